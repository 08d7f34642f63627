import { describe, expect, test } from 'vitest';
import { agenda, highestRung, nextEscalation } from '../../../src/domain/reminder/agenda.ts';
import type { FollowUp, Ticket } from '../../../src/domain/ticket/ticket.ts';
import { officeCalendar } from '../../../src/domain/time/cn-calendar.ts';
import { formatMoment, type Moment } from '../../../src/domain/time/moment.ts';
import { aTicket } from '../../builders/a-ticket.ts';
import { anOffice } from '../../builders/an-office.ts';
import { at } from '../../builders/moments.ts';

const policy = anOffice();
const rules = { policy, calendar: officeCalendar(policy.calendar) };
const next = (ticket: Ticket, now: Moment): string | null => {
  const { nextAt } = agenda(ticket, rules, now);
  return nextAt === null ? null : formatMoment(nextAt).slice(5, 16);
};
const kinds = (ticket: Ticket, now: Moment): readonly string[] =>
  agenda(ticket, rules, now).due.map((item) => item.kind);

describe('pause and shelving', () => {
  const paused = at('2026-03-06 10:00');
  const waiting = aTicket({ state: 'waiting', pausedAt: paused });

  test('a pause lapses at the close of the third working day', () => {
    expect(next(waiting, paused)).toBe('03-11T18:00');
    expect(kinds(waiting, at('2026-03-11 17:59'))).toEqual([]);
    expect(kinds(waiting, at('2026-03-11 18:00'))).toEqual(['resume']);
  });

  test('a shelving is looked at on its review date', () => {
    const shelved = aTicket({ state: 'shelved', reviewOn: at('2026-04-01 09:00') });
    expect(next(shelved, paused)).toBe('04-01T09:00');
    expect(kinds(shelved, at('2026-04-01 09:00'))).toEqual(['unshelve']);
  });
});

describe('follow-up and closing', () => {
  const completedAt = at('2026-03-06 16:00');
  const completed = (followUp: FollowUp | null = null, overrides: Partial<Ticket> = {}): Ticket =>
    aTicket({ state: 'completed', completedAt, settledAt: completedAt, followUp, ...overrides });
  const askedAt = at('2026-03-09 10:00');

  test('is asked on the next working day at ten', () => {
    expect(next(completed(), completedAt)).toBe('03-09T10:00');
    expect(kinds(completed(), at('2026-03-09 10:00'))).toEqual(['askFollowUp']);
  });

  test('lapses after three working days', () => {
    const asked = completed({ askedAt, resolved: null, satisfaction: null });
    expect(next(asked, askedAt)).toBe('03-12T18:00');
    expect(kinds(asked, at('2026-03-12 18:00'))).toEqual(['close']);
  });

  test('answered in full it closes at the end of the day it was asked, later answers at once', () => {
    const answered = completed({ askedAt, resolved: true, satisfaction: 'satisfied' });
    expect(next(answered, at('2026-03-09 11:00'))).toBe('03-10T00:00');
    expect(kinds(answered, at('2026-03-10 11:00'))).toEqual(['close']);
  });

  test('with half an answer the other half is waited for', () => {
    expect(next(completed({ askedAt, resolved: true, satisfaction: null }), askedAt)).toBe('03-12T18:00');
  });

  test('told before he was asked, nobody is asked again', () => {
    const told = completed({ askedAt: null, resolved: true, satisfaction: null });
    expect(kinds(told, at('2026-03-09 10:00'))).toEqual([]);
    expect(next(told, completedAt)).toBe('03-11T18:00');
  });

  test('unresolved is never closed by time', () => {
    expect(next(completed({ askedAt, resolved: false, satisfaction: null }), askedAt)).toBeNull();
  });

  test('a ticket from a ledger is not asked about, it lapses', () => {
    expect(next(completed(null, { source: '12345' }), completedAt)).toBe('03-11T18:00');
  });
});

test.each(['closed', 'cancelled'] as const)('%s: nothing happens by itself', (state) => {
  expect(agenda(aTicket({ state }), rules, at('2026-03-20 09:00'))).toEqual({ nextAt: null, due: [] });
});

describe('after an outage', () => {
  const opened = at('2026-03-05 09:12');
  const silent = aTicket({
    state: 'inProgress',
    openedAt: opened,
    dispatchedAt: opened,
    respondBy: at('2026-03-06 09:12'),
    completeBy: at('2026-03-12 18:00'),
    clock: { from: opened, limit: { workingDays: 5 } },
  });
  const now = at('2026-03-18 11:00');

  test('several rungs are due at once; the highest speaks', () => {
    const rungs = agenda(silent, rules, now).due.filter((item) => item.kind === 'rung');
    expect(rungs.map((item) => item.rung.id)).toEqual([
      'contact-half',
      'contact-last',
      'contact-due',
      'complete-day-before',
      'complete-hours-before',
      'complete-due',
      'complete-head',
      'complete-supervisor',
      'complete-daily',
    ]);
    expect(highestRung(rungs)?.rung.id).toBe('complete-supervisor');
    expect(nextEscalation(silent, rules, 'complete', now)?.rung.id).toBe('complete-leader');
  });

  test('once marked, only what is still to come is left', () => {
    const reached = agenda(silent, rules, now).due.flatMap((item) => (item.kind === 'rung' ? [item.key] : []));
    expect(next({ ...silent, rungs: reached }, now)).toBe('03-19T09:00');
  });
});
