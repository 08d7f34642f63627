import { describe, expect, it } from 'vitest';
import type { FigureCode } from '../../../src/domain/figures/figure-table.ts';
import { measure } from '../../../src/domain/figures/measure.ts';
import type { TicketFact } from '../../../src/domain/figures/ticket-facts.ts';
import { monthPeriod } from '../../../src/domain/time/period.ts';
import { aFact, type GivenFact } from '../../builders/a-fact.ts';
import { at } from '../../builders/moments.ts';

const MARCH = monthPeriod(at('2026-03-01'));
const CUT_OFF = at('2026-03-20 17:30');
const march = (facts: readonly TicketFact[], cutOff = CUT_OFF) => measure(facts, { period: MARCH, cutOff });

const onTime: GivenFact = { completedAt: '2026-03-05' };
const late: GivenFact = { completedAt: '2026-03-10' };
const openPastDue: GivenFact = {};
const openInTime: GivenFact = { completeBy: '2026-03-25' };
const february: GivenFact = { openedAt: '2026-02-20' };
const asked = (resolved: boolean | null, satisfaction: 'satisfied' | 'basic' | 'unsatisfied' | null): GivenFact => ({
  ...onTime,
  followUp: { askedAt: at('2026-03-06 10:00'), resolved, satisfaction },
});

type Expected = Partial<Record<FigureCode, number | string | null | readonly [string, number, number]>>;

describe('each figure', () => {
  it.each<[string, readonly GivenFact[], Expected]>([
    ['nothing at all', [], { received: 0, completionRate: null, onTimeCompletionRate: null, satisfactionRate: null }],
    [
      'thin replies at the last minute: of completed tickets that are judged',
      [
        { ...onTime, lastMinuteThin: true },
        { ...onTime, lastMinuteThin: false },
        { ...onTime, lastMinuteThin: null },
        { ...onTime, lastMinuteThin: true, excluded: true },
        { state: 'replied', lastMinuteThin: true },
      ],
      { lastMinuteThinReplies: 1 },
    ],
    [
      'received, completed, open',
      [onTime, late, openInTime],
      { received: 3, completed: 2, open: 1, completionRate: ['66.67', 2, 3] },
    ],
    [
      'merged, cancelled, declined are nowhere',
      [{ state: 'cancelled' }],
      { received: 0, open: 0, overdueCount: 0, completionRate: null },
    ],
    [
      'carried over stands apart',
      [february, { ...february, completeBy: '2026-04-01' }, openInTime],
      { received: 1, open: 1, carriedOver: 2, carriedOverdue: 1 },
    ],
    [
      'on time: late and open past due stand below',
      [onTime, onTime, late, openPastDue, openInTime],
      { onTimeCompletionRate: ['50.00', 2, 4], completedLate: 1, openOverdue: 1, overdueCount: 2 },
    ],
    [
      'at the very due moment it is on time',
      [{ completedAt: '2026-03-07 09:00' }],
      { onTimeCompletionRate: ['100.00', 1, 1], completedLate: 0 },
    ],
    [
      'overdue looks beyond the period, the rate does not',
      [{ ...february, completedAt: '2026-03-03' }, february, onTime],
      { overdueCount: 2, completedLate: 1, openOverdue: 1, received: 1, onTimeCompletionRate: ['100.00', 1, 1] },
    ],
    [
      'what was completed before the period is over',
      [{ ...february, completedAt: '2026-02-28' }],
      { overdueCount: 0, received: 0, completed: 0 },
    ],
    [
      'shelved: open, not overdue',
      [{ state: 'shelved' }],
      { open: 1, shelved: 1, openOverdue: 0, onTimeCompletionRate: null },
    ],
    ['waiting for review: open, and overdue past due', [{ state: 'replied' }], { open: 1, openOverdue: 1 }],
    [
      'excluded: counted, not judged',
      [{ excluded: true }, { ...late, excluded: true }, onTime],
      {
        received: 3,
        completed: 2,
        completionRate: ['66.67', 2, 3],
        overdueCount: 0,
        onTimeCompletionRate: ['100.00', 1, 1],
        acceptanceRate: ['100.00', 1, 1],
      },
    ],
    [
      'accepted, or its sign window over; completing accepts',
      [{ acceptedAt: '2026-03-04' }, onTime, openPastDue, { acceptBy: '2026-03-21' }, { acceptBy: null }],
      { acceptanceRate: ['66.67', 2, 3] },
    ],
    [
      'response: in time, not returned, window over',
      [
        { contactedAt: '2026-03-02 10:00' },
        { contactedAt: '2026-03-04' },
        { contactedAt: '2026-03-02 10:00', returns: 1, wronglyReturned: true },
        { respondBy: '2026-03-25' },
      ],
      { responseRate: ['33.33', 1, 3], contactedInTime: 2, returnsJudged: 1 },
    ],
    [
      'tickets with at least one',
      [{ extensions: 3 }, { reworks: 2, returns: 1 }, openInTime],
      {
        extensions: 1,
        extensionRate: ['33.33', 1, 3],
        reworks: 1,
        reworkRate: ['33.33', 1, 3],
        returns: 1,
        returnRate: ['33.33', 1, 3],
      },
    ],
    [
      'follow-up',
      [asked(true, 'satisfied'), asked(null, null), onTime],
      { followUpRate: ['66.67', 2, 3], resolutionRate: ['100.00', 1, 1] },
    ],
    [
      'satisfaction weighs 0.6',
      [asked(true, 'satisfied'), asked(true, 'basic'), asked(false, 'unsatisfied'), asked(true, null)],
      {
        satisfactionRate: ['53.33', 1.6, 3],
        resolutionRate: ['75.00', 3, 4],
        satisfied: 1,
        basicallySatisfied: 1,
        unsatisfied: 1,
      },
    ],
    [
      'units involved',
      [{ unit: 'a' }, { unit: 'a' }, { unit: 'b' }, { unit: null, dispatchedAt: null }],
      { unitsInvolved: 2, forwarded: 3, received: 4 },
    ],
  ])('%s', (_, given, expected) => {
    const figures = march(given.map((fact) => aFact(fact)));
    for (const [code, value] of Object.entries(expected)) {
      const figure = figures[code as FigureCode];
      expect([
        code,
        ...(Array.isArray(value) ? [figure.value, figure.numerator, figure.denominator] : [figure.value]),
      ]).toEqual([code, ...(Array.isArray(value) ? value : [value])]);
    }
  });

  it('keeps the tickets behind it: the counted ones, or those of the denominator', () => {
    const facts = [
      aFact({ ...onTime, number: '20260302-001' }),
      aFact({ number: '20260302-002' }),
      aFact({ ...openInTime, number: '20260302-003' }),
    ];
    const figures = march(facts);
    expect(figures.completed).toEqual({ value: 1, numerator: null, denominator: null, tickets: ['20260302-001'] });
    expect(figures.onTimeCompletionRate.tickets).toEqual(['20260302-001', '20260302-002']);
    expect(march([]).responseRate).toEqual({ value: null, numerator: 0, denominator: 0, tickets: [] });
  });
});

