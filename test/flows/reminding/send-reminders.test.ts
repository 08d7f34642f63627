import { beforeEach, describe, expect, test } from 'vitest';
import type { Ticket } from '../../../src/domain/ticket/ticket.ts';
import type { Moment } from '../../../src/domain/time/moment.ts';
import { sendReminders } from '../../../src/flows/reminding/send-reminders.ts';
import type { QueuedPost } from '../../../src/ports/outbox.ts';
import { aTicket } from '../../builders/a-ticket.ts';
import { anOffice } from '../../builders/an-office.ts';
import { at } from '../../builders/moments.ts';
import { type TestService, type TestServiceOptions, testService } from '../../builders/test-service.ts';

let service: TestService;
const start = async (given: TestServiceOptions = {}): Promise<void> => {
  service = await testService({ pace: 'default', now: at('2026-03-01 08:00'), ...given });
};
beforeEach(() => start());

const opened = at('2026-03-05 09:12');
let place = 0;
/** A help ticket of the river community, signed and contacted, due on Thursday 12 March at 18:00, put into the store. */
async function keep(overrides: Partial<Ticket> = {}): Promise<Ticket> {
  place += 1;
  const ticket = aTicket({
    state: 'inProgress',
    number: `20260305-${String(place).padStart(3, '0')}`,
    openedAt: opened,
    dispatchedAt: opened,
    acceptedAt: opened,
    contactedAt: opened,
    respondBy: at('2026-03-06 09:12'),
    completeBy: at('2026-03-12 18:00'),
    clock: { from: opened, limit: { workingDays: 5 } },
    ...overrides,
  });
  await service.stores.tickets.save({ ticket, events: [], decidedOn: 0, nextAt: opened });
  return ticket;
}

/** Sweeps whenever the wake-ups of the store ask. */
async function run(until: Moment): Promise<readonly QueuedPost[]> {
  const before = service.stores.outbox.all().length;
  for (
    let next = service.stores.tickets.earliestNext();
    next !== null && next <= until;
    next = service.stores.tickets.earliestNext()
  ) {
    const now = Math.max(next, service.clock.now());
    service.clock.moveTo(now);
    await sendReminders(service, now);
  }
  return service.stores.outbox.all().slice(before);
}
const told = (posts: readonly QueuedPost[]): readonly string[] =>
  posts.map((post) => `${post.kind} ${'group' in post.to ? post.to.group : post.to.person}: ${post.text}`);
const find = async (ticket: Ticket): Promise<Ticket> => (await service.stores.tickets.find(ticket.number)) as Ticket;

describe('one ticket up the whole ladder', () => {
  test('each rung once, each to the right person', async () => {
    place = 0;
    const ticket = await keep();
    expect(told(await run(at('2026-03-20 12:00')))).toMatchSnapshot();
    const now = await find(ticket);
    expect([now.escalation, now.reminders]).toEqual([4, 9]);
    expect(service.faults).toEqual([]);
  });
});

describe('bundles', () => {
  test('one post for a unit’s tickets of one slot, one list for all units, the latest first', async () => {
    place = 0;
    await keep();
    await keep({ completeBy: at('2026-03-12 17:58') });
    await keep({ unit: 'u-power', completeBy: at('2026-03-11 18:00') });
    await keep({ sensitive: true, subject: '举报' });
    const posts = await run(at('2026-03-13 09:00'));
    expect(told(posts.filter((post) => post.kind !== 'reminder'))).toMatchSnapshot();
    expect(new Set(posts.map((post) => post.dedupeKey)).size).toBe(posts.length);
  });

  test('a ticket nobody is named for goes to the dispatcher', async () => {
    place = 0;
    await keep({
      state: 'pending',
      unit: null,
      dispatchedAt: null,
      acceptedAt: null,
      acceptBy: null,
      contactedAt: null,
    });
    const posts = await run(at('2026-03-13 09:00'));
    expect(posts.every((post) => post.mentions.includes('p-dispatcher'))).toBe(true);
    expect(posts.map((post) => post.kind)).toEqual(['reminder', 'reminder', 'overdue', 'overdueList']);
  });

  test('more than one chunk: nothing is lost and it ends', async () => {
    await start({ pace: 'fast' });
    place = 0;
    for (let i = 0; i < 230; i += 1)
      await keep({
        rungs: ['complete-day-before#2026-03-12T18:00:00+08:00', 'complete-hours-before#2026-03-12T18:00:00+08:00'],
      });
    await sendReminders(service, at('2026-03-12 18:00'));
    const posts = service.stores.outbox.all().filter((post) => post.kind === 'overdue');
    expect(posts.flatMap((post) => post.tickets)).toHaveLength(230);
  });
});

