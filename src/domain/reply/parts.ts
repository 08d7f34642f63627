/** The parts a full reply has, and what each is worth: for completeness (完整) and for explanation (解释). */

export interface Part {
  readonly key: 'greeting' | 'matter' | 'found' | 'basis' | 'done' | 'when' | 'contact' | 'reason' | 'points';
  /** As a reviewer reads it; empty for a part nobody is asked to add. */
  readonly name: string;
  readonly pattern: RegExp;
  readonly complete: number;
  readonly explain: number;
}

/** Patterns over a normalised text; every repetition bounded. The weights of a column and its length share add up to 1. */
export const PARTS: readonly Part[] = [
  {
    key: 'greeting',
    name: '称呼',
    pattern: /[您你]好|网友|同志|先生|女士|市民|居民|群众/u,
    complete: 0.06,
    explain: 0,
  },
  {
    key: 'matter',
    name: '答的是哪件事',
    pattern: /关于|就[您你]|[您你](?:所|在)?[^,。;:]{0,12}(?:反映|反应|咨询|提出|提到|投诉|举报|留言|来信)/u,
    complete: 0.08,
    explain: 0.02,
  },
  {
    key: 'found',
    name: '查明的情况',
    pattern:
      /[经据](?:查|核|咨询|调查|了解|现场|勘|我|与|多次|调阅|询问|走访)|核实|调查|查明|核查|现场|勘[查察]|走访|了解到|属实|目前|现状|未发现|没有发现|检查|原因/u,
    complete: 0.2,
    explain: 0.12,
  },
  {
    key: 'basis',
    name: '依据',
    pattern:
      /《[^》]{2,60}》|[〔[(（]\d{4}[〕\])）]\s?\d{1,4}号|根据|依据|按照|依照|遵照|规定|条例|办法|政策|文件|法律|标准|规划/u,
    complete: 0.16,
    explain: 0.24,
  },
  {
    key: 'done',
    name: '办理的结果',
    pattern:
      /已(?=[\u4e00-\u9fff])(?!收|阅|转|经收|经转|知|给|由)|责令|要求|整改|修复|维修|更换|清[理运除扫]|拆除|恢复|处罚|取缔|约谈|安排|督促|协调|组织|将(?:会|于|在|进一步|按|对)|下一步|计划|拟/u,
    complete: 0.18,
    explain: 0.1,
  },
  {
    key: 'when',
    name: '时间',
    pattern:
      /\d{1,2}月(?:\d{1,2}日|底|初|份)|\d{1,2}日|年底|\d{1,2}个?(?:工作日|小时|天|个月)|今天|明天|昨天|上午|下午|当[天日晚]|[本下上]周|近期|预计|之前完成/u,
    complete: 0.1,
    explain: 0.06,
  },
  {
    key: 'contact',
    name: '联系方式',
    pattern: /电话|热线|联系|\d{3,4}[-—]\d{6,8}|窗口|拨打/u,
    complete: 0.08,
    explain: 0,
  },
  {
    key: 'reason',
    name: '',
    pattern: /因为?|由于|原因|鉴于|所以|因此|故|为了|主要是|考虑|导致|系[^统列]|属于|不符合|符合/u,
    complete: 0,
    explain: 0.16,
  },
  {
    key: 'points',
    name: '',
    pattern: /(?:^|[\s。;:])(?:[一1][、.,]|第一|\(一\)|首先)[\s\S]{4,2000}(?:[二2][、.,]|第二|\(二\)|其次)/u,
    complete: 0.02,
    explain: 0.08,
  },
];

/** What the length of the content adds, up to so many characters. */
export const LENGTH_SHARE = { complete: { worth: 0.12, full: 250 }, explain: { worth: 0.22, full: 350 } } as const;
