import type { TicketAt } from './ticket-at.ts';

/** Hundredths that a “basically satisfied” is worth beside a “satisfied” (policy; published practice is 0.6). */
export const BASIC_WEIGHT = 60;

interface Named {
  readonly code: string;
  /** 指标 */
  readonly name: string;
  /** 口径, as the README prints it. */
  readonly formula: string;
}

/** A number of tickets, or of units where `distinct` says so. */
interface CountDefinition extends Named {
  readonly kind: 'count';
  readonly numerator: (ticket: TicketAt) => boolean;
  /** Counts different values instead of tickets; null is not counted. */
  readonly distinct?: (ticket: TicketAt) => string | null;
}

/** A share of tickets. `weight`, in hundredths, says how much of a ticket stands above the line; left out = all of it. */
interface RateDefinition extends Named {
  readonly kind: 'rate';
  readonly numerator: (ticket: TicketAt) => boolean;
  readonly denominator: (ticket: TicketAt) => boolean;
  readonly weight?: (ticket: TicketAt) => number;
}

export type FigureDefinition = CountDefinition | RateDefinition;

const received = (t: TicketAt): boolean => t.ofPeriod;
const completed = (t: TicketAt): boolean => t.ofPeriod && t.completed;
const scored = (t: TicketAt): boolean => t.ofPeriod && t.scored;
/** Completing implies the signature (contract §10). */
const accepted = (t: TicketAt): boolean => t.reached(t.fact.acceptedAt) || t.completed;
const contactIsJudged = (t: TicketAt): boolean => scored(t) && t.passed(t.fact.respondBy);
const contactedInTime = (t: TicketAt): boolean =>
  t.fact.contactedAt !== null && t.reached(t.fact.contactedAt) && t.fact.contactedAt <= t.fact.respondBy;
const returned = (t: TicketAt): boolean => t.fact.returns > 0;
const satisfaction = (t: TicketAt) => t.fact.followUp?.satisfaction ?? null;
const isAnswered = (t: TicketAt): boolean => completed(t) && t.scored;
const wasAsked = ({ fact: { followUp }, reached }: TicketAt): boolean =>
  followUp !== null && (reached(followUp.askedAt) || followUp.resolved !== null || followUp.satisfaction !== null);
const onTime = (t: TicketAt): boolean => t.completed && (t.fact.completedAt ?? 0) <= t.fact.completeBy;

/**
 * THE definitions of all figures (指标口径); `measure` is their only reader and the README prints them.
 * A ticket belongs to the period it was opened in and to the unit that holds it at the cut-off. Merged, cancelled and declined tickets
 * are nowhere. Excluded ones (剔除) stay in the counts and in the shares that are formed of printed counts (办结率, 退单率, 延期率, 重办率,
 * 回访率), so that a reader can divide one by the other; whatever judges the handling (受理率, 按期办结率, 超期, 响应率, 解决率, 满意率) leaves
 * them out. Only 超期数 and its parts look beyond the period's own tickets.
 */
