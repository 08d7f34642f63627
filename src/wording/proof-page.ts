import type { FigureKey } from '../domain/figures/fact-fields.ts';
import type { FigureCode } from '../domain/figures/figure-table.ts';
import type { FigureValue } from '../domain/figures/measure.ts';
import type { Group } from '../domain/office/group.ts';
import type { FrozenTable, FrozenTableName } from '../domain/report/publication.ts';
import { dayOf, type Moment } from '../domain/time/moment.ts';
import { cutOffClock, dayClosed } from './days.ts';
import { figureTitle } from './figure-cells.ts';
import { date, when } from './times.ts';

export const PROOF_TITLE = '数字的出处';
export const PROOF_TOTAL = '合计';
export const NOBODY_YET = '还没派单';
export const NO_GROUP = '不在群里登记';
export const BACK = '返回全部数字';
export const ABOVE_LINE = '计入分子';
export const BELOW_ONLY = '只计入分母';
export const COUNTED = '计入的件';
export const NOTHING_COUNTED = '没有一件。';
export const HIDDEN = '内容不公开，只给经办人看';
export const SINCE_THEN = '此后：';
export const NEXT_PAGE = '看后面的';
export const DUE_TODAY = '截止以后当天到期的件';
export const KEY_NAMES: Readonly<Record<FigureKey, string>> = {
  unit: '单位',
  group: '群',
  category: '类别',
  source: '来源',
};

export const PROOF_FAULTS = {
  forged: '链接不完整或不对。请从原来那条消息里重新点开。',
  expired: '链接已过期。请看最近一期，或在工作群回“排名”“日报”。',
  missing: '没有找到这一期的数字。请从原来那条消息里重新点开。',
} as const;

const REPORT_NAMES: Readonly<Record<string, string>> = {
  dailyRanking: '办理日报',
  leaderDigest: '每日摘要',
  weeklyReport: '周报',
};

/** `办理日报，截至3月12日17:30` */
export const proofHead = (report: string, cutOff: Moment, now: Moment): string =>
  `${REPORT_NAMES[report] ?? '通报'}，截至${date(dayClosed(cutOff), now)}${cutOffClock(cutOff)}`;

export const frozenAt = (issuedAt: Moment, now: Moment): string =>
  `${when(issuedAt, now)}发布，数字此后不变。点任何一个数，看是哪些工单。`;

export const NO_CORRECTIONS = '按现在的记录重新算，和发布时一样。';
export const correctionsHead = (count: number): string => `发布以后有${count}个数需要更正`;

const TABLE_NAMES: Readonly<Record<FrozenTableName, string>> = {
  month: '本月',
  day: '当天',
  recent: '这几天',
  before: '这几天开始时（用来比多少）',
  lastMonth: '刚过去的一个月',
  monthBefore: '再上一个月（用来比多少）',
  week: '上周',
  weekBefore: '再上一周（用来比多少）',
  categories: '上周各类诉求',
  circular: '本期',
};

/** `本月（3月1日起，截至3月12日17:30）` */
export const tableHead = ({ name, window }: FrozenTable, now: Moment): string => {
  const until = `截至${date(dayClosed(window.cutOff), now)}${cutOffClock(window.cutOff)}`;
  const first = dayOf(window.period.from);
  const from = first < dayClosed(window.cutOff) ? `${date(first, now)}起，` : '';
  return `${TABLE_NAMES[name]}（${from}${until}）`;
};

export const tableName = (name: FrozenTableName): string => TABLE_NAMES[name];

/** `87.50%`, `12`; a dash where there is no denominator. */
export function numberText({ value, denominator }: FigureValue): string {
  if (value === null) return '—';
  return denominator === null ? `${value}` : `${value}%`;
}

/** `按期办结率87.50%＝7÷8` */
export function numberSentence(code: FigureCode, figure: FigureValue): string {
  const { numerator, denominator } = figure;
  const proof = denominator === null || denominator === 0 ? '' : `＝${numerator}÷${denominator}`;
  return `${figureTitle(code)}${numberText(figure)}${proof}`;
}

/** `仓门街街道 本月 收到：发布9，现在8` */
export const correctionSentence = (
  who: string,
  table: FrozenTableName,
  code: FigureCode,
  { printed, now }: { readonly printed: FigureValue; readonly now: FigureValue },
): string => {
  const [then, today] = [numberText(printed), numberText(now)];
  const what = `${who} ${TABLE_NAMES[table]} ${figureTitle(code)}`;
  return then === today ? `${what}：仍是${then}，但有的件不同` : `${what}：发布${then}，现在${today}`;
};

export const JOINED = '现在计入：';
export const LEFT = '现在不计：';
export const JUDGED = '判断变了：';

/** What a reader of these groups may see of a ticket. */
export const maySeeWords = (audience: Group['audience']): boolean => audience !== 'residents';
