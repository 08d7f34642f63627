// npm run print-tables            writes the tables of the rules into README.md, between <!-- table:NAME --> and <!-- /table -->
// npm run print-tables -- --check exits 1 when a table there is not what the rules say
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SCENES } from '../src/adapters/http/sim/scenes/scene-table.ts';
import { GRAMMAR } from '../src/domain/chat-command/grammar.ts';
import type { Limit } from '../src/domain/deadline/deadline.ts';
import { FIGURE_DEFINITIONS } from '../src/domain/figures/figure-table.ts';
import { type Role, STAFF_ROLES } from '../src/domain/office/person.ts';
import { DEFAULT_LADDER, type Rung, type RungMoment, type Window } from '../src/domain/reminder/reminder-ladder.ts';
import { REVIEW_KINDS } from '../src/domain/review/review-kind.ts';
import { REVIEW_TABLE } from '../src/domain/review/review-table.ts';
import { SOURCE_TABLE, type SourceRow } from '../src/domain/source/source-table.ts';
import type { GuardName } from '../src/domain/ticket/guards.ts';
import { LIFECYCLE_TABLE, type LifecycleRow, OPENING } from '../src/domain/ticket/lifecycle-table.ts';
import { OPEN_STATES, TICKET_STATES, type TicketState } from '../src/domain/ticket/state.ts';
import { waysToAnswer } from '../src/wording/review-post.ts';
import { ROLE_NAMES, STATE_NAMES } from '../src/wording/state-names.ts';

type Row = readonly string[];
interface Table {
  readonly head: Row;
  readonly rows: () => readonly Row[];
}

const GUARD_WORDS: Readonly<Record<GuardName, string>> = {
  unitIsKnown: '单位在册',
  unitIsActive: '单位在用',
  unitIsOther: '不是原单位',
  unitsAreGiven: '写明单位',
  reasonIsGiven: '有理由',
  reasonIsListed: '理由在清单内',
  textIsGiven: '写明内容',
  noReturnWaits: '没有待答复的退单',
  returnWaits: '有待答复的退单',
  returnIsUnused: '本单位没退过',
  returnIsInTime: '派单后1个工作日内',
  noObjectionWaits: '没有待答复的异议',
  objectionWaits: '有待答复的异议',
  isNotUrgent: '不是紧急件',
  urgencyRises: '比现在更急',
  isUrgent: '是紧急件',
  isNoEmergency: '不是特急件',
  pauseIsUnused: '没有暂停过',
  isNoEnquiry: '不是咨询',
  noExtensionWaits: '没有待答复的延期',
  extensionWaits: '有待答复的延期',
  extensionsAreLeft: '延期次数未用完',
  daysAreAllowed: '天数在上限内',
  extensionIsInTime: '在截止前一工作日规定时点之前申请',
  answerIsGiven: '写明是否解决或是否满意',
  isFollowedUpOrLapsed: '已回访或回访期已过',
  reopenIsInTime: '在重开期限内',
  noShelvingWaits: '没有待批的挂账',
  shelvingWaits: '有待批的挂账',
  shelvingWaitsFromOther: '另一人已申请',
  mergeTargetIsOther: '并入另一件',
  supporterIsKnown: '有附议人',
  isAlone: '没有附议、还没签收',
  isNotExcluded: '没有剔除过',
  noExclusionWaits: '没有待核的剔除',
  exclusionWaits: '有待核的剔除',
  exclusionWaitsFromOther: '另一人已申请',
};
const WINDOWS: Readonly<Record<Window, string>> = {
  accept: '签收',
  contact: '首次联系',
  complete: '办结',
  review: '待审核',
};
const SIZES: Readonly<Record<Rung['size'], string>> = { short: '不超过1天', long: '1天以上', any: '不限' };
const RUNG_POSTS: Readonly<Record<Rung['post'], string>> = {
  reminder: '提醒',
  overdue: '超期提醒',
  overdueList: '超期清单',
  escalation: '提请过问',
  review: '待审核提醒',
};
const FRACTIONS: Readonly<Record<number, string>> = { 0.5: '一半', 0.875: '⅞' };

const TABLES: Readonly<Record<string, Table>> = {
  lifecycle: {
    head: ['从', '指令', '谁', '条件', '到'],
    rows: () => [openingRow(), ...LIFECYCLE_TABLE.map(lifecycleRow)],
  },
  commands: {
    head: ['指令', '也可以说', '例子', '谁', '作用'],
    rows: () => GRAMMAR.map((row) => [row.word, some(row.aliases), row.example, who(row.who, row.manager), row.help]),
  },
  reviews: {
    head: ['事项', '谁答', '怎么答（字母以 A 为例）'],
    rows: () =>
      REVIEW_KINDS.map((kind) => [
        REVIEW_TABLE[kind].name,
        who(REVIEW_TABLE[kind].who),
        waysToAnswer({ letter: 'A', kind, data: { unit: '', partner: '' } }),
      ]),
  },
  figures: {
    head: ['指标', '代码', '口径'],
    rows: () => FIGURE_DEFINITIONS.map(({ name, code, formula }) => [name, `\`${code}\``, formula]),
  },
  sources: {
    head: ['来源', '代码', '也叫', '谁登记', '单位有账号', '答复去向', '时限'],
    rows: () => SOURCE_TABLE.map(sourceRow),
  },
  scenes: {
    head: ['剧本', '看什么'],
    rows: () => SCENES.map(({ title, about }) => [title, about]),
  },
  ladder: {
    head: ['时限', '时限长度', '何时', '提醒谁', '方式', '级别'],
    rows: () => DEFAULT_LADDER.rungs.map(rungRow),
  },
};

