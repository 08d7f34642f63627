import type { UnitId } from '../base/ids.ts';
import type { FigureCode } from '../figures/figure-table.ts';
import { count, type FigureValue, type FigureValues } from '../figures/measure.ts';
import { AIMS, missesTarget, type Targets } from '../figures/target.ts';

/** 表扬、批评. A proposal only: naming a unit is a judgement, which a person makes. */
export type CommendationKind = 'praise' | 'criticism';

export const CAUSE_CODES = [
  'allOnTime',
  'noRework',
  'satisfied',
  'openOverdue',
  'belowTarget',
  'extended',
  'unsatisfied',
  'reworked',
  'returned',
  'lastMinuteThin',
  'problems',
] as const;
export type CauseCode = (typeof CAUSE_CODES)[number];

/** Why, with the figures of the unit it rests on: a count as its value, a rate with numerator and denominator. */
export interface Cause {
  readonly code: CauseCode;
  readonly figures: Readonly<Partial<Record<FigureCode, FigureValue>>>;
}

export interface Commendation {
  readonly unit: UnitId;
  readonly kind: CommendationKind;
  readonly causes: readonly [Cause, ...Cause[]];
}

export interface Judged {
  readonly unit: UnitId;
  readonly figures: FigureValues;
}

export interface CommendationPolicy {
  readonly targets: Targets;
  readonly minimumTickets: number;
}

/** Answers from which on satisfaction says something of a unit. */
const ENOUGH_ANSWERS = 3;
/** Below so many per cent satisfaction is low where the office has no target for it. */
const LOW_SATISFACTION = 60;
/** Once may happen to anybody: overdue and extended tickets, thin replies, and reworked ones. */
const REPEATEDLY = 3;
const TWICE = 2;

interface CriticismRule {
  readonly code: CauseCode;
  readonly figures: readonly FigureCode[];
  readonly holds: (figures: FigureValues, policy: CommendationPolicy) => boolean;
  /** Grave enough by itself; else only together with one more. */
  readonly alone: (figures: FigureValues) => boolean;
}

const always = (): boolean => true;
const never = (): boolean => false;

/** What speaks against a unit, the gravest first. */
const CRITICISM: readonly CriticismRule[] = [
  {
    code: 'problems',
    figures: ['problems'],
    holds: (figures) => count(figures, 'problems') > 0,
    alone: always,
  },
  {
    code: 'openOverdue',
    figures: ['openOverdue', 'carriedOverdue'],
    holds: (figures) => count(figures, 'openOverdue') > 0,
    alone: (figures) => count(figures, 'openOverdue') >= REPEATEDLY,
  },
  {
    code: 'unsatisfied',
    figures: ['satisfactionRate', 'unsatisfied'],
    holds: (figures, { targets }) =>
      answers(figures) >= ENOUGH_ANSWERS &&
      missesTarget(figures, 'satisfactionRate', { satisfactionRate: LOW_SATISFACTION, ...targets }),
    alone: always,
  },
  {
    code: 'reworked',
    figures: ['reworks'],
    holds: (figures) => count(figures, 'reworks') >= TWICE,
    alone: always,
  },
  {
    code: 'belowTarget',
    figures: ['onTimeCompletionRate', 'completedLate'],
    holds: (figures, { targets }) => missesTarget(figures, 'onTimeCompletionRate', targets),
    alone: (figures) => count(figures, 'completedLate') >= REPEATEDLY,
  },
  {
    code: 'extended',
    figures: ['extensions'],
    holds: (figures) => count(figures, 'extensions') >= REPEATEDLY,
    alone: never,
  },
  {
    code: 'returned',
    figures: ['returnsJudged'],
    holds: (figures) => count(figures, 'returnsJudged') > 0,
    alone: never,
  },
  {
    code: 'lastMinuteThin',
    figures: ['lastMinuteThinReplies'],
    holds: (figures) => count(figures, 'lastMinuteThinReplies') > 0,
    alone: (figures) => count(figures, 'lastMinuteThinReplies') >= REPEATEDLY,
  },
];

interface PraiseRule {
  readonly code: CauseCode;
  readonly figures: readonly FigureCode[];
  readonly holds: (figures: FigureValues, policy: CommendationPolicy) => boolean;
  /** Nothing to say of it: neither a cause nor an obstacle. */
  readonly silent?: (figures: FigureValues) => boolean;
  /** False where it holds because nobody knows: no obstacle, and nothing to praise for. */
  readonly known?: (figures: FigureValues) => boolean;
}

