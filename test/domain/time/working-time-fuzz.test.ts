import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, MINUTE, type Moment, startOfDay, WEEKDAYS, type Weekday } from '../../../src/domain/time/moment.ts';
import { addRunningTime, type Pause } from '../../../src/domain/time/pause.ts';
import { type CalendarSpec, compileCalendar } from '../../../src/domain/time/working-calendar.ts';
import { addWorkingDays, workingDaysBetween } from '../../../src/domain/time/working-days.ts';
import {
  addWorkingMinutes,
  subtractWorkingMinutes,
  workingMinutesBetween,
} from '../../../src/domain/time/working-minutes.ts';
import { naiveAddClock, naiveAddDays, naiveAddMinutes, naiveMinutesBetween } from './naive-calendar.ts';

const FIRST = '2026-02-09';
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const spans = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 4 })
  .map((quarters) => quarters.map((quarter) => quarter * 15).sort((a, b) => a - b))
  .map((edges) => (edges.length === 4 ? [edges.slice(2, 4), edges.slice(0, 2)] : [edges.slice(0, 2)]))
  .map((pairs) => pairs.map(([from = 0, to = 0]) => [clock(from), clock(to)] as const));
const someDays = fc.uniqueArray(
  fc.integer({ min: 0, max: 30 }).map((offset) => addDays(FIRST, offset)),
  { maxLength: 6 },
);
const weekdays = fc.uniqueArray(fc.constantFrom<Weekday>(...WEEKDAYS), { minLength: 1, maxLength: 7 });

const hours: fc.Arbitrary<CalendarSpec['hours']> = weekdays
  .chain((names) => fc.tuple(...names.map((name) => spans.map((list) => [name, list] as const))))
  .map((given) => Object.fromEntries(given));

/** Seasons begin and end among the days that are tried; some run over New Year the long way round, some come once. */
const seasons = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 12 }), fc.constantFrom('yearly', 'once', 'rest'))
    .chain(([first, length, kind]) => {
      const [from, to] = [addDays(FIRST, first), addDays(FIRST, first + length)];
      const range =
        kind === 'once'
          ? { from, to }
          : kind === 'yearly'
            ? { from: from.slice(5), to: to.slice(5) }
            : { from: addDays(to, 1).slice(5), to: addDays(from, -1).slice(5) };
      return hours.map((own) => ({ ...range, hours: own }));
    }),
  { maxLength: 2 },
);

const specs: fc.Arbitrary<CalendarSpec> = fc.record({ hours, seasons, holidays: someDays, workdays: someDays });

/** Edges of the day and of opening hours are likelier than any minute. */
const moments: fc.Arbitrary<Moment> = fc
  .tuple(
    fc.integer({ min: 0, max: 9 }),
    fc.oneof(
      fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
      fc.integer({ min: 0, max: 1439 }),
    ),
  )
  .map(([day, minute]) => startOfDay(addDays(FIRST, day)) + minute * MINUTE);
const pauses: fc.Arbitrary<Pause[]> = fc.array(
  fc.tuple(moments, moments).map(([a, b]): Pause => [Math.min(a, b), Math.max(a, b)]),
  { maxLength: 4 },
);

describe('against a reference that goes minute by minute', () => {
  it('adds working minutes', () => {
    fc.assert(
      fc.property(specs, moments, fc.integer({ min: 0, max: 1500 }), pauses, (spec, start, minutes, stops) => {
        expect(addWorkingMinutes(compileCalendar(spec), start, minutes, stops)).toBe(
          naiveAddMinutes(spec, start, minutes, stops),
        );
      }),
      { numRuns: 60 },
    );
  });

  // The reference goes minute by minute through months: patience for a busy machine.
  it('adds working days', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(specs, moments, fc.integer({ min: 1, max: 4 }), pauses, (spec, start, count, stops) => {
        expect(addWorkingDays(compileCalendar(spec), start, count, stops)).toBe(
          naiveAddDays(spec, start, count, stops),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('adds clock days', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 6 }), pauses, (start, days, stops) => {
        expect(addRunningTime(start, days * 1440 * MINUTE, stops)).toBe(naiveAddClock(start, days, stops));
      }),
      { numRuns: 60 },
    );
  });

  it('counts working minutes', () => {
    fc.assert(
      fc.property(specs, moments, moments, (spec, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const calendar = compileCalendar(spec);
        expect(workingMinutesBetween(calendar, from, to)).toBe(naiveMinutesBetween(spec, from, to));
        expect(workingMinutesBetween(calendar, to, from) + workingMinutesBetween(calendar, from, to)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('laws', () => {
  it('subtracting working minutes leaves exactly as many between, and adding them again comes back to the same working time', () => {
    fc.assert(
      fc.property(specs, moments, fc.integer({ min: 1, max: 3000 }), (spec, end, minutes) => {
        const calendar = compileCalendar(spec);
        const earlier = subtractWorkingMinutes(calendar, end, minutes);
        expect(workingMinutesBetween(calendar, earlier, end)).toBe(minutes);
        const back = addWorkingMinutes(calendar, earlier, minutes);
        expect(back).toBeLessThanOrEqual(end);
        expect(workingMinutesBetween(calendar, back, end)).toBe(0);
      }),
    );
  });

  it('exactly n working days lie between a start and its due moment', () => {
    fc.assert(
      fc.property(specs, moments, fc.integer({ min: 1, max: 20 }), (spec, start, count) => {
        const calendar = compileCalendar(spec);
        const due = addWorkingDays(calendar, start, count);
        expect(workingDaysBetween(calendar, start, due)).toBe(count);
        expect(workingDaysBetween(calendar, start, due - MINUTE)).toBe(count - 1);
      }),
    );
  });

  it('a pause never makes anything due earlier, and never by more than the pause covers', () => {
    fc.assert(
      fc.property(specs, moments, fc.integer({ min: 1, max: 5 }), moments, moments, (spec, start, count, a, b) => {
        const calendar = compileCalendar(spec);
        const pause: Pause = [Math.min(a, b), Math.max(a, b)];
        const [plain, paused] = [
          addWorkingDays(calendar, start, count),
          addWorkingDays(calendar, start, count, [pause]),
        ];
        expect(paused).toBeGreaterThanOrEqual(plain);
        const extension = workingDaysBetween(calendar, plain, paused);
        expect(extension).toBeLessThanOrEqual(workingDaysBetween(calendar, pause[0], pause[1]) + 1);
      }),
    );
  });
});