describe('replies that wait', () => {
  const replied = { state: 'replied', repliedAt: at('2026-03-11 16:00') } as const;

  test('one post for all of them to the reviewer, every working day; the unit hears nothing', async () => {
    place = 0;
    const ticket = await keep(replied);
    await keep({ ...replied, unit: 'u-power', repliedAt: at('2026-03-10 10:00'), completeBy: at('2026-03-09 18:00') });
    await keep({ ...replied, sensitive: true, subject: '举报', repliedAt: at('2026-03-12 10:00') });
    const posts = await run(at('2026-03-13 12:00'));
    expect(told(posts)).toMatchSnapshot();
    expect(new Set(posts.flatMap((post) => post.mentions))).toEqual(new Set(['p-reviewer']));
    expect(posts.map((post) => post.createdAt)).toEqual(
      ['10', '11', '11', '12', '12', '13', '13'].map((day) => at(`2026-03-${day} 09:00`)),
    );
    expect((await find(ticket)).escalation).toBe(0);
  });

  test('without a reviewer the dispatcher is asked', async () => {
    const policy = anOffice();
    await start({ policy: { ...policy, people: policy.people.filter((person) => person.id !== 'p-reviewer') } });
    await keep(replied);
    const posts = await run(at('2026-03-12 09:00'));
    expect(posts.map((post) => [post.kind, post.mentions])).toEqual([['review', ['p-dispatcher']]]);
  });

  test('not at a weekend, however late the sweep comes', async () => {
    await keep({ ...replied, repliedAt: at('2026-03-12 16:00') });
    await sendReminders(service, at('2026-03-14 10:00'));
    expect(service.stores.outbox.all()).toEqual([]);
  });
});

describe('problem tickets', () => {
  test('the supervisor is told at once, once, beside what the ladder says', async () => {
    place = 0;
    const ticket = await keep({ reworks: 3, rungs: [] });
    await keep({ transfers: 3, rungs: [] });
    service.clock.moveTo(at('2026-03-06 10:00'));
    const posts = await run(at('2026-03-06 10:00'));
    expect(told(posts)).toMatchSnapshot();
    expect((await find(ticket)).escalation).toBe(3);
    await sendReminders(service, at('2026-03-06 10:05'));
    expect(service.stores.outbox.all()).toHaveLength(posts.length);
  });

  test('a step of the ladder at the same time has a post of its own', async () => {
    place = 0;
    await keep({ reworks: 3, sensitive: true });
    service.clock.moveTo(at('2026-03-17 18:00'));
    const posts = await run(at('2026-03-17 18:00'));
    expect(told(posts)).toMatchSnapshot();
  });
});

describe('after an outage', () => {
  test('stale rungs collapse into the highest, all of them marked', async () => {
    place = 0;
    const ticket = await keep({ contactedAt: null });
    const now = at('2026-03-18 11:00');
    expect(await sendReminders(service, now)).toBe(1);
    expect(service.stores.outbox.all().map((post) => post.kind)).toEqual(['overdueList', 'escalation']);
    expect(service.stores.outbox.all()[1]?.to).toEqual({ person: 'p-supervisor' });
    const marked = await find(ticket);
    expect(marked.rungs).toHaveLength(9);
    expect(marked.escalation).toBe(3);
    expect(service.stores.tickets.earliestNext()).toBe(at('2026-03-19 09:00'));
  });

  test('the list waits for a working day', async () => {
    await keep({ rungs: [] });
    await sendReminders(service, at('2026-03-14 10:00'));
    expect(service.stores.outbox.all().map((post) => post.kind)).not.toContain('overdueList');
  });
});

