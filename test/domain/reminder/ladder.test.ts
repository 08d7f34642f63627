import { describe, expect, test } from 'vitest';
import { agenda } from '../../../src/domain/reminder/agenda.ts';
import { problemOf } from '../../../src/domain/reminder/problem-items.ts';
import { DEFAULT_LADDER, type Rung } from '../../../src/domain/reminder/reminder-ladder.ts';
import type { RungItem } from '../../../src/domain/reminder/rung-item.ts';
import { rungItems } from '../../../src/domain/reminder/rung-items.ts';
import type { Ticket } from '../../../src/domain/ticket/ticket.ts';
import { officeCalendar } from '../../../src/domain/time/cn-calendar.ts';
import { formatMoment, type Moment } from '../../../src/domain/time/moment.ts';
import { aTicket } from '../../builders/a-ticket.ts';
import { anOffice } from '../../builders/an-office.ts';
import { at } from '../../builders/moments.ts';

const policy = anOffice();
const rules = { policy, calendar: officeCalendar(policy.calendar) };

/** Opened and dispatched on Thursday 5 March at 09:12, five working days for it. */
const opened = at('2026-03-05 09:12');
const dispatched = (overrides: Partial<Ticket> = {}): Ticket =>
  aTicket({
    state: 'dispatched',
    openedAt: opened,
    dispatchedAt: opened,
    acceptBy: at('2026-03-05 11:12'),
    respondBy: at('2026-03-06 09:12'),
    completeBy: at('2026-03-12 18:00'),
    clock: { from: opened, limit: { workingDays: 5 } },
    ...overrides,
  });

const momentOf = (ticket: Ticket, id: string, now: Moment): string | undefined => {
  const item = rungItems(ticket, rules, now).find((one) => one.rung.id === id);
  return item && formatMoment(item.at).slice(5, 16);
};

describe('each rung of the default ladder, for a help ticket of five working days', () => {
  const inProgress = dispatched({
    state: 'inProgress',
    acceptedAt: at('2026-03-05 09:30'),
    contactedAt: at('2026-03-05 10:00'),
  });
  const short = (overrides: Partial<Ticket> = {}): Ticket =>
    dispatched({
      state: 'inProgress',
      completeBy: at('2026-03-06 18:00'),
      clock: { from: opened, limit: { workingDays: 1 } },
      ...overrides,
    });
  const rows: readonly (readonly [string, Ticket, string | undefined])[] = [
    ['accept-half', dispatched(), '03-05T10:10'],
    ['accept-due', dispatched(), '03-05T11:15'],
    ['accept-head', dispatched(), '03-05T15:15'],
    ['accept-dispatcher', dispatched(), '03-06T18:00'],
    ['contact-half', dispatched(), '03-05T21:10'],
    ['contact-last', dispatched(), '03-06T06:10'],
    ['contact-due', dispatched(), '03-06T09:15'],
    ['complete-half', short(), '03-06T09:05'],
    ['complete-last', short(), '03-06T16:15'],
    ['complete-half', dispatched(), undefined],
    ['complete-day-before', dispatched(), '03-11T18:00'],
    ['complete-hours-before', dispatched(), '03-12T16:00'],
    ['complete-day-before', short(), undefined],
    ['complete-due', dispatched(), '03-12T18:00'],
    ['complete-daily', dispatched(), '03-13T09:00'],
    ['complete-head', dispatched(), '03-13T18:00'],
    ['complete-supervisor', dispatched(), '03-17T18:00'],
    ['complete-leader', dispatched(), '03-19T18:00'],
    ['review-daily', dispatched({ state: 'replied', repliedAt: at('2026-03-06 16:00') }), '03-09T09:00'],
    ['review-daily', inProgress, undefined],
    ['accept-due', inProgress, undefined],
    ['contact-due', inProgress, undefined],
    ['complete-due', inProgress, '03-12T18:00'],
  ];
  test.each(rows)('%s', (id, ticket, expected) => {
    expect(momentOf(ticket, id, opened)).toBe(expected);
  });

  test('every rung of the ladder is in this table', () => {
    expect(new Set(rows.map(([id]) => id))).toEqual(new Set(DEFAULT_LADDER.rungs.map((rung) => rung.id)));
  });
});

