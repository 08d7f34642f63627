import type { FigureCode } from '../figures/figure-table.ts';
import type { RankingWindows } from './daily-ranking.ts';
import type { DigestWindows } from './leader-digest.ts';
import type { TableToFreeze } from './publication.ts';

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

export const printedByRanking = ({ month, day }: RankingWindows): readonly TableToFreeze[] => [
  { name: 'month', window: month, key: 'unit', codes: RANKED },
  { name: 'day', window: day, key: 'group', codes: OF_A_DAY },
];

export const printedByDigest = ({ recent, before, month }: DigestWindows): readonly TableToFreeze[] => [
  { name: 'recent', window: recent, key: 'unit', codes: ['received', 'completed', 'openOverdue'] },
  { name: 'before', window: before, key: 'unit', codes: ['openOverdue'] },
  { name: 'month', window: month, key: 'unit', codes: OF_THE_DIGEST },
];
