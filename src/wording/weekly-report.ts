import type { FigureCode } from '../domain/figures/figure-table.ts';
import { count, type FigureValue, type FigureValues } from '../domain/figures/measure.ts';
import type { TierRanking } from '../domain/figures/ranking.ts';
import type { MissedTarget } from '../domain/figures/target.ts';
import { growthRate } from '../domain/figures/trend.ts';
import { type Directory, unitLabel } from '../domain/office/directory.ts';
import type { Group } from '../domain/office/group.ts';
import { shortName } from '../domain/office/unit.ts';
import type { RankingPolicy } from '../domain/policy/office-policy.ts';
import type { CommendationKind } from '../domain/report/commendation.ts';
import { stillOpen } from '../domain/report/daily-ranking.ts';
import type { UnitOverdue } from '../domain/report/leader-digest.ts';
import type { CategoryShare, Confirmed, WeeklyMatter, WeeklyReport } from '../domain/report/weekly-report.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Moment } from '../domain/time/moment.ts';
import { weekOfKey } from '../domain/time/period.ts';
import { COMMENDATION_NAMES, commendationLine } from './commendation.ts';
import { hasTickets } from './daily-ranking.ts';
import { daysOf } from './days.ts';
import { categoryName } from './figure-cells.ts';
import { figureName, provenRate, sentences, someOf } from './figure-words.ts';
import { holderName, longestWords } from './leader-digest.ts';
import { leadersTier, markedNames, staffTier } from './ranking-tier.ts';
import { STATE_NAMES } from './state-names.ts';
import { title } from './ticket-title.ts';

/** How much of each list is said. */
export const MOST_CATEGORIES = 5;
export const MOST_MATTERS = 3;
export const MOST_UNITS = 8;

export interface WeeklyWords {
  readonly directory: Directory;
  readonly ranking: Pick<RankingPolicy, 'names' | 'headings'>;
  readonly now: Moment;
  /** Issued after its time, and says so. */
  readonly late: boolean;
}