describe('the grid and the start', () => {
  const pressing = (urgency: 'urgent' | 'critical', overrides: Partial<Ticket> = {}): Ticket =>
    dispatched({
      urgency,
      openedAt: at('2026-03-05 22:14'),
      dispatchedAt: at('2026-03-05 22:14'),
      acceptBy: at('2026-03-05 22:44'),
      respondBy: at('2026-03-05 22:44'),
      completeBy: at('2026-03-06 22:14'),
      clock: { from: at('2026-03-05 22:14'), limit: { clockMinutes: 1440 } },
      ...overrides,
    });
  test.each(['urgent', 'critical'] as const)('%s: to the minute, in clock time', (urgency) => {
    const ticket = pressing(urgency);
    const ids = ['accept-half', 'accept-due', 'accept-head', 'contact-half', 'contact-last', 'contact-due'];
    expect(ids.map((id) => momentOf(ticket, id, ticket.openedAt))).toEqual([
      '03-05T22:29',
      '03-05T22:44',
      '03-06T00:44',
      '03-05T22:29',
      '03-05T22:40',
      '03-05T22:44',
    ]);
  });

  test('a reminder right after the dispatch is left out', () => {
    const ticket = pressing('urgent', { dispatchedAt: at('2026-03-05 22:20') });
    expect(momentOf(ticket, 'contact-half', at('2026-03-05 22:20'))).toBeUndefined();
    expect(momentOf(ticket, 'contact-last', at('2026-03-05 22:20'))).toBe('03-05T22:40');
  });

  test('what lay before the dispatch is not made up for; what is past due is asked for soon after it', () => {
    const late = dispatched({ dispatchedAt: at('2026-03-12 17:00'), acceptBy: at('2026-03-13 10:00') });
    expect(momentOf(late, 'complete-day-before', at('2026-03-12 17:00'))).toBeUndefined();
    expect(momentOf(late, 'complete-hours-before', at('2026-03-12 17:00'))).toBeUndefined();
    expect(momentOf(late, 'contact-due', at('2026-03-12 17:00'))).toBe('03-12T17:10');
  });
});

describe('the daily call', () => {
  const late = dispatched({ state: 'inProgress', contactedAt: opened });

  test('only on working days: none at the weekend, one on a make-up workday', () => {
    const friday = dispatched({ completeBy: at('2026-02-13 18:00') });
    expect(momentOf(friday, 'complete-daily', at('2026-02-13 18:01'))).toBe('02-14T09:00');
    expect(momentOf(late, 'complete-daily', at('2026-03-12 18:01'))).toBe('03-13T09:00');
  });

  test('over the Spring Festival it waits for the first working day', () => {
    const festival = dispatched({ completeBy: at('2026-02-14 18:00') });
    expect(momentOf(festival, 'complete-daily', at('2026-02-15 12:00'))).toBe('02-24T09:00');
  });

  test('after an outage of days only the last one is due, and it is not repeated', () => {
    const now = at('2026-03-18 11:00');
    const daily = (ticket: Ticket): readonly RungItem[] =>
      rungItems(ticket, rules, now).filter((one) => one.rung.id === 'complete-daily' && one.at <= now);
    const [only, ...more] = daily(late);
    expect(only?.key).toBe('complete-daily@2026-03-18#2026-03-12T18:00:00+08:00');
    expect(more).toEqual([]);
    expect(daily({ ...late, rungs: [only?.key ?? ''] })).toEqual([]);
  });
});

describe('what runs and what stands', () => {
  const ids = (ticket: Ticket): readonly string[] => [
    ...new Set(rungItems(ticket, rules, opened).map((one) => one.rung.id.split('-')[0] ?? '')),
  ];

  test.each([
    ['dispatched', ['accept', 'contact', 'complete']],
    ['waiting', []],
    ['shelved', []],
    ['replied', ['complete', 'review']],
    ['completed', []],
    ['closed', []],
    ['cancelled', []],
  ] as const)('%s', (state, expected) => {
    expect(ids(dispatched({ state }))).toEqual(expected);
  });

  test('without a unit only the completion is asked for, and no head', () => {
    const pending = dispatched({ state: 'pending', unit: null, dispatchedAt: null, acceptBy: null });
    const found = rungItems(pending, rules, opened).map((one) => one.rung);
    expect(found.every((rung) => rung.window === 'complete' && rung.whom !== 'head')).toBe(true);
    expect(found.map((rung) => rung.id)).toContain('complete-due');
  });

  test('an extension starts rungs of its own, a reached one is not repeated', () => {
    const ticket = dispatched({
      state: 'inProgress',
      contactedAt: opened,
      rungs: ['complete-due#2026-03-12T18:00:00+08:00'],
    });
    expect(momentOf(ticket, 'complete-due', opened)).toBeUndefined();
    const extended = {
      ...ticket,
      completeBy: at('2026-03-19 18:00'),
      clock: { from: at('2026-03-12 18:00'), limit: { workingDays: 5 } },
    };
    expect(momentOf(extended, 'complete-day-before', opened)).toBe('03-18T18:00');
    expect(momentOf(extended, 'complete-due', opened)).toBe('03-19T18:00');
  });

  test('a pause moves the halves of a short window', () => {
    const ticket = dispatched({
      state: 'inProgress',
      completeBy: at('2026-03-09 18:00'),
      clock: { from: opened, limit: { workingDays: 1 } },
      pauses: [[at('2026-03-05 12:00'), at('2026-03-09 09:00')]],
    });
    expect(momentOf(ticket, 'complete-half', at('2026-03-09 09:00'))).toBe('03-09T11:05');
  });
});

