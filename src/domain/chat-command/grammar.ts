import { STAFF_ROLES, type StaffRole } from '../office/person.ts';
import type { CommandName } from '../ticket/command.ts';
import { LIFECYCLE_TABLE } from '../ticket/lifecycle-table.ts';
import type { OfficeOrderName } from './office-order.ts';

/** What staff may ask without changing anything; `open` (建单) opens a ticket from words or from a letter of the review list. */
export type QueryName =
  | 'help'
  | 'todo'
  | 'overdue'
  | 'lookUp'
  | 'mine'
  | 'ranking'
  | 'digest'
  | 'duty'
  | 'roster'
  | 'cancelDuty'
  | 'review'
  | 'details'
  | 'open'
  | 'silence'
  | 'speakAgain';

/** An answer whose meaning the ticket decides: 准/同意, 驳/不同意 by the request that waits, 退回 by the state. */
export type OpenAnswer = 'grant' | 'refuse' | 'sendBack';

export type Action =
  | { readonly kind: 'lifecycle'; readonly command: CommandName }
  | { readonly kind: 'answer'; readonly answer: OpenAnswer }
  | { readonly kind: 'query'; readonly query: QueryName }
  | { readonly kind: 'office'; readonly order: OfficeOrderName };

/** What is said of tickets and may change them. */
export type TicketAction = Extract<Action, { readonly kind: 'lifecycle' | 'answer' }>;

/** What stands behind the number, or in place of it for a query. */
export type ArgumentShape =
  | 'none'
  | 'reason'
  | 'text'
  | 'assignee'
  | 'unit'
  | 'unit+reason'
  | 'units'
  | 'days+reason'
  | 'result+text'
  | 'followUp'
  | 'into'
  | 'tickets'
  | 'person'
  | 'letter';

/** One word staff may say (指令). The table prints the README and the answer to 帮助. */
export interface GrammarRow {
  readonly word: string;
  readonly aliases: readonly string[];
  readonly action: Action;
  readonly arguments: ArgumentShape;
  readonly who: readonly StaffRole[];
  /** Also whoever is named as the manager of the group where it is said, whatever his role. */
  readonly manager?: boolean;
  readonly example: string;
  readonly help: string;
}

/** Who may run a command stands in the lifecycle table alone. */
const mayRun = (command: CommandName): readonly StaffRole[] =>
  STAFF_ROLES.filter((role) => LIFECYCLE_TABLE.some((row) => row.command === command && row.who.includes(role)));

type Said = Omit<GrammarRow, 'action' | 'who' | 'manager'>;
const command = (name: CommandName, row: Said): GrammarRow => ({
  ...row,
  action: { kind: 'lifecycle', command: name },
  who: mayRun(name),
});
const answer = (meaning: OpenAnswer, who: readonly StaffRole[], row: Said): GrammarRow => ({
  ...row,
  action: { kind: 'answer', answer: meaning },
  who,
});
const query = (name: QueryName, row: Said, who: readonly StaffRole[] = STAFF_ROLES): GrammarRow => ({
  ...row,
  action: { kind: 'query', query: name },
  who,
});
/** Said among residents by who looks after the group. */
const inGroup = (name: QueryName, row: Said): GrammarRow => ({
  ...query(name, row, ['gridWorker', 'dispatcher', 'administrator']),
  manager: true,
});
/** Those who set the office up. */
const SETTERS: readonly StaffRole[] = ['dispatcher', 'administrator'];
const office = (name: OfficeOrderName, row: Said, who: readonly StaffRole[] = SETTERS): GrammarRow => ({
  ...row,
  action: { kind: 'office', order: name },
  who,
});
const say = (word: string, aliases: string, shape: ArgumentShape, example: string, help: string): Said => ({
  word,
  aliases: aliases.split(' ').filter((alias) => alias !== ''),
  arguments: shape,
  example,
  help,
});