export const FIGURE_TABLE = [
  { code: 'received', name: '收到', kind: 'count', formula: '本期登记的工单；并单、作废、不受理的不算', numerator: received },
  { code: 'completed', name: '办结', kind: 'count', formula: '本期收到、到截止时点已办结', numerator: completed },
  { code: 'open', name: '在办', kind: 'count', formula: '本期收到、到截止时点还没办结（含挂账）', numerator: (t) => t.ofPeriod && t.open },
  { code: 'carriedOver', name: '存量', kind: 'count', formula: '以前各期收到、到截止时点还没办结', numerator: (t) => !t.ofPeriod && t.open },
  { code: 'carriedOverdue', name: '存量超期', kind: 'count', formula: '存量中已过时限', numerator: (t) => !t.ofPeriod && t.openOverdue },
  { code: 'shelved', name: '挂账', kind: 'count', formula: '到截止时点挂账，不论哪期收到；不计入按期和超期', numerator: (t) => t.shelved },
  { code: 'forwarded', name: '转达', kind: 'count', formula: '本期收到、已派给承办单位', numerator: (t) => t.ofPeriod && t.reached(t.fact.dispatchedAt) },
  {
    code: 'unitsInvolved',
    name: '涉及单位',
    kind: 'count',
    formula: '本期收到的工单在截止时点由几个单位承办',
    numerator: (t) => t.ofPeriod && t.fact.unit !== null,
    distinct: (t) => t.fact.unit,
  },
  {
    code: 'acceptanceRate',
    name: '受理率',
    kind: 'rate',
    formula: '已签收 ÷（已签收＋签收时限已到）',
    numerator: accepted,
    denominator: (t) => scored(t) && (accepted(t) || t.passed(t.fact.acceptBy)),
  },
  { code: 'completionRate', name: '办结率', kind: 'rate', formula: '办结 ÷ 收到', numerator: completed, denominator: received },
  {
    code: 'onTimeCompletionRate',
    name: '按期办结率',
    kind: 'rate',
    formula: '时限内办结 ÷（已办结＋在办已过时限）；只看本期收到的，挂账、剔除的不算',
    numerator: onTime,
    denominator: (t) => scored(t) && (t.completed || t.openOverdue),
  },
  { code: 'overdueCount', name: '超期数', kind: 'count', formula: '逾期办结＋在办超期', numerator: (t) => t.completedLate || t.openOverdue },
  { code: 'completedLate', name: '逾期办结', kind: 'count', formula: '本期内办结、办结时已过时限，不论哪期收到；剔除的不算', numerator: (t) => t.completedLate },
  { code: 'openOverdue', name: '在办超期', kind: 'count', formula: '到截止时点没办结、已过时限，不论哪期收到；挂账、剔除的不算', numerator: (t) => t.openOverdue },
  {
    code: 'responseRate',
    name: '响应率',
    kind: 'rate',
    formula: '时限内联系且没有退单 ÷ 联系时限已到',
    numerator: (t) => contactedInTime(t) && !returned(t),
    denominator: contactIsJudged,
  },
  { code: 'contactedInTime', name: '联系反馈', kind: 'count', formula: '联系时限已到的工单中，时限内联系了群众', numerator: (t) => contactIsJudged(t) && contactedInTime(t) },
  { code: 'returnsJudged', name: '退单情况', kind: 'count', formula: '联系时限已到的工单中，退过单', numerator: (t) => contactIsJudged(t) && returned(t) },
  { code: 'returns', name: '退单数', kind: 'count', formula: '本期收到、退过单的条数', numerator: (t) => received(t) && returned(t) },
  { code: 'returnRate', name: '退单率', kind: 'rate', formula: '退单数 ÷ 收到', numerator: returned, denominator: received },
  { code: 'extensions', name: '延期数', kind: 'count', formula: '本期收到、延过期的条数', numerator: (t) => received(t) && t.fact.extensions > 0 },
  { code: 'extensionRate', name: '延期率', kind: 'rate', formula: '延期数 ÷ 收到', numerator: (t) => t.fact.extensions > 0, denominator: received },
  { code: 'reworks', name: '重办条数', kind: 'count', formula: '本期收到、重办过的条数', numerator: (t) => received(t) && t.fact.reworks > 0 },
  { code: 'reworkRate', name: '重办率', kind: 'rate', formula: '重办条数 ÷ 收到', numerator: (t) => t.fact.reworks > 0, denominator: received },
  { code: 'followUpRate', name: '回访率', kind: 'rate', formula: '已回访 ÷ 办结', numerator: wasAsked, denominator: completed },
  {
    code: 'resolutionRate',
    name: '解决率',
    kind: 'rate',
    formula: '回答“解决了” ÷ 回答了是否解决',
    numerator: (t) => t.fact.followUp?.resolved === true,
    denominator: (t) => isAnswered(t) && (t.fact.followUp?.resolved ?? null) !== null,
  },
  {
    code: 'satisfactionRate',
    name: '满意率',
    kind: 'rate',
    formula: '（满意＋0.6×基本满意）÷ 回答了是否满意',
    numerator: (t) => satisfaction(t) === 'satisfied' || satisfaction(t) === 'basic',
    denominator: (t) => isAnswered(t) && satisfaction(t) !== null,
    weight: (t) => (satisfaction(t) === 'basic' ? BASIC_WEIGHT : 100),
  },
  { code: 'satisfied', name: '满意', kind: 'count', formula: '办结件中回答“满意”', numerator: (t) => isAnswered(t) && satisfaction(t) === 'satisfied' },
  { code: 'basicallySatisfied', name: '基本满意', kind: 'count', formula: '办结件中回答“基本满意”', numerator: (t) => isAnswered(t) && satisfaction(t) === 'basic' },
  { code: 'unsatisfied', name: '不满意', kind: 'count', formula: '办结件中回答“不满意”', numerator: (t) => isAnswered(t) && satisfaction(t) === 'unsatisfied' },
] as const satisfies readonly FigureDefinition[];

export type FigureCode = (typeof FIGURE_TABLE)[number]['code'];

export const FIGURE_DEFINITIONS: readonly (FigureDefinition & { readonly code: FigureCode })[] = FIGURE_TABLE;
