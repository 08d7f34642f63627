import { count, type FigureValues } from '../domain/figures/measure.ts';
import type { Cause, CauseCode, Commendation, CommendationKind } from '../domain/report/commendation.ts';
import { provenRate } from './figure-words.ts';

export const COMMENDATION_NAMES: Readonly<Record<CommendationKind, string>> = { praise: '表扬', criticism: '批评' };

/** `南滩街道：8件都按期办结，没有重办和退单，满意率100.00%（5/5）`: one line per unit, every cause with its figures. */
export const commendationLine = ({ causes }: Pick<Commendation, 'causes'>, unit: string): string =>
  `${unit}：${causesLine(causes)}`;

export const causesLine = (causes: readonly Cause[]): string => causes.map(causeWords).join('，');

/** A cause holds the figures its words need, and no others. */
const causeWords = ({ code, figures }: Cause): string => CAUSES[code](figures as FigureValues);

const CAUSES: Readonly<Record<CauseCode, (figures: FigureValues) => string>> = {
  allOnTime: ({ onTimeCompletionRate }) => `${onTimeCompletionRate.denominator}件都按期办结`,
  noRework: () => '没有重办和退单',
  satisfied: (figures) => provenRate('satisfactionRate', figures),
  openOverdue: (figures) => {
    const carried = count(figures, 'carriedOverdue');
    return `在办超期${count(figures, 'openOverdue')}件${carried === 0 ? '' : `（以前转来${carried}件）`}`;
  },
  belowTarget: (figures) => {
    const late = count(figures, 'completedLate');
    return `${provenRate('onTimeCompletionRate', figures)}${late === 0 ? '' : `，逾期办结${late}件`}`;
  },
  extended: (figures) => `延期${count(figures, 'extensions')}件`,
  unsatisfied: (figures) => `${provenRate('satisfactionRate', figures)}，不满意${count(figures, 'unsatisfied')}件`,
  reworked: (figures) => `重办${count(figures, 'reworks')}件`,
  returned: (figures) => `退单未获准${count(figures, 'returnsJudged')}件`,
  lastMinuteThin: (figures) => `临期敷衍答复${count(figures, 'lastMinuteThinReplies')}件`,
  problems: (figures) => `没办结的难题件${count(figures, 'problems')}件`,
};