describe('while a reply waits', () => {
  const replied = dispatched({ state: 'replied', repliedAt: at('2026-03-11 16:00') });

  test('the reviewer is reminded every working day, the unit is only listed once it is late', () => {
    expect(rungItems(replied, rules, at('2026-03-11 16:00')).map((one) => one.rung.id)).toEqual([
      'complete-daily',
      'review-daily',
    ]);
    expect(momentOf(replied, 'review-daily', at('2026-03-11 16:00'))).toBe('03-12T09:00');
    expect(momentOf(replied, 'complete-daily', at('2026-03-11 16:00'))).toBe('03-13T09:00');
    const keys = rungItems(replied, rules, at('2026-03-13 09:00')).map((one) => one.key);
    expect(keys).toContain('review-daily@2026-03-13#2026-03-11T16:00:00+08:00');
    expect(keys).toContain('review-daily@2026-03-16#2026-03-11T16:00:00+08:00');
  });

  test('a rung that speaks of replies is left out of every other window', () => {
    const [rung] = DEFAULT_LADDER.rungs.filter((one) => one.id === 'review-daily');
    const odd = { ...policy, reminders: { rungs: [{ ...rung, window: 'complete' } as Rung] } };
    expect(rungItems(dispatched(), { ...rules, policy: odd }, at('2026-03-13 09:00'))).toEqual([]);
  });
});

describe('a problem ticket', () => {
  const inProgress = (overrides: Partial<Ticket>): Ticket =>
    dispatched({ state: 'inProgress', contactedAt: opened, ...overrides });
  const problems = (ticket: Ticket): readonly string[] =>
    agenda(ticket, rules, opened).due.flatMap((item) =>
      item.kind === 'rung' && problemOf(item.rung) !== undefined ? [item.key] : [],
    );

  test.each([0, 1, 2, 4, 5])('%i times is none', (times) => {
    expect(problems(inProgress({ reworks: times, transfers: times }))).toEqual([]);
  });

  test('due at once at the third rework or transfer, and again at the sixth', () => {
    expect(problems(inProgress({ reworks: 3 }))).toEqual(['problem-reworks#3']);
    expect(problems(dispatched({ transfers: 3 }))).toEqual(['problem-transfers#3']);
    expect(problems(inProgress({ reworks: 6, transfers: 3, rungs: ['problem-transfers#3'] }))).toEqual([
      'problem-reworks#6',
    ]);
  });

  test('the office says how many', () => {
    const two = { ...rules, policy: { ...policy, limits: { ...policy.limits, problemAfter: 2 } } };
    const keys = rungItems(inProgress({ reworks: 2 }), two, opened).map((one) => one.key);
    expect(keys).toContain('problem-reworks#2');
  });

  test('a new window forgets the rungs, but not that a transfer was told', () => {
    const later = at('2026-03-09 10:00');
    expect(
      problems(inProgress({ transfers: 3, reworks: 1, clock: { from: later, limit: { workingDays: 3 } } })),
    ).toEqual([]);
  });

  test('what is over is no problem', () => {
    expect(problems(inProgress({ state: 'completed', reworks: 3 }))).toEqual([]);
  });
});

describe('a life in danger', () => {
  const critical = dispatched({
    urgency: 'critical',
    respondBy: at('2026-03-05 09:42'),
    completeBy: at('2026-03-06 09:12'),
    clock: { from: opened, limit: { clockMinutes: 1440 } },
  });

  test('is called again after 5, 10 and 20 minutes, to the minute', () => {
    expect([5, 10, 20].map((minutes) => momentOf(critical, `critical-call-${minutes}`, opened))).toEqual([
      '03-05T09:17',
      '03-05T09:22',
      '03-05T09:32',
    ]);
    expect(agenda(critical, rules, opened).nextAt).toBe(at('2026-03-05 09:17'));
  });

  test('until somebody answers', () => {
    expect(momentOf({ ...critical, state: 'inProgress' }, 'critical-call-5', opened)).toBeUndefined();
  });
});

test('a calendar that does not know next year leaves those moments out instead of failing', () => {
  const known = { policy, calendar: { ...rules.calendar, knownYears: new Set([2026]) } };
  const december = at('2026-12-30 09:12');
  const ticket = dispatched({
    state: 'inProgress',
    contactedAt: december,
    completeBy: at('2026-12-31 18:00'),
    dispatchedAt: december,
    clock: { from: december, limit: { workingDays: 1 } },
  });
  const ids = rungItems(ticket, known, december).map((one) => one.rung.id);
  expect(ids).toContain('complete-due');
  expect(ids).not.toContain('complete-leader');
  const reached = { ...ticket, rungs: rungItems(ticket, known, december).map((one) => one.key) };
  expect(agenda(reached, known, at('2026-12-31 18:01')).nextAt).toBe(at('2027-01-01 00:00'));
});
