import type { Limit } from '../deadline/deadline.ts';
import type { FigureCode } from '../figures/figure-table.ts';
import type { Rung } from '../reminder/reminder-ladder.ts';

/** A column of a source's printed table; `{期}` stands for 本月, 本季度, 本期. */
export interface TableColumn {
  readonly title: string;
  readonly figure: FigureCode;
}

/** Where tickets come from (来源): everything the product knows of a source stands in its row, a new source is a new row. */
export interface SourceRow {
  readonly code: string;
  readonly name: string;
  /** Other names a 来源 column or a file goes by. */
  readonly aliases: readonly string[];
  /** Several offices call it differently (县长信箱, 区长信箱): it is printed as the ledger writes it. */
  readonly printedAsWritten?: true;
  /** 谁登记 */
  readonly registeredBy: string;
  /** Units sign and answer on its platform under accounts of their own. */
  readonly unitAccounts: boolean;
  /** 答复去向 */
  readonly replyTo: string;
  /** How long a unit has to complete where the ledger says nothing; left out = the office's own limits by kind. */
  readonly completeWithin?: Limit;
  /** What happens when the limit has passed, beside the reminder ladder: in words, and as rungs that no office can leave out. */
  readonly afterwards?: string;
  readonly rungs?: readonly Rung[];
  /** Head of the notice a unit gets of it, apart from other sources; left out = 派单. */
  readonly warning?: string;
  readonly table: {
    readonly unitTitle: string;
    readonly columns: readonly TableColumn[];
    /** Where the office names no `order`: as the office file lists its units, or most tickets first. */
    readonly orderBy: 'office' | 'received';
  };
}

const HANDLED: readonly TableColumn[] = [
  { title: '{期}投诉(条)', figure: 'received' },
  { title: '办结投诉(条)', figure: 'completed' },
];
const EXTENDED: readonly TableColumn[] = [
  ...HANDLED,
  { title: '延期数(条)', figure: 'extensions' },
  { title: '重办条数(条)', figure: 'reworks' },
];
const LETTERS: readonly TableColumn[] = [
  { title: '信件总数', figure: 'received' },
  { title: '办结总数', figure: 'completed' },
  { title: '办结率', figure: 'completionRate' },
];
const JUDGED: readonly TableColumn[] = [
  { title: '件数', figure: 'received' },
  { title: '办结', figure: 'completed' },
  { title: '办结率', figure: 'completionRate' },
  { title: '超期', figure: 'overdueCount' },
  { title: '按期办结率', figure: 'onTimeCompletionRate' },
];

const inOfficeOrder = (columns: readonly TableColumn[]): SourceRow['table'] => ({
  unitTitle: '单位',
  columns,
  orderBy: 'office',
});

const SOURCES = [
  {
    code: 'linliqianshou',
    name: '邻里牵手',
    aliases: ['邻里牵手微信群', '微信群', '居民微信群', '微信', '钉钉', 'wechat', 'dingtalk'],
    registeredBy: '助手自动登记，派单员可补登',
    unitAccounts: true,
    replyTo: '诉求人所在的群',
    table: inOfficeOrder(HANDLED),
  },
  {
    code: '12345',
    name: '12345热线',
    aliases: ['12345', '12345政务服务便民热线', '12345民生服务热线', '12345市民热线', '政务服务便民热线', '市长热线'],
    registeredBy: '市热线中心转派，办公室导入',
    unitAccounts: true,
    replyTo: '热线平台，由热线中心答复来电人',
    table: inOfficeOrder(EXTENDED),
  },
  {
    code: 'supervision710',
    name: '710政务督办',
    aliases: ['710', '710督办', '710政务督办系统', '710政府督办', '政务督办'],
    registeredBy: '督查室交办',
    unitAccounts: true,
    replyTo: '督办系统，由督查室销号',
    table: inOfficeOrder(EXTENDED),
  },
  {
    code: 'onlineInquiry',
    name: '网上问政',
    aliases: ['网上问政平台', '网络问政', '政府网站网上问政', '领导留言板', '网民留言'],
    registeredBy: '信息中心登记转办',
    unitAccounts: true,
    replyTo: '政府网站公开答复',
    table: { unitTitle: '部门名称', columns: LETTERS, orderBy: 'received' },
  },
  {
    code: 'mailbox',
    name: '领导信箱',
    aliases: ['县长信箱', '区长信箱', '市长信箱', '镇长信箱', '书记信箱', '主任信箱', '信箱'],
    printedAsWritten: true,
    registeredBy: '信息办登记，办公室拟办',
    unitAccounts: false,
    replyTo: '信箱平台答复写信人',
    table: inOfficeOrder(JUDGED),
  },
  {
    code: 'smartPlatform',
    name: '智慧管理平台',
    aliases: ['智慧平台', '智慧城市管理平台', '数字城管', '智慧城管', '智慧管理平台派遣案件'],
    registeredBy: '平台派遣',
    unitAccounts: true,
    replyTo: '平台结案',
    table: inOfficeOrder(JUDGED),
  },
  {
    code: 'disclosure',
    name: '依申请公开',
    aliases: ['政府信息依申请公开', '信息公开申请', '依申请公开政府信息'],
    registeredBy: '信息公开机构登记',
    unitAccounts: false,
    replyTo: '书面答复申请人',
    completeWithin: { workingDays: 20 },
    table: inOfficeOrder(JUDGED),
  },
  {
    code: 'opinion',
    name: '网络舆情',
    aliases: ['舆情', '舆情监测', '网络舆情预警'],
    registeredBy: '网信办监测预警',
    unitAccounts: false,
    replyTo: '原发帖处回应，并报网信办',
    completeWithin: { clockMinutes: 24 * 60 },
    afterwards: '24小时未回应转督办',
    rungs: [
      {
        ...{ id: 'opinion-supervisor', window: 'complete', size: 'any', when: { atDue: true } },
        ...{ whom: 'supervisor', post: 'escalation', level: 3 },
      },
    ],
    warning: '【舆情预警】',
    table: inOfficeOrder(JUDGED),
  },
] as const satisfies readonly SourceRow[];

export type SourceCode = (typeof SOURCES)[number]['code'];
export type Source = SourceRow & { readonly code: SourceCode };

export const SOURCE_TABLE: readonly Source[] = SOURCES;
