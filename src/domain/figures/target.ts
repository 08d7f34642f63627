import type { FigureCode } from './figure-table.ts';
import type { FigureValue, FigureValues } from './measure.ts';

/** Which way a figure is better. What is not here says how much there was to do, not how well it was done: it has no target. */
export const AIMS = {
  acceptanceRate: 'high',
  completionRate: 'high',
  onTimeCompletionRate: 'high',
  responseRate: 'high',
  followUpRate: 'high',
  resolutionRate: 'high',
  satisfactionRate: 'high',
  score: 'high',
  returnRate: 'low',
  extensionRate: 'low',
  reworkRate: 'low',
  overdueCount: 'low',
  completedLate: 'low',
  openOverdue: 'low',
  carriedOverdue: 'low',
  returns: 'low',
  extensions: 'low',
  reworks: 'low',
  problems: 'low',
  lastMinuteThinReplies: 'low',
  unsatisfied: 'low',
} as const satisfies Partial<Record<FigureCode, 'high' | 'low'>>;

export type AimedAt = keyof typeof AIMS;
export const AIMED_AT = Object.keys(AIMS) as readonly AimedAt[];

/** 目标: per cent with up to two decimals of a rate or the score, tickets of a count. */
export type Targets = Readonly<Partial<Record<AimedAt, number>>>;

/** A figure that has not reached its target. */
export interface MissedTarget {
  readonly code: AimedAt;
  readonly target: number;
  readonly figure: FigureValue;
}

/** False where there is no target, or nothing to compare with it. Rates are compared exactly: no rounded value decides. */
export function missesTarget(figures: FigureValues, code: AimedAt, targets: Targets): boolean {
  const target = targets[code];
  const { value, numerator, denominator } = figures[code];
  if (target === undefined || value === null) return false;
  const [reached, wanted] =
    denominator === null
      ? [hundredths(Number(value)), hundredths(target)]
      : [hundredths(numerator ?? 0) * 10_000, hundredths(target) * denominator * 100];
  return AIMS[code] === 'high' ? reached < wanted : reached > wanted;
}

const hundredths = (number: number): number => Math.round(number * 100);

/** All targets that were missed, in the order of the table. */
export const missedTargets = (figures: FigureValues, targets: Targets): readonly MissedTarget[] =>
  AIMED_AT.flatMap((code) => {
    const target = targets[code];
    return target !== undefined && missesTarget(figures, code, targets)
      ? [{ code, target, figure: figures[code] }]
      : [];
  });
