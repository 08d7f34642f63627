import { FIGURE_DEFINITIONS, type FigureCode, OF_ACCOUNTS, SINCE_EVER } from '../figures/figure-table.ts';
import type { ScoreWeights } from '../figures/score.ts';
import type { RankingWindows } from './daily-ranking.ts';
import type { DigestWindows } from './leader-digest.ts';
import type { TableToFreeze } from './publication.ts';
import type { WeeklyWindows } from './weekly-report.ts';

// What each report prints, and so has to prove: a number that is printed and not named here fails a test.

/** Also what the next ranking's changes of place are taken from. */
const RANKED: readonly FigureCode[] = [
  'received',
  'completed',
  'open',
  'onTimeCompletionRate',
  'openOverdue',
  'overdueCount',
  'completedLate',
  'carriedOver',
  'carriedOverdue',
  'shelved',
];
const OF_A_DAY: readonly FigureCode[] = ['received', 'completed', 'open', 'carriedOver', 'openOverdue'];
const OF_THE_DIGEST: readonly FigureCode[] = [
  'received',
  'completed',
  'open',
  'onTimeCompletionRate',
  'resolutionRate',
  'satisfactionRate',
  'openOverdue',
  'carriedOver',
  'shelved',
];
const OF_A_MONTH: readonly FigureCode[] = ['received', 'completed'];

/** Whatever is counted: targets, and the causes of praise and criticism, may speak of any figure. */
const OF_A_WEEK: readonly FigureCode[] = FIGURE_DEFINITIONS.map(({ code }) => code).filter(
  (code) => !SINCE_EVER.includes(code) && !OF_ACCOUNTS.includes(code),
);
const COMPARED: readonly FigureCode[] = ['received', 'completed', 'open', 'openOverdue', 'overdueCount'];

export function printedByWeek({ now, before }: WeeklyWindows, weights: ScoreWeights): readonly TableToFreeze[] {
  return [
    { name: 'week', window: now, key: 'unit', codes: OF_A_WEEK, weights },
    { name: 'weekBefore', window: before, key: 'unit', codes: COMPARED },
    { name: 'categories', window: now, key: 'category', codes: ['received'] },
  ];
}

export const printedByRanking = ({ month, day }: RankingWindows): readonly TableToFreeze[] => [
  { name: 'month', window: month, key: 'unit', codes: RANKED },
  { name: 'day', window: day, key: 'group', codes: OF_A_DAY },
];

export const printedByDigest = ({ recent, before, month, months }: DigestWindows): readonly TableToFreeze[] => [
  { name: 'recent', window: recent, key: 'unit', codes: ['received', 'completed', 'openOverdue'] },
  { name: 'before', window: before, key: 'unit', codes: ['openOverdue'] },
  { name: 'month', window: month, key: 'unit', codes: OF_THE_DIGEST },
  ...(months
    ? ([
        { name: 'lastMonth', window: months.lastMonth, key: 'unit', codes: OF_A_MONTH },
        { name: 'monthBefore', window: months.monthBefore, key: 'unit', codes: OF_A_MONTH },
      ] as const)
    : []),
];