const README = path.resolve(import.meta.dirname, '..', 'README.md');
const HELP =
  '用法：npm run print-tables [-- --check]：把办件流程、指令、待确认事项、指标口径、来源、提醒阶梯和模拟器的剧本写进 README.md；--check 只核对是否最新。';

if (process.argv.includes('--help')) console.log(HELP);
else run(process.argv.includes('--check'));

function run(check: boolean): void {
  const fault = existsSync(README) ? update(readFileSync(README, 'utf8'), check) : '没有 README.md，表格无处可写。';
  if (fault === undefined) return;
  console.error(fault);
  process.exitCode = 1;
}

/** What is wrong with the README, in a sentence; unless it is only looked at, stale tables are no fault but rewritten. */
function update(text: string, check: boolean): string | undefined {
  const missing = Object.keys(TABLES).filter((name) => !marked(name).test(text));
  if (missing.length > 0)
    return `README.md 里缺少表格标记：${missing.map((name) => `<!-- table:${name} -->`).join('、')}。`;
  const stale = Object.keys(TABLES).filter((name) => filledIn(text, [name]) !== text);
  if (stale.length === 0) return undefined;
  if (check) return `README.md 的表格已过时（${stale.join('、')}），请运行 npm run print-tables。`;
  writeFileSync(README, filledIn(text, stale));
  return undefined;
}

function marked(name: string): RegExp {
  return new RegExp(`(<!-- table:${name} -->\\n)[\\s\\S]*?(<!-- /table -->)`, 'u');
}

function filledIn(text: string, names: readonly string[]): string {
  return names.reduce(
    (filled, name) =>
      filled.replace(marked(name), (_all, open: string, close: string) => `${open}${markdown(name)}\n${close}`),
    text,
  );
}

function markdown(name: string): string {
  const { head, rows } = TABLES[name] as Table;
  return [head, head.map(() => '---'), ...rows()].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function some(words: readonly string[]): string {
  return words.length > 4 ? `${words.slice(0, 4).join('、')}…` : words.join('、');
}

function who(roles: readonly Role[], manager = false): string {
  const everybody = STAFF_ROLES.every((role) => roles.includes(role));
  const names = roles.map((role) => ROLE_NAMES[role]);
  return everybody ? '全体工作人员' : [...names, ...(manager ? ['本群管理员'] : [])].join('、');
}

function openingRow(): Row {
  return [
    '–',
    `${OPENING.label} \`open\``,
    OPENING.who.map((role) => ROLE_NAMES[role]).join('、'),
    OPENING.condition,
    STATE_NAMES[OPENING.to],
  ];
}

function lifecycleRow({ from, label, command, who: roles, guards, to }: LifecycleRow): Row {
  return [
    states(from),
    `${label} \`${command}\``,
    who(roles),
    guards.map((guard) => GUARD_WORDS[guard]).join('；') || '–',
    to === 'same'
      ? '不变'
      : (Array.isArray(to) ? to : [to as TicketState]).map((state) => STATE_NAMES[state as TicketState]).join(' 或 '),
  ];
}

function sourceRow({ code, name, aliases, completeWithin, afterwards, ...row }: SourceRow): Row {
  const within = completeWithin === undefined ? '办公室规定' : limit(completeWithin);
  return [
    name,
    `\`${code}\``,
    some(aliases),
    row.registeredBy,
    row.unitAccounts ? '有' : '没有',
    row.replyTo,
    afterwards === undefined ? within : `${within}；${afterwards}`,
  ];
}

function states(from: readonly TicketState[]): string {
  if (from.length === TICKET_STATES.length) return '任何状态';
  const others = from.filter((state) => !OPEN_STATES.includes(state));
  if (from.length - others.length < OPEN_STATES.length) return from.map((state) => STATE_NAMES[state]).join('、');
  return ['未办结', ...others.map((state) => STATE_NAMES[state])].join('、');
}

function rungRow({ window, size, when, whom, post, level }: Rung): Row {
  return [
    WINDOWS[window],
    SIZES[size],
    moment(when, window),
    whom === 'duty' ? '值班人员' : ROLE_NAMES[whom],
    RUNG_POSTS[post],
    String(level),
  ];
}

/** A reply that waits is due from its first moment. */
function moment(when: RungMoment, window: Window): string {
  if (window === 'review' && 'workingDaysAfterDueAt' in when)
    return `待审核期间每个工作日${when.workingDaysAfterDueAt}`;
  if (window === 'review' && 'afterDue' in when) return `答复后${limit(when.afterDue)}`;
  if ('fraction' in when) return `时限过${FRACTIONS[when.fraction] ?? when.fraction}`;
  if ('beforeDue' in when) return `到期前${limit(when.beforeDue)}`;
  if ('afterDue' in when) return `超期${limit(when.afterDue)}`;
  return 'atDue' in when ? '到期时' : `超期后每个工作日${when.workingDaysAfterDueAt}`;
}

function limit(length: Limit): string {
  if ('workingDays' in length) return `${length.workingDays}个工作日`;
  if ('clockDays' in length) return `${length.clockDays}天`;
  const minutes = 'workingMinutes' in length ? length.workingMinutes : length.clockMinutes;
  const words = minutes % 60 === 0 ? `${minutes / 60}小时` : `${minutes}分钟`;
  return 'workingMinutes' in length ? `工作时间${words}` : words;
}
