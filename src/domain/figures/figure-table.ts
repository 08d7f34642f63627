import { all, any, type Condition, given, moreThan, not } from './condition.ts';
import type { WordField } from './fact-fields.ts';
import {
  accepted,
  basicallySatisfied,
  carriedOver,
  completed,
  completedLate,
  contactedInTime,
  contactIsJudged,
  dispatched,
  done,
  extended,
  isAnswered,
  lastMinuteThin,
  onTime,
  open,
  openOverdue,
  received,
  resolved,
  returned,
  reworked,
  satisfied,
  scored,
  shelved,
  signatureIsDue,
  unsatisfied,
  wasAsked,
  wronglyReturned,
} from './figure-terms.ts';

/** Hundredths that a “basically satisfied” is worth beside a “satisfied” (policy; published practice is 0.6). */
const BASIC_WEIGHT = 60;

interface Named {
  readonly code: string;
  /** 指标 */
  readonly name: string;
  /** 口径, as the README prints it. */
  readonly formula: string;
}

/** A number of tickets, or of different values of a field where `distinct` names one; null is not counted. */
interface CountDefinition extends Named {
  readonly kind: 'count';
  readonly numerator: Condition;
  readonly distinct?: WordField;
}

/** A share of tickets. */
interface RateDefinition extends Named {
  readonly kind: 'rate';
  readonly numerator: Condition;
  readonly denominator: Condition;
  /** Which tickets stand above the line with so many hundredths only; left out = all of them stand there whole. */
  readonly lighter?: Lighter;
}

interface Lighter {
  readonly where: Condition;
  readonly hundredths: number;
}

/** Made of other figures once these are counted: no ticket is looked at for it. Blank until `withScore` has its weights. */
interface ScoreDefinition extends Named {
  readonly kind: 'score';
}

/** Counted from the office's own list of units and their accounts: no ticket stands behind it. Blank until a source's list is looked at. */
interface AccountDefinition extends Named {
  readonly kind: 'accounts';
}

/** What tickets are counted by. */
export type FigureDefinition = CountDefinition | RateDefinition;

const count = <C extends string>(
  code: C,
  name: string,
  formula: string,
  numerator: Condition,
  distinct?: WordField,
) => ({ kind: 'count' as const, code, name, formula, numerator, ...(distinct ? { distinct } : {}) });

const rate = <C extends string>(
  code: C,
  name: string,
  formula: string,
  numerator: Condition,
  denominator: Condition,
  lighter?: Lighter,
) => ({ kind: 'rate' as const, code, name, formula, numerator, denominator, ...(lighter ? { lighter } : {}) });

/**
 * THE definitions of all figures (指标口径): `measure` reads them in memory, the database counts by statements made of them, the README
 * prints them.
 * A ticket belongs to the period it was opened in and to the unit that holds it at the cut-off. Merged, cancelled and declined tickets
 * are nowhere. Excluded ones (剔除) stay in the counts and in the shares that are formed of printed counts (办结率, 退单率, 延期率, 重办率,
 * 回访率), so that a reader can divide one by the other; whatever judges the handling (受理率, 按期办结率, 超期, 响应率, 解决率, 满意率) leaves
 * them out. Only 超期数 with its parts, 存量, 挂账 and 累计 look beyond the period's own tickets.
 */