/** Every word of staff: the printed one, what else people say for it, an example, and one line of help. */
// biome-ignore format: a row is a line, so that the table can be read
export const GRAMMAR: readonly GrammarRow[] = [
  command('dispatch', say('派单', '派给 派到 派至 派件 分派 派发 交办', 'unit', '派单 0312-012 区住建局', '把件派给承办单位；不写单位就派给建议的单位')),
  command('decline', say('不受理', '不予受理 不接收', 'reason', '不受理 0312-012 诉讼仲裁', '按清单里的理由不受理，并告知诉求人')),
  command('accept', say('受理', '签收 接单 接件 收到 收件 已受理 已签收 已接单 接收', 'none', '受理 0312-012', '签收派来的件')),
  command('assign', say('指派', '安排 安排给 指派给 交给', 'assignee', '指派 0312-012 张工', '在单位内部交给某个科室或人')),
  command('return', say('退单', '申请退单 退件 要求退单', 'reason', '退单 0312-012 不属于本单位职责', '签收前申请退单，每个单位一次')),
  command('upholdReturn', say('准退', '同意退单 准予退单 准许退单 同意退件', 'none', '准退 0312-012', '同意退单，件回到待派单')),
  command('refuseReturn', say('驳退', '不准退 不同意退单 驳回退单 不予退单 拒绝退单', 'reason', '驳退 0312-012 属地管理', '不同意退单')),
  command('object', say('异议', '有异议 提出异议 申请异议 提异议', 'text', '异议 0312-012 涉及两个单位', '先办着，对职责提出异议')),
  command('answerObjection', say('答复异议', '回复异议 异议答复 异议回复', 'text', '答复异议 0312-012 由贵单位牵头', '答复承办单位的异议')),
  command('transfer', say('转办', '转给 转到 转派 转至 改派 改派给 转办给 移交', 'unit+reason', '转办 0312-012 区城管局 属占道经营', '改由另一个单位办理')),
  command('assist', say('协办', '协助 会办 协同办理 请协办', 'units', '协办 0312-012 区住建局、区消防救援大队', '请其他单位协助')),
  command('contact', say('联系', '已联系 联系了 联系群众 已联系群众 已回电 回电', 'text', '联系 0312-012 已电话说明', '记下已联系群众')),
  command('pause', say('待补充', '补充材料 需补充 请补充 等补充 待补', 'text', '待补充 0312-012 请问是几号楼', '请诉求人补充，时限暂停，一次为限')),
  command('resume', say('恢复', '恢复办理 继续办理 继续办', 'none', '恢复 0312-012', '结束待补充，时限接着走')),
  command('requestExtension', say('延期', '申请延期 延长 展期 申请延长 延时', 'days+reason', '延期 0312-012 5天 等配件', '申请延长办理时限')),
  command('grantExtension', say('准延', '同意延期 准予延期 准许延期 批准延期', 'none', '准延 0312-012', '同意延期')),
  command('refuseExtension', say('驳延', '不准延 不同意延期 驳回延期 不予延期 拒绝延期', 'reason', '驳延 0312-012 可先临时处置', '不同意延期')),
  command('complete', say('办结', '完成 已完成 办好了 办好 办完了 办完 已办好 已办完 搞定 搞定了 已办结 处理完了 已处理完 结办 解决了 已解决', 'result+text', '办结 0312-012 已更换门机配件，恢复运行', '写明结果，件办结；可在前面写“解释说明：”等')),
  command('approve', say('通过', '审核通过 通过审核 审核同意', 'none', '通过 0312-012', '答复可以发给群众')),
  command('rework', say('重办', '退回重办 重新办理 返工 退回重做', 'reason', '重办 0312-012 没写处理结果', '答复不合格或没解决，重新办理')),
  command('askFollowUp', say('询问回访', '发起回访 问回访', 'none', '询问回访 0312-012', '现在就问诉求人满不满意')),
  command('followUp', say('回访', '回访结果 已回访 电话回访', 'followUp', '回访 0312-012 已解决，满意', '记下回访结果')),
  command('close', say('归档', '结案 存档 办结归档', 'reason', '归档 0312-012', '回访过的件归档')),
  command('reopen', say('重开', '重新打开 再开 重启', 'reason', '重开 0312-012 电梯又停了', '归档后30天内重开')),
  command('shelve', say('挂账', '申请挂账 挂起', 'days+reason', '挂账 0312-012 等老旧小区改造', '一时办不了的件申请挂账，领导再回一次即批准')),
  command('refuseShelving', say('驳挂', '不同意挂账 驳回挂账 不予挂账 拒绝挂账', 'reason', '驳挂 0312-012 可先临时处置', '不同意挂账')),
  command('unshelve', say('销账', '取消挂账 解除挂账 消账', 'none', '销账 0312-012', '挂账的件恢复办理')),
  command('remind', say('催办', '催一下 催 催促 催单', 'text', '催办 0312-012', '提醒承办单位')),
  command('escalate', say('督办', '发督办 督查', 'text', '督办 0312-012 明天报进展', '转为督办')),
  command('instruct', say('批示', '领导批示 批示意见', 'text', '批示 0312-012 限三天解决', '领导批示，以后每条消息都带上')),
  command('raise', say('加急', '升级为特急 转特急 按特急办', 'reason', '加急 0312-012 有人受困', '按特急办，马上叫人')),
  command('lower', say('降级', '解除特急 解除警报 解除紧急', 'reason', '降级 0312-012 已核实是误报', '核实后按一般件办')),
  command('merge', say('并单', '并入 合并 并到 并', 'into', '并单 0312-015 0312-012', '前一件并入后一件')),
  command('split', say('拆单', '拆分 拆开 分单 拆', 'text', '拆单 0312-012', '把最后附议的一户拆成单独一件')),
  command('cancel', say('作废', '取消 撤销 撤单 废单', 'reason', '作废 0312-012 重复登记', '登记错的件作废')),
  command('exclude', say('剔除', '申请剔除 不计考核', 'reason', '剔除 0312-012 非人为原因', '不计入考核；审核员再回一次即生效')),
  command('refuseExclusion', say('驳剔', '不同意剔除 驳回剔除 不予剔除 拒绝剔除', 'reason', '驳剔 0312-012 理由不足', '不同意剔除')),
  command('correct', say('更正', '改正 修正', 'text', '更正 0312-012 是5号楼的电梯', '更正诉求内容')),
  answer('grant', ['dispatcher', 'reviewer', 'leader'], say('准', '同意 批准 准予 准了', 'reason', '准 0312-012', '同意正在等答复的申请')),
  answer('refuse', ['dispatcher', 'reviewer', 'leader'], say('驳', '不同意 驳回 不准 不批准', 'reason', '驳 0312-012 理由不足', '不同意正在等答复的申请')),
  answer('sendBack', ['handler', 'head', 'reviewer', 'dispatcher'], say('退回', '打回', 'reason', '退回 0312-012 没写处理结果', '未签收时是退单，答复后是重办')),
  query('todo', say('待办', '我的待办 待办件 待办清单 待办事项 在办 在办件', 'unit', '待办', '本单位还没办结的件')),
  query('overdue', say('超期', '超期件 超期清单 逾期 逾期件 逾期清单', 'unit', '超期', '已过时限的件')),
  query('lookUp', say('查询', '查 查一下 查件 进度 进展 状态', 'tickets', '查询 0312-012', '办到哪一步、时限、承办单位')),
  query('mine', say('我的', '我的件 我的工单 我的办件', 'none', '我的', '指派给您的件')),
  query('ranking', say('排名', '排行 排行榜 看排名', 'none', '排名', '本月各单位办理情况')),
  query('digest', say('日报', '摘要 今日日报 每日摘要', 'none', '日报', '到现在为止的办理摘要')),
  query('duty', say('值班', '换班 代班 替班 值班员 谁值班 今天谁值班', 'person', '值班 张三 5月1日至5月5日', '看谁值班；写上姓名就是换班，可写今天、周六、本周末、起止日期')),
  query('roster', say('值班表', '排班表 一周值班', 'unit', '值班表', '本单位今后七天谁值班')),
  query('cancelDuty', say('取消值班', '取消换班 取消代班 撤销值班', 'person', '取消值班 明天', '收回换班，恢复平常的值班')),
  query('review', say('存疑', '待确认 存疑清单 待确认清单', 'none', '存疑', '等人确认的清单，按字母回'), ['dispatcher', 'administrator', 'reviewer', 'leader']),
  query('details', say('详情', '明细 详细 联系方式', 'tickets', '详情 0312-012', '全文，私聊发给承办单位和派单员'), ['handler', 'head', 'dispatcher']),
  query('open', say('建单', '登记 立单 开单 新建工单', 'letter', '建单 文化小区3号楼电梯停运', '手工登记；“A 建单”登记待确认的一条'), ['dispatcher']),
  inGroup('silence', say('安静', '先安静 静音 别发了 先别发了 暂停回执 先别说话', 'none', '安静', '居民群里2小时内不发登记回执')),
  inGroup('speakAgain', say('恢复发言', '可以说话了 取消安静 不用安静了 可以发了', 'none', '恢复发言', '提前结束“安静”')),
  office('nameGroup', say('本群是', '这个群是 本群叫 登记本群', 'none', '本群是文化小区1群', '在群里说，登记或改名；核对后回“确认”')),
  office('closeGroup', say('停用群', '停用', 'none', '停用 南滩1群', '群解散了，件照常办')),
  office('resultsTo', say('结果发到', '', 'none', '南滩1群的结果发到南滩2群', '停用的群，结果改发到哪里；可以写“工作群”')),
  office('bind', say('绑定', '绑', 'none', '绑定 张三', '要一个六位绑定码，由本人用自己的账号说出来')),
  office('addPerson', say('新增', '添加', 'none', '新增 张三 区住建局 承办人员', '登记新的工作人员，并给绑定码')),
  office('unbind', say('解绑', '离职 解除绑定', 'none', '解绑 张三', '离职或调走，绑定立即解除'), [...SETTERS, 'head']),
  office('trial', say('试运行', '', 'none', '试运行 开', '开：派单等您确认，排名只发工作群；也可以“关”')),
  office('autoDispatch', say('自动派单', '', 'none', '自动派单 本辖区', '全部、本辖区或关闭')),
  office('settings', say('设置', '', 'none', '设置', '看试运行、自动派单等现在怎么设')),
  query('help', say('帮助', '指令 命令 怎么用 使用说明 help 菜单 说明', 'text', '帮助 延期', '看能用的指令')),
];