describe('quiet hours', () => {
  const unsigned = { state: 'inProgress', contactedAt: null, respondBy: at('2026-03-05 22:12') } as const;

  test('rungs wait for the morning and come bundled', async () => {
    await keep({ ...unsigned, openedAt: at('2026-03-05 10:12') });
    await keep({ ...unsigned, respondBy: at('2026-03-06 02:00'), openedAt: at('2026-03-05 10:12') });
    const posts = await run(at('2026-03-06 08:00'));
    const overdue = posts.filter((post) => post.kind === 'overdue');
    expect(overdue.map((post) => [post.createdAt, post.tickets.length])).toEqual([[at('2026-03-06 07:30'), 2]]);
  });

  test('a life in danger does not wait: duty, dispatcher and leader are called again', async () => {
    place = 0;
    const night = at('2026-03-05 23:00');
    await keep({
      state: 'dispatched',
      urgency: 'critical',
      openedAt: night,
      dispatchedAt: night,
      acceptedAt: null,
      contactedAt: null,
      acceptBy: at('2026-03-06 11:00'),
      respondBy: at('2026-03-05 23:30'),
      completeBy: at('2026-03-06 23:00'),
      clock: { from: night, limit: { clockMinutes: 1440 } },
    });
    service.clock.moveTo(night);
    const posts = await run(at('2026-03-05 23:10'));
    expect(posts.map((post) => [post.kind, post.mentions, post.prompt])).toEqual([
      ['escalation', ['p-handler', 'p-dispatcher'], true],
      ['escalation', ['p-leader'], true],
      ['escalation', ['p-handler', 'p-dispatcher'], true],
      ['escalation', ['p-leader'], true],
    ]);
  });

  test('a fast pace has none', async () => {
    await start({ pace: 'fast' });
    await keep({ ...unsigned, openedAt: at('2026-03-05 10:12') });
    const posts = await run(at('2026-03-05 22:15'));
    expect(posts.map((post) => post.kind)).toContain('overdue');
  });
});

describe('where nobody stands on a rung', () => {
  test('it climbs and says so', async () => {
    const policy = anOffice();
    await start({ policy: { ...policy, people: policy.people.filter((person) => person.id !== 'p-head') } });
    place = 0;
    await keep();
    const posts = await run(at('2026-03-13 18:00'));
    expect(told(posts.slice(-3))).toMatchSnapshot();
    expect(posts.at(-1)?.to).toEqual({ person: 'p-supervisor' });
  });

  test('a leader without an account is told in the leaders’ group', async () => {
    const policy = anOffice();
    await start({
      policy: {
        ...policy,
        people: policy.people.map((person) => (person.id === 'p-leader' ? { ...person, accounts: {} } : person)),
      },
    });
    await keep();
    const posts = await run(at('2026-03-19 18:00'));
    expect(posts.at(-1)).toMatchObject({ to: { group: 'g-leaders' }, mentions: ['p-leader'], kind: 'escalation' });
  });
});

describe('what time does besides', () => {
  test('a pause ends, a follow-up is asked, a ticket closes', async () => {
    const waiting = await keep({ state: 'waiting', pausedAt: at('2026-03-05 10:00') });
    const completed = await keep({
      state: 'completed',
      completedAt: at('2026-03-06 16:00'),
      settledAt: at('2026-03-06 16:00'),
      reply: '修好了',
    });
    const posts = await run(at('2026-03-12 18:00'));
    expect((await find(waiting)).state).toBe('inProgress');
    expect((await find(completed)).state).toBe('closed');
    const followUp = posts.find((post) => post.kind === 'followUp');
    expect([followUp?.createdAt, followUp?.to, followUp?.mentions]).toEqual([
      at('2026-03-09 10:00'),
      { group: 'g-willow' },
      ['wx-r1'],
    ]);
  });

  test('a ticket at which nothing happened after all is put off', async () => {
    await keep();
    expect(await sendReminders(service, opened)).toBe(1);
    expect(service.stores.tickets.earliestNext()).toBe(at('2026-03-11 18:00'));
    expect(await sendReminders(service, opened)).toBe(0);
  });
});