/** The week in the version of staff, who read every unit's numbers, or of leaders, who read first and last places. Empty parts are left out. */
export function weeklyReportText(
  audience: Exclude<Group['audience'], 'residents'>,
  report: WeeklyReport,
  words: WeeklyWords,
): string {
  const tiers = audience === 'staff' ? staffTiers(report) : leadersTiers(report.tiers, words);
  const lines = [
    `【周报】${weekRead(report, words)}`,
    traffic(report),
    standing(report),
    rates(report.figures),
    missed(report.missed),
    tiers,
    categories(report.categories),
    matters(report.matters, words),
    overdue(report.overdue, words),
    confirmed('praise', report.confirmed, words),
    confirmed('criticism', report.confirmed, words),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** `3月2日至8日，截至周日24:00` */
export const weekRead = ({ week }: WeeklyReport, { now, late }: Pick<WeeklyWords, 'now' | 'late'>): string =>
  `${daysOf(week, now)}，截至周日24:00${late ? '（补发）' : ''}`;

/** `收14件，前一周12件，升16.67%；其中办结11件，前一周10件，升10.00%` */
function traffic(report: WeeklyReport): string {
  const { figures } = report;
  if (count(figures, 'received') === 0) return sentences(['无新诉求', against('received', report)], '，');
  return sentences([
    sentences([`收${count(figures, 'received')}件`, against('received', report)], '，'),
    sentences([`其中办结${count(figures, 'completed')}件`, against('completed', report)], '，'),
  ]);
}

/** `前一周12件，升16.67%`; empty where there is no week to compare with. */
export function against(code: FigureCode, { figures, before, comparable }: WeeklyReport): string {
  const [now, then] = [count(figures, code), count(before, code)];
  if (!comparable) return '';
  const growth = growthRate(now, then);
  if (growth === null) return `前一周${then}件`;
  const change = now === then ? '持平' : now > then ? `升${growth}%` : `降${growth.slice(1)}%`;
  return `前一周${then}件，${change}`;
}

/** What was open and overdue at the end of the week, of whichever week it was. */
function standing(report: WeeklyReport): string {
  const { figures } = report;
  const [carried, late, shelved] = [
    count(figures, 'carriedOver'),
    count(figures, 'openOverdue'),
    count(figures, 'shelved'),
  ];
  const more = overdueGrowth(report);
  return sentences([
    `在办${stillOpen(figures)}件${carried === 0 ? '' : `（以前转来${carried}件）`}，${late === 0 ? '没有超期' : `其中超期${late}件`}${more === '' ? '' : `，${more}`}`,
    shelved === 0 ? '' : `挂账${shelved}件`,
  ]);
}

/** `比前一周末多2件`; empty where nothing has changed, or there is nothing to compare with. */
export function overdueGrowth({ figures, before, comparable }: WeeklyReport): string {
  const more = comparable ? count(figures, 'openOverdue') - count(before, 'openOverdue') : 0;
  if (more === 0) return '';
  return `比前一周末${more > 0 ? `多${more}` : `少${-more}`}件`;
}

export const WEEKLY_RATES = ['onTimeCompletionRate', 'resolutionRate', 'satisfactionRate'] as const;

const rates = (figures: FigureValues): string =>
  sentences([
    ...WEEKLY_RATES.map((code) => provenRate(code, figures)),
    figures.score.value === null ? '' : `综合得分${figures.score.value}`,
  ]);

const unitOf = (code: FigureCode, { denominator }: FigureValue): string => {
  if (denominator !== null) return '%';
  return code === 'score' ? '' : '件';
};

/** `按期办结率93.10%（目标98%）` */
export function missedWords({ code, target, figure }: MissedTarget): string {
  const unit = unitOf(code, figure);
  return `${figureName(code)}${figure.value}${unit}（目标${target}${unit}）`;
}

/** `未达目标 按期办结率93.10%（目标98%）、在办超期3件（目标0件）` */
function missed(targets: readonly MissedTarget[]): string {
  const named = targets.map(missedWords);
  return named.length === 0 ? '' : `未达目标 ${named.join('、')}`;
}

function staffTiers({ tiers, comparable }: WeeklyReport): string {
  if (!tiers.some(hasTickets)) return '';
  return [
    `排名，按“按期办结率”${comparable ? '，升降是与前一周比' : ''}`,
    ...tiers.map((tier) => staffTier(tier, '以前转来')),
  ].join('\n');
}

function leadersTiers(tiers: readonly TierRanking[], { ranking }: WeeklyWords): string {
  if (!tiers.some(hasTickets)) return '';
  const ranked = tiers.map((tier) => leadersTier(tier, markedNames(ranking))).filter((line) => line !== '');
  const without = withoutTickets(tiers);
  return [...ranked, without === '' ? '' : `零诉求 ${without}`].filter((line) => line !== '').join('\n');
}

/** `街镇组：和平街道；部门组：区教育局` */
export const withoutTickets = (tiers: readonly TierRanking[]): string =>
  sentences(
    tiers
      .filter(({ without }) => without.length > 0)
      .map(({ name, without }) => `${name}组：${someOf(without.map(shortName), MOST_UNITS)}`),
  );

function categories(shares: readonly CategoryShare[]): string {
  const named = shares
    .slice(0, MOST_CATEGORIES)
    .map(({ category, count: number, share }) => `${categoryName(category)}${number}件（${share}%）`);
  return named.length === 0 ? '' : `诉求热点 ${named.join('、')}`;
}

function matters(all: readonly WeeklyMatter[], { directory }: WeeklyWords): string {
  const named = all.slice(0, MOST_MATTERS).map((matter) => weeklyMatterWords(matter, directory));
  return named.length === 0 ? '' : `集中反映 ${sentences(named)}`;
}

/** `0303-002 柳荫小区停水，12户，区城管局办理中` */
export function weeklyMatterWords({ ticket, households }: WeeklyMatter, directory: Directory): string {
  const unit = ticket.unit === null ? '' : unitLabel(directory, ticket.unit);
  return `${title(ticket)}，${households}户，${unit}${STATE_NAMES[ticket.state]}`;
}

function overdue(units: readonly UnitOverdue[], { directory }: WeeklyWords): string {
  const named = units.map((one) => `${holderName(one, directory)}${one.count}件（${longestWords(one)}）`);
  return named.length === 0 ? '' : `仍在超期 ${someOf(named, MOST_UNITS)}`;
}

function confirmed(kind: CommendationKind, all: readonly Confirmed[], words: WeeklyWords): string {
  return confirmedLists(kind, all, words)
    .flatMap(({ title: head, lines }) => [head, ...lines])
    .join('\n');
}

/** What a person has confirmed, a list for each week it speaks of: `表扬（2月23日至3月1日）` and a line a unit. */
export function confirmedLists(
  kind: CommendationKind,
  all: readonly Confirmed[],
  { directory, now }: Pick<WeeklyWords, 'directory' | 'now'>,
): readonly { readonly title: string; readonly lines: readonly string[] }[] {
  const weeks = Map.groupBy(
    all.filter((one) => one.kind === kind),
    ({ week }) => week,
  );
  return [...weeks].map(([week, its]) => ({
    title: `${COMMENDATION_NAMES[kind]}（${daysOf(weekOfKey(week), now)}）`,
    lines: its.map((one) => commendationLine(one, unitLabel(directory, one.unit))),
  }));
}

/** The tickets the text names. */
export const weeklyTickets = ({ matters }: WeeklyReport): readonly Ticket[] =>
  matters.slice(0, MOST_MATTERS).map(({ ticket }) => ticket);