const FIGURE_TABLE = [
  count('received', '收到', '本期登记的工单；并单、作废、不受理的不算', received),
  count('valid', '有效件', '本期收到、没有剔除', scored),
  count('completed', '办结', '本期收到、到截止时点已办结', completed),
  count('open', '在办', '本期收到、到截止时点还没办结（含挂账）', all(received, open)),
  count('carriedOver', '存量', '以前各期收到、到截止时点还没办结', all(carriedOver, open)),
  count('carriedOverdue', '存量超期', '存量中已过时限', all(carriedOver, openOverdue)),
  count('shelved', '挂账', '到截止时点挂账，不论哪期收到；不计入按期和超期', shelved),
  count('forwarded', '转达', '本期收到、已派给承办单位', all(received, dispatched)),
  count('secondForwards', '二次转交', '本期收到、派单后又转给过别的单位', all(received, moreThan('transfers', 0))),
  count(
    'unpromptedReplies',
    '主动回复',
    '本期收到、没有派单就由单位自己办结',
    all(completed, not(given('dispatchedAt'))),
  ),
  count('cumulative', '累计', '从有记录起到截止时点登记的全部工单', all()),
  count('unitsInvolved', '涉及单位', '本期收到的工单在截止时点由几个单位承办', all(received, given('unit')), 'unit'),
  rate(
    'acceptanceRate',
    '受理率',
    '已签收 ÷（已签收＋签收时限已到）',
    accepted,
    all(scored, any(accepted, signatureIsDue)),
  ),
  rate('completionRate', '办结率', '办结 ÷ 收到', completed, received),
  rate(
    'onTimeCompletionRate',
    '按期办结率',
    '时限内办结 ÷（已办结＋在办已过时限）；只看本期收到的，挂账、剔除的不算',
    onTime,
    all(scored, any(done, openOverdue)),
  ),
  count('overdueCount', '超期数', '逾期办结＋在办超期', any(completedLate, openOverdue)),
  count('completedLate', '逾期办结', '本期内办结、办结时已过时限，不论哪期收到；剔除的不算', completedLate),
  count('openOverdue', '在办超期', '到截止时点没办结、已过时限，不论哪期收到；挂账、剔除的不算', openOverdue),
  rate(
    'responseRate',
    '响应率',
    '时限内联系且没有退单 ÷ 联系时限已到',
    all(contactedInTime, not(wronglyReturned)),
    contactIsJudged,
  ),
  count('contactedInTime', '联系反馈', '联系时限已到的工单中，时限内联系了群众', all(contactIsJudged, contactedInTime)),
  count('returnsJudged', '退单情况', '联系时限已到的工单中，退单未获准', all(contactIsJudged, wronglyReturned)),
  count('returns', '退单数', '本期收到、退过单的条数', all(received, returned)),
  rate('returnRate', '退单率', '退单数 ÷ 收到', returned, received),
  count('extensions', '延期数', '本期收到、延过期的条数', all(received, extended)),
  rate('extensionRate', '延期率', '延期数 ÷ 收到', extended, received),
  count('reworks', '重办条数', '本期收到、重办过的条数', all(received, reworked)),
  rate('reworkRate', '重办率', '重办条数 ÷ 收到', reworked, received),
  count(
    'lastMinuteThinReplies',
    '临期敷衍答复',
    '本期收到、已办结，到时限前最后2个工作小时内（时限短的是最后八分之一）才答复，而且答复过短、只有套话或没写办理情况；没有留下答复内容的、剔除的不算',
    lastMinuteThin,
  ),
  rate('followUpRate', '回访率', '已回访 ÷ 办结', wasAsked, completed),
  rate('resolutionRate', '解决率', '回答“解决了” ÷ 回答了是否解决', resolved, all(isAnswered, given('resolved'))),
  rate(
    'satisfactionRate',
    '满意率',
    '（满意＋0.6×基本满意）÷ 回答了是否满意',
    any(satisfied, basicallySatisfied),
    all(isAnswered, given('satisfaction')),
    { where: basicallySatisfied, hundredths: BASIC_WEIGHT },
  ),
  count('satisfied', '满意', '办结件中回答“满意”', all(isAnswered, satisfied)),
  count('basicallySatisfied', '基本满意', '办结件中回答“基本满意”', all(isAnswered, basicallySatisfied)),
  count('unsatisfied', '不满意', '办结件中回答“不满意”', all(isAnswered, unsatisfied)),
  count(
    'problems',
    '难题件',
    '到截止时点没办结、已重办三次以上或转办三次以上（含三次），不论哪期收到',
    all(open, any(moreThan('reworks', 2), moreThan('transfers', 2))),
  ),
  {
    kind: 'accounts',
    code: 'accountsOwed',
    name: '应入驻单位',
    formula:
      '在用的单位中应当在该来源的平台开通账号的（办公室文件 mustJoin 写的几类单位，不写就是全部）；没有名单的不知道',
  },
  {
    kind: 'accounts',
    code: 'accountsJoined',
    name: '已入驻单位',
    formula: '应入驻单位中已开通账号的（办公室文件 joined 的名单）；没有名单的不知道',
  },
  { kind: 'accounts', code: 'joinRate', name: '入驻率', formula: '已入驻单位 ÷ 应入驻单位' },
  {
    kind: 'score',
    code: 'score',
    name: '综合得分',
    formula:
      '各项率按权重加权平均，满分100；权重由本单位定，默认按期办结率40、响应率20、解决率20、满意率20；没有分母的项不计，其余按原比例重新分配',
  },
] as const satisfies readonly (FigureDefinition | AccountDefinition | ScoreDefinition)[];

export type FigureCode = (typeof FIGURE_TABLE)[number]['code'];

export const FIGURE_DEFINITIONS: readonly ((FigureDefinition | AccountDefinition | ScoreDefinition) & {
  readonly code: FigureCode;
})[] = FIGURE_TABLE;

/** Those that are counted by looking at tickets. */
export const COUNTED_FIGURES: readonly (FigureDefinition & { readonly code: FigureCode })[] = FIGURE_TABLE.filter(
  (definition) => definition.kind === 'count' || definition.kind === 'rate',
);

/** Those that are made of something else, and blank until it is there. */
export const NOT_COUNTED: readonly FigureCode[] = FIGURE_TABLE.filter(
  ({ kind }) => kind === 'score' || kind === 'accounts',
).map(({ code }) => code);

/** Counted of a source's units, from the office file alone. */
export const OF_ACCOUNTS: readonly FigureCode[] = FIGURE_TABLE.filter(({ kind }) => kind === 'accounts').map(
  ({ code }) => code,
);

/** Figures that look at every ticket there ever was, whatever the period: counted only where they are asked for. */
export const SINCE_EVER: readonly FigureCode[] = ['cumulative'];