/** What speaks for a unit: all of it has to hold. */
const PRAISE: readonly PraiseRule[] = [
  {
    code: 'allOnTime',
    figures: ['onTimeCompletionRate', 'completed', 'received'],
    holds: (figures, { minimumTickets }) => allOnTime(figures) && judgedOnTime(figures) >= Math.max(1, minimumTickets),
  },
  {
    code: 'noRework',
    figures: ['reworks', 'returnsJudged', 'problems'],
    holds: (figures) => count(figures, 'reworks') + count(figures, 'returnsJudged') + count(figures, 'problems') === 0,
    known: ({ reworks, returnsJudged }) => reworks.value !== null && returnsJudged.value !== null,
  },
  {
    code: 'satisfied',
    figures: ['satisfactionRate'],
    holds: (figures, { targets }) =>
      targets.satisfactionRate === undefined
        ? count(figures, 'unsatisfied') === 0
        : !missesTarget(figures, 'satisfactionRate', targets),
    silent: (figures) => answers(figures) === 0,
  },
];

const answers = ({ satisfactionRate }: FigureValues): number => satisfactionRate.denominator ?? 0;
const judgedOnTime = ({ onTimeCompletionRate }: FigureValues): number => onTimeCompletionRate.denominator ?? 0;
const allOnTime = (figures: FigureValues): boolean =>
  figures.onTimeCompletionRate.numerator === judgedOnTime(figures) && count(figures, 'overdueCount') === 0;

/**
 * Whom to praise and whom to criticise for a period, by the rules above, from the figures of each unit at its cut-off: praise first, in the
 * order given, then criticism, most causes first and among equals most open past due. No unit is in both.
 */
export function commendations(units: readonly Judged[], policy: CommendationPolicy): readonly Commendation[] {
  const of = (kind: CommendationKind, causesOf: (figures: FigureValues) => readonly Cause[]): readonly Commendation[] =>
    units.flatMap(({ unit, figures }) => {
      const [first, ...more] = causesOf(figures);
      return first ? [{ unit, kind, causes: [first, ...more] }] : [];
    });
  const overdue = new Map(units.map(({ unit, figures }) => [unit, count(figures, 'openOverdue')]));
  const criticised = of('criticism', (figures) => criticismOf(figures, policy)).toSorted(
    (a, b) => b.causes.length - a.causes.length || (overdue.get(b.unit) ?? 0) - (overdue.get(a.unit) ?? 0),
  );
  return [...of('praise', (figures) => praiseOf(figures, policy)), ...criticised];
}

function praiseOf(figures: FigureValues, policy: CommendationPolicy): readonly Cause[] {
  const spoken = PRAISE.filter(({ silent }) => silent?.(figures) !== true);
  if (!spoken.every(({ holds }) => holds(figures, policy)) || missesAny(figures, policy)) return [];
  if (criticismOf(figures, policy).length > 0) return [];
  return spoken
    .filter(({ known }) => known?.(figures) !== false)
    .map(({ code, figures: codes }) => causeOf(code, codes, figures));
}

/** A unit below any target of the office is not praised, nor one that got rid of a ticket at the last minute. */
const missesAny = (figures: FigureValues, { targets }: CommendationPolicy): boolean =>
  count(figures, 'lastMinuteThinReplies') > 0 ||
  (Object.keys(AIMS) as (keyof typeof AIMS)[]).some((code) => missesTarget(figures, code, targets));

function criticismOf(figures: FigureValues, policy: CommendationPolicy): readonly Cause[] {
  const found = CRITICISM.filter(({ holds }) => holds(figures, policy));
  if (found.length < 2 && !found.some(({ alone }) => alone(figures))) return [];
  return found.map(({ code, figures: codes }) => causeOf(code, codes, figures));
}

const causeOf = (code: CauseCode, codes: readonly FigureCode[], figures: FigureValues): Cause => ({
  code,
  figures: Object.fromEntries(codes.map((one) => [one, bare(figures[one])])),
});

/** Without the tickets, where the figures have them. */
const bare = ({ value, numerator, denominator }: FigureValue): FigureValue => ({ value, numerator, denominator });
