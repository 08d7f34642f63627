import { leafOf } from '../domain/complaint/category.ts';
import { FIGURE_DEFINITIONS, type FigureCode } from '../domain/figures/figure-table.ts';
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
import { daysOf } from './days.ts';
import { provenRate, sentences, someOf } from './figure-words.ts';
import { leadersTier, staffTier } from './ranking-tier.ts';
import { STATE_NAMES } from './state-names.ts';
import { title } from './ticket-title.ts';

/** How much of each list is said. */
const MOST_CATEGORIES = 5;
const MOST_MATTERS = 3;
const MOST_UNITS = 8;

export interface WeeklyWords {
  readonly directory: Directory;
  readonly ranking: Pick<RankingPolicy, 'names'>;
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
    `【周报】${daysOf(report.week, words.now)}，截至周日24:00${words.late ? '（补发）' : ''}`,
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

/** `收14件，前一周12件，升16.67%；其中办结11件，前一周10件，升10.00%` */
function traffic(report: WeeklyReport): string {
  const { figures } = report;
  if (count(figures, 'received') === 0) return sentences(['无新诉求', against('received', report)], '，');
  return sentences([
    sentences([`收${count(figures, 'received')}件`, against('received', report)], '，'),
    sentences([`其中办结${count(figures, 'completed')}件`, against('completed', report)], '，'),
  ]);
}

function against(code: FigureCode, { figures, before, comparable }: WeeklyReport): string {
  const [now, then] = [count(figures, code), count(before, code)];
  if (!comparable) return '';
  const growth = growthRate(now, then);
  if (growth === null) return `前一周${then}件`;
  const change = now === then ? '持平' : now > then ? `升${growth}%` : `降${growth.slice(1)}%`;
  return `前一周${then}件，${change}`;
}

/** What was open and overdue at the end of the week, of whichever week it was. */
function standing({ figures, before, comparable }: WeeklyReport): string {
  const [carried, late, shelved] = [
    count(figures, 'carriedOver'),
    count(figures, 'openOverdue'),
    count(figures, 'shelved'),
  ];
  const more = comparable ? late - count(before, 'openOverdue') : 0;
  const change = more === 0 ? '' : `，比前一周末${more > 0 ? `多${more}` : `少${-more}`}件`;
  return sentences([
    `在办${stillOpen(figures)}件${carried === 0 ? '' : `（以前转来${carried}件）`}，${late === 0 ? '没有超期' : `其中超期${late}件`}${change}`,
    shelved === 0 ? '' : `挂账${shelved}件`,
  ]);
}

const RATES = ['onTimeCompletionRate', 'resolutionRate', 'satisfactionRate'] as const;

const rates = (figures: FigureValues): string =>
  sentences([
    ...RATES.map((code) => provenRate(code, figures)),
    figures.score.value === null ? '' : `综合得分${figures.score.value}`,
  ]);

const nameOf = (code: FigureCode): string => FIGURE_DEFINITIONS.find((one) => one.code === code)?.name ?? code;

const unitOf = (code: FigureCode, { denominator }: FigureValue): string => {
  if (denominator !== null) return '%';
  return code === 'score' ? '' : '件';
};

/** `未达目标 按期办结率93.10%（目标98%）、在办超期3件（目标0件）` */
function missed(targets: readonly MissedTarget[]): string {
  const named = targets.map(({ code, target, figure }) => {
    const unit = unitOf(code, figure);
    return `${nameOf(code)}${figure.value}${unit}（目标${target}${unit}）`;
  });
  return named.length === 0 ? '' : `未达目标 ${named.join('、')}`;
}

const hasTickets = ({ ranked, few, unrated }: TierRanking): boolean => ranked.length + few.length + unrated.length > 0;

function staffTiers({ tiers, comparable }: WeeklyReport): string {
  if (!tiers.some(hasTickets)) return '';
  return [
    `排名，按“按期办结率”${comparable ? '，升降是与前一周比' : ''}`,
    ...tiers.map((tier) => staffTier(tier, '以前转来')),
  ].join('\n');
}

function leadersTiers(tiers: readonly TierRanking[], { ranking }: WeeklyWords): string {
  if (!tiers.some(hasTickets)) return '';
  const ranked = tiers.map((tier) => leadersTier(tier, ranking.names)).filter((line) => line !== '');
  const without = tiers
    .filter(({ without }) => without.length > 0)
    .map(({ name, without }) => `${name}组：${someOf(without.map(shortName), MOST_UNITS)}`);
  return [...ranked, without.length === 0 ? '' : `零诉求 ${sentences(without)}`]
    .filter((line) => line !== '')
    .join('\n');
}

function categories(shares: readonly CategoryShare[]): string {
  const named = shares
    .slice(0, MOST_CATEGORIES)
    .map(({ category, count: number, share }) => `${leafOf(category)}${number}件（${share}%）`);
  return named.length === 0 ? '' : `诉求热点 ${named.join('、')}`;
}

function matters(all: readonly WeeklyMatter[], { directory }: WeeklyWords): string {
  const named = all.slice(0, MOST_MATTERS).map(({ ticket, households }) => {
    const unit = ticket.unit === null ? '' : unitLabel(directory, ticket.unit);
    return `${title(ticket)}，${households}户，${unit}${STATE_NAMES[ticket.state]}`;
  });
  return named.length === 0 ? '' : `集中反映 ${sentences(named)}`;
}

function overdue(units: readonly UnitOverdue[], { directory }: WeeklyWords): string {
  const named = units.map(({ unit, count: number, longest }) => {
    const name = unit === null ? '还没派单' : unitLabel(directory, unit);
    return `${name}${number}件（最长第${longest}个工作日）`;
  });
  return named.length === 0 ? '' : `仍在超期 ${someOf(named, MOST_UNITS)}`;
}

/** What a person has confirmed, with the week it speaks of. */
function confirmed(kind: CommendationKind, all: readonly Confirmed[], { directory, now }: WeeklyWords): string {
  const weeks = Map.groupBy(
    all.filter((one) => one.kind === kind),
    ({ week }) => week,
  );
  return [...weeks]
    .flatMap(([week, its]) => [
      `${COMMENDATION_NAMES[kind]}（${daysOf(weekOfKey(week), now)}）`,
      ...its.map((one) => commendationLine(one, unitLabel(directory, one.unit))),
    ])
    .join('\n');
}

/** The tickets the text names. */
export const weeklyTickets = ({ matters }: WeeklyReport): readonly Ticket[] =>
  matters.slice(0, MOST_MATTERS).map(({ ticket }) => ticket);
