import fc from 'fast-check';
import { DEFAULT_CATALOGUE } from '../../../src/domain/complaint/category-catalogue.ts';
import { TOP_LABELS } from '../../../src/domain/complaint/verdict.ts';
import type { Limit } from '../../../src/domain/deadline/deadline.ts';
import type { DeadlinePolicy } from '../../../src/domain/deadline/deadline-policy.ts';
import {
  CIRCULAR_PERIODS,
  type OfficePolicy,
  type RankingPolicy,
  type Schedule,
} from '../../../src/domain/policy/office-policy.ts';
import type { Rung } from '../../../src/domain/reminder/reminder-ladder.ts';
import { type Day, dayFromNumber, WEEKDAYS } from '../../../src/domain/time/moment.ts';

/** Words a YAML writer may stumble over, and ordinary ones; never empty, never with blanks at the ends. */
const AWKWARD = [
  'true',
  'no',
  'null',
  '~',
  '12345',
  '0012',
  '1e3',
  '17:30',
  '2026-08-20',
  '- a',
  'a: b',
  '#1',
  '{x}',
  '[y]',
  '"q"',
  "it's",
  '@群',
  '&a',
  '*a',
  '!t',
  '%d',
  '甲，乙',
  'a\nb',
  '〇',
  '🏠',
  '__proto__',
  '=',
  '<<',
];
export const text = fc.oneof(
  fc.constantFrom(...AWKWARD),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .map((word) => word.trim())
    .filter((word) => word !== ''),
  fc.stringMatching(/^[a-z\u4e00-\u4fff]{1,8}$/u),
);
export const texts = fc.array(text, { maxLength: 3 });
const pad = (number: number): string => String(number).padStart(2, '0');
const clock = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${pad(hour)}:${pad(minute)}`);
const span = fc.tuple(clock, clock).map(([from, to]) => (from === to ? { from: '00:00', to: '00:00' } : { from, to }));
const spans = fc.constantFrom(['08:30-12:00', '13:00-24:00'], ['09:00-12:00'], ['00:00-24:00']);
/** Neighbouring seasons in any order, each year or once, with or without a row for the rest. */
export const workingTimes: fc.Arbitrary<NonNullable<OfficePolicy['calendar']['hours']>> = fc.oneof(
  spans,
  fc
    .tuple(
      fc.subarray(
        [
          { from: '05-01', to: '09-30' },
          { from: '10-01', to: '02-29' },
          { from: '2026-03-01', to: '2026-03-31' },
        ],
        { minLength: 1 },
      ),
      fc.boolean(),
      spans,
      spans,
    )
    .map(([ranges, rest, hours, others]) => [
      ...ranges.map((range) => ({ ...range, hours })),
      ...(rest ? [{ hours: others }] : []),
    ]),
);
/** Single days and days in a row, in no order, some twice. */
export const daysAround = (number: number): fc.Arbitrary<Day[]> =>
  fc
    .array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 9 })), { maxLength: 5 })
    .map((runs) =>
      runs.flatMap(([first, length]) => Array.from({ length }, (_day, index) => dayFromNumber(number + first + index))),
    );
const count = fc.integer({ min: 1, max: 3000 });
const clockLimit: fc.Arbitrary<Limit> = fc.oneof(
  count.map((clockMinutes) => ({ clockMinutes })),
  count.map((clockDays) => ({ clockDays })),
);
const limit: fc.Arbitrary<Limit> = fc.oneof(
  clockLimit,
  count.map((workingMinutes) => ({ workingMinutes })),
  count.map((workingDays) => ({ workingDays })),
);
export const record = <T>(value: fc.Arbitrary<T>) =>
  fc.dictionary(
    text.filter((key) => key !== '__proto__'),
    value,
    { maxKeys: 3, noNullPrototype: true },
  );

/** Numbered, so that nothing is there twice; `tail` makes the name awkward. */
export const numbered = <T>(row: (index: number) => fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.nat(4).chain((length) => fc.tuple(...Array.from({ length }, (_, index) => row(index))));

export const limits: fc.Arbitrary<DeadlinePolicy> = fc.record({
  accept: limit,
  contact: limit,
  complete: fc.record({ enquiry: limit, suggestion: limit, help: limit, grievance: limit, tipOff: limit }),
  urgent: fc.record({ contact: clockLimit, complete: clockLimit }),
  rework: limit,
  returnWindow: limit,
  pause: limit,
  followUp: limit,
  extension: fc.record({ times: fc.nat(20), days: fc.integer({ min: 1, max: 366 }), cutOff: clock }),
  reopenDays: fc.nat(3660),
  problemAfter: fc.integer({ min: 1, max: 100 }),
});

const when: fc.Arbitrary<Rung['when']> = fc.oneof(
  fc.double({ min: 0.000001, max: 0.999999, noNaN: true }).map((fraction) => ({ fraction })),
  limit.map((beforeDue) => ({ beforeDue })),
  limit.map((afterDue) => ({ afterDue })),
  fc.constant({ atDue: true as const }),
  clock.map((workingDaysAfterDueAt) => ({ workingDaysAfterDueAt })),
);
export const rung = (index: number): fc.Arbitrary<Rung> =>
  fc.record({
    id: text.map((tail) => `r${index}${tail}`),
    window: fc.constantFrom('accept', 'contact', 'complete', 'review'),
    size: fc.constantFrom('short', 'long', 'any'),
    when,
    whom: fc.constantFrom('duty', 'head', 'supervisor', 'leader', 'dispatcher', 'reviewer'),
    post: fc.constantFrom('reminder', 'overdue', 'overdueList', 'escalation', 'review'),
    level: fc.constantFrom(0, 1, 2, 3, 4),
  });

export const schedule: fc.Arbitrary<Schedule> = fc.record({
  dailyRanking: clock,
  overdueList: clock,
  leaderDigest: clock,
  followUp: clock,
  quietHours: span,
  rankingQuietHours: span,
  weeklyReport: fc.record({ weekday: fc.constantFrom(...WEEKDAYS), at: clock }),
  circular: fc.record({ at: clock, periods: fc.subarray([...CIRCULAR_PERIODS]) }),
});

const perCent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
const weight = fc.integer({ min: 1, max: 999 });

export const ranking: fc.Arbitrary<RankingPolicy> = fc.record({
  minimumTickets: fc.nat(100),
  tiers: numbered((index) =>
    fc.record({ name: text.map((tail) => `组${index}${tail}`), kinds: text.map((kind) => [`${kind}${index}kind`]) }),
  ),
  names: fc.record({ top: text, bottom: text }),
  bottomFrom: fc.integer({ min: 1, max: 100 }),
  targets: fc.record(
    {
      onTimeCompletionRate: perCent,
      satisfactionRate: perCent,
      score: perCent,
      openOverdue: fc.nat(50),
    },
    { requiredKeys: ['onTimeCompletionRate'] },
  ),
  score: fc.record(
    { onTimeCompletionRate: weight, responseRate: weight, satisfactionRate: weight },
    { requiredKeys: ['responseRate'] },
  ),
  poster: fc.boolean(),
  headings: fc.constantFrom('neutral' as const, 'redBlack' as const),
});

const cue = fc.oneof(
  text,
  fc.tuple(
    text,
    fc.integer({ min: 1, max: 9 }).map((half) => half / 2),
  ),
);
const ownCategory = (index: number) =>
  fc.record({
    id: text.map((tail) => `自有/${index}${tail}`),
    label: fc.constantFrom(...TOP_LABELS),
    cues: fc.array(cue, { maxLength: 3 }),
  });
export const categories: fc.Arbitrary<OfficePolicy['categories']> = fc.oneof(
  fc.constant(DEFAULT_CATALOGUE),
  numbered(ownCategory),
  numbered(ownCategory).map((own) => [...DEFAULT_CATALOGUE, ...own]),
  fc
    .subarray([...DEFAULT_CATALOGUE])
    .map((some) => some.map((category, index) => (index % 3 === 0 ? { ...category, cues: [] } : category))),
);