/** Words so common in talk that alone they count only beside a number, or when a dispatch is quoted. */
export const TALK_WORDS: readonly string[] = [
  '收到',
  '好的',
  '完成',
  '已完成',
  '搞定',
  '搞定了',
  '同意',
  '取消',
  '解决了',
  '已解决',
  '办好了',
  '办好',
  '准',
  '并',
  '催',
  '拆',
  '查',
];

/** Every word with its row. */
export const WORDS: readonly (readonly [string, GrammarRow])[] = GRAMMAR.filter(
  // What changes the office has forms of its own and is read apart: “新增” in a sentence about a ticket is no command.
  (row) => row.action.kind !== 'office',
).flatMap((row) => [row.word, ...row.aliases].map((word) => [word, row] as const));

export const rowOf = (name: CommandName | QueryName): GrammarRow | undefined =>
  GRAMMAR.find(
    ({ action }) =>
      (action.kind === 'lifecycle' && action.command === name) || (action.kind === 'query' && action.query === name),
  );

/** The row of an order to the office: the answers to a proposal belong to the naming of groups. */
export function officeRowOf(name: OfficeOrderName): GrammarRow {
  const own = (order: OfficeOrderName) =>
    GRAMMAR.find(({ action }) => action.kind === 'office' && action.order === order);
  return (own(name) ?? own('nameGroup')) as GrammarRow;
}