describe('the cut-off', () => {
  const fact = aFact({ completedAt: '2026-03-10 10:00' });
  it.each<[string, Expected]>([
    ['2026-03-02 08:59', { received: 0, open: 0 }],
    ['2026-03-02 09:00', { received: 1, open: 1, openOverdue: 0 }],
    ['2026-03-07 09:00', { openOverdue: 0, onTimeCompletionRate: null }],
    ['2026-03-07 09:01', { openOverdue: 1, onTimeCompletionRate: '0.00' }],
    ['2026-03-10 09:59', { completed: 0, openOverdue: 1 }],
    ['2026-03-10 10:00', { completed: 1, open: 0, openOverdue: 0, completedLate: 1 }],
  ])('at %s', (moment, expected) => {
    const figures = march([fact], at(moment));
    for (const [code, value] of Object.entries(expected))
      expect([code, figures[code as FigureCode].value]).toEqual([code, value]);
  });

  it('what was opened at 24:00 belongs to the next month', () => {
    expect(march([aFact({ openedAt: '2026-04-01' })], at('2026-04-01')).received.value).toBe(0);
  });

  it('a cut-off after the period still asks only of its own tickets', () => {
    const figures = march(
      [aFact({ completedAt: '2026-04-02' }), aFact({ openedAt: '2026-04-01 08:00' })],
      at('2026-04-03'),
    );
    expect([figures.received.value, figures.completed.value]).toEqual([1, 1]);
  });
});
