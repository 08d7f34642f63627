import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FigureValues, noFigures } from '../../../src/domain/figures/measure.ts';
import { type CommendationPolicy, commendations } from '../../../src/domain/report/commendation.ts';

const policy: CommendationPolicy = { targets: { onTimeCompletionRate: 100 }, minimumTickets: 3 };
type Given = Readonly<Record<string, number | readonly [number, number]>>;
const figuresOf = (given: Given): FigureValues => ({
  ...noFigures(),
  ...Object.fromEntries(
    Object.entries(given).map(([code, figure]) => [
      code,
      typeof figure === 'number'
        ? { value: figure, numerator: null, denominator: null }
        : { value: figure[1] === 0 ? null : 'x', numerator: figure[0], denominator: figure[1] },
    ]),
  ),
});
const causes = (given: Given, rules = policy) =>
  commendations([{ unit: 'u', figures: figuresOf(given) }], rules).map(
    ({ kind, causes: its }) => `${kind} ${its.map(({ code }) => code).join(' ')}`,
  );
const GOOD: Given = { onTimeCompletionRate: [5, 5] };
const withTarget = (satisfactionRate: number) => ({ ...policy, targets: { ...policy.targets, satisfactionRate } });

describe('praise is proposed', () => {
  it('never for what the ledger does not tell', () => {
    const unknown = { value: null, numerator: null, denominator: null };
    const figures = { ...figuresOf(GOOD), reworks: unknown, returnsJudged: unknown };
    const [praise] = commendations([{ unit: 'u', figures }], policy);
    expect(praise?.causes.map(({ code }) => code)).toEqual(['allOnTime']);
  });

  it.each<[string, Given, readonly string[], CommendationPolicy?]>([
    ['for all on time', GOOD, ['praise allOnTime noRework']],
    [
      'with satisfaction, where anybody answered',
      { ...GOOD, satisfactionRate: [2, 2] },
      ['praise allOnTime noRework satisfied'],
    ],
    ['not for few tickets', { onTimeCompletionRate: [2, 2] }, []],
    ['not for one late', { onTimeCompletionRate: [4, 5] }, []],
    ['not where an old one is overdue', { ...GOOD, overdueCount: 1 }, []],
    ['not after a thin reply at the last minute', { ...GOOD, lastMinuteThinReplies: 1 }, []],
    ['not after a rework', { ...GOOD, reworks: 1 }, []],
    ['not after a return refused', { ...GOOD, returnsJudged: 1 }, []],
    ['not with anybody dissatisfied', { ...GOOD, satisfactionRate: [4, 5], unsatisfied: 1 }, []],
    [
      'with one dissatisfied above the target',
      { ...GOOD, satisfactionRate: [9, 10], unsatisfied: 1 },
      ['praise allOnTime noRework satisfied'],
      withTarget(90),
    ],
    [
      'but criticism below the target',
      { ...GOOD, satisfactionRate: [8, 10] },
      ['criticism unsatisfied'],
      withTarget(90),
    ],
    ['not below any other target', { ...GOOD, responseRate: [1, 2] }, [], { ...policy, targets: { responseRate: 90 } }],
    ['not for nothing at all', {}, []],
  ])('%s', (_, given, expected, rules) => {
    expect(causes(given, rules)).toEqual(expected);
  });
});

describe('criticism is proposed', () => {
  it.each<[string, Given, readonly string[], CommendationPolicy?]>([
    ['for several open past due', { openOverdue: 3 }, ['criticism openOverdue']],
    ['not for a single old one', { openOverdue: 1 }, []],
    [
      'for one that keeps the unit below its target',
      { openOverdue: 1, onTimeCompletionRate: [4, 5] },
      ['criticism openOverdue belowTarget'],
    ],
    ['for thin replies at the last minute', { lastMinuteThinReplies: 3 }, ['criticism lastMinuteThin']],
    ['not for a single one', { lastMinuteThinReplies: 1 }, []],
    [
      'for one together with a return',
      { lastMinuteThinReplies: 1, returnsJudged: 1 },
      ['criticism returned lastMinuteThin'],
    ],
    ['not for a single late completion', { completedLate: 1, onTimeCompletionRate: [4, 5] }, []],
    ['for several late completions', { completedLate: 3, onTimeCompletionRate: [4, 7] }, ['criticism belowTarget']],
    [
      'for a late completion and extensions',
      { completedLate: 1, onTimeCompletionRate: [4, 5], extensions: 3 },
      ['criticism belowTarget extended'],
    ],
    [
      'not within the target',
      { completedLate: 1, onTimeCompletionRate: [9, 10], extensions: 3 },
      [],
      { ...policy, targets: { onTimeCompletionRate: 90 } },
    ],
    [
      'for low satisfaction with enough answers',
      { satisfactionRate: [1, 3], unsatisfied: 2 },
      ['criticism unsatisfied'],
    ],
    ['not with too few answers', { satisfactionRate: [0, 2], unsatisfied: 2 }, []],
    ['for satisfaction below the target', { satisfactionRate: [8, 10] }, ['criticism unsatisfied'], withTarget(90)],
    ['for reworks', { reworks: 2 }, ['criticism reworked']],
    ['for problem items', { problems: 1 }, ['criticism problems']],
    ['not for one return refused', { returnsJudged: 1 }, []],
  ])('%s', (_, given, expected, rules) => {
    expect(causes(given, rules)).toEqual(expected);
  });
});

it('the gravest first', () => {
  const units = [{ openOverdue: 3 }, { openOverdue: 5 }, { openOverdue: 1, reworks: 2 }];
  const judged = units.map((given, place) => ({ unit: `u${place}`, figures: figuresOf(given) }));
  expect(commendations(judged, policy).map(({ unit }) => unit)).toEqual(['u2', 'u1', 'u0']);
});

const figure = fc.oneof(
  fc.nat(5),
  fc.nat(8).chain((below) => fc.tuple(fc.nat(below), fc.constant(below))),
);
it('of any figures no unit is in both lists, and every cause carries figures of the unit', () => {
  const rates = ['onTimeCompletionRate', 'satisfactionRate'];
  const counts = ['openOverdue', 'overdueCount', 'completedLate', 'reworks', 'extensions', 'problems', 'unsatisfied'];
  const given = fc.record({
    ...Object.fromEntries(rates.map((code) => [code, figure.filter((one) => typeof one !== 'number')])),
    ...Object.fromEntries(counts.map((code) => [code, fc.nat(4)])),
  });
  fc.assert(
    fc.property(fc.array(given, { maxLength: 6 }), (units) => {
      const judged = units.map((one, place) => ({ unit: `u${place}`, figures: figuresOf(one as Given) }));
      const proposed = commendations(judged, policy);
      expect(new Set(proposed.map(({ unit }) => unit)).size).toBe(proposed.length);
      for (const { unit, causes: its } of proposed)
        for (const { figures } of its) {
          expect(Object.keys(figures).length).toBeGreaterThan(0);
          const own = judged.find((one) => one.unit === unit)?.figures;
          expect(own).toMatchObject(figures);
        }
    }),
  );
});
