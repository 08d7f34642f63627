import { beforeEach, describe, expect, it } from 'vitest';
import type { PostDraft } from '../../../src/domain/post/post.ts';
import type { Ticket } from '../../../src/domain/ticket/ticket.ts';
import { DAY, MINUTE } from '../../../src/domain/time/moment.ts';
import { climbing } from '../../../src/flows/job-table.ts';
import { type AskedChannel, climbUnread } from '../../../src/flows/sending/climb-unread.ts';
import type { ChatChannel } from '../../../src/ports/chat-channel.ts';
import type { QueuedPost } from '../../../src/ports/outbox.ts';
import { aPost } from '../../builders/a-post.ts';
import { type Story, storyOf } from '../../builders/a-ticket.ts';
import { anOffice } from '../../builders/an-office.ts';
import { at } from '../../builders/moments.ts';
import { type TestService, testService } from '../../builders/test-service.ts';
import { fakeChannel } from '../../fakes/fake-channel.ts';

const office = anOffice();
const POLICY = {
  ...office,
  people: [
    ...office.people,
    {
      ...(office.people[0] as (typeof office.people)[number]),
      id: 'p-second',
      name: '林小溪',
      duty: false,
      accounts: { wechat: 'wx-second' },
    },
  ],
};
const TEXT = '【提请过问】@林小河 0302-001“柳荫小区下水道堵了”还没有签收。';

let service: TestService;
/** Accounts that read what they are sent. */
let readers: Set<string>;
let asked: string[];
const channel: AskedChannel = {
  name: 'wechat',
  async wasRead(account) {
    asked.push(account);
    return readers.has(account);
  },
};
let memory: Set<number>;
beforeEach(async () => {
  service = await testService({ policy: POLICY });
  readers = new Set();
  asked = [];
  memory = new Set();
  const story = storyOf('dispatched');
  await kept(story);
});

const kept = ({ ticket, events }: Story, as: Ticket = ticket): Promise<void> =>
  service.stores.tickets.save({ ticket: as, events, decidedOn: 0, nextAt: null });

async function written(to: string, more: Partial<PostDraft> = {}): Promise<number> {
  const draft = aPost({
    kind: 'escalation',
    to: { person: to },
    mentions: [to],
    text: TEXT,
    dedupeKey: `k-${to}`,
    ...more,
  });
  await service.stores.outbox.add([{ draft, notBefore: service.clock.now() }], service.clock.now());
  return service.stores.outbox.all().at(-1)?.seq ?? 0;
}
async function settle(seq: number, state: 'sent' | 'failed'): Promise<void> {
  await service.stores.outbox.begin(seq);
  const at = service.clock.now();
  const delivery =
    state === 'sent' ? ({ state, at, platformId: `w-${seq}` } as const) : ({ state, why: '不是好友' } as const);
  await service.stores.outbox.settle(seq, delivery);
}
const climb = () => climbUnread(service, { channel, read: memory }, service.clock.now());
const newest = (): QueuedPost | undefined => service.stores.outbox.all().at(-1);
const wait = (minutes: number) => service.clock.advance(minutes * MINUTE);

describe('a post to one person', () => {
  it('that the platform refused goes to the next of the unit, to its head, and at last to the staff group', async () => {
    const seen: unknown[] = [];
    let seq = await written('p-handler');
    for (let step = 0; step < 3; step += 1) {
      await settle(seq, 'failed');
      expect(await climb()).toBe(1);
      const next = newest();
      seen.push(next?.to);
      seq = next?.seq ?? 0;
    }
    expect(seen).toEqual([{ person: 'p-second' }, { person: 'p-head' }, { group: 'g-staff' }]);
    const [, first, second, last] = service.stores.outbox.all();
    expect(first).toMatchObject({
      kind: 'escalation',
      text: `未能送达林小河，转您处理：\n${TEXT}`,
      tickets: ['20260302-001'],
    });
    expect(second?.text).toBe(`未能送达林小溪，转您处理：\n${TEXT}`);
    expect(last?.text).toBe(`@沈分管 @戴派单 未能送达沈分管，请看：\n${TEXT}`);
    expect(last?.mentions).toEqual(['p-head', 'p-dispatcher']);
    expect(await climb()).toBe(0);
  });

  it('that is not read within half an hour is passed on, once', async () => {
    await settle(await written('p-handler'), 'sent');
    wait(29);
    expect(await climb()).toBe(0);
    expect(asked).toEqual([]);
    wait(1);
    expect(await climb()).toBe(1);
    expect(newest()?.text).toContain('林小河30分钟没有读，转您处理');
    expect(await climb()).toBe(0);
  });

  it('about a life in danger waits ten minutes', async () => {
    await settle(await written('p-handler', { pressing: true, prompt: true }), 'sent');
    wait(10);
    expect(await climb()).toBe(1);
    expect(newest()).toMatchObject({ pressing: true, prompt: true });
  });

  it('that was read stays, and the platform is asked once', async () => {
    readers.add('wx-handler');
    await settle(await written('p-handler'), 'sent');
    wait(31);
    expect(await climb()).toBe(0);
    await climb();
    expect(asked).toEqual(['wx-handler']);
  });

  it('stays where the platform does not tell; where it cannot be asked just now it is asked again', async () => {
    await settle(await written('p-handler'), 'sent');
    wait(31);
    const now = service.clock.now();
    const asking = (wasRead?: AskedChannel['wasRead']) =>
      climbUnread(service, { channel: { name: 'wechat', ...(wasRead ? { wasRead } : {}) }, read: new Set() }, now);
    expect(await asking()).toBe(0);
    expect(await asking(async () => undefined)).toBe(0);
    const away = async () => {
      throw new Error('503');
    };
    expect(await climbUnread(service, { channel: { name: 'wechat', wasRead: away }, read: memory }, now)).toBe(0);
    expect(service.faults).toHaveLength(1);
    expect(await climb()).toBe(1);
  });

  it('of another channel is looked after by that one', async () => {
    await settle(await written('p-handler'), 'failed');
    expect(
      await climbUnread(service, { channel: { ...channel, name: 'dingtalk' }, read: memory }, service.clock.now()),
    ).toBe(0);
  });

  it('is not passed on when its ticket is over, when it answers somebody, or when it is old', async () => {
    const closed = storyOf('closed', { number: '20260302-009' });
    await kept(closed);
    await settle(await written('p-handler', { tickets: ['20260302-009'], dedupeKey: 'over' }), 'failed');
    await settle(await written('p-handler', { kind: 'answer', dedupeKey: 'answer' }), 'failed');
    await settle(await written('p-leader', { kind: 'leaderDigest', tickets: [], dedupeKey: 'digest' }), 'failed');
    expect(await climb()).toBe(0);
    await settle(await written('p-head', { dedupeKey: 'old' }), 'failed');
    service.clock.advance(DAY + 1);
    expect(await climb()).toBe(0);
  });

  it('of a head goes to no one below, of a leader to another leader', async () => {
    await settle(await written('p-head'), 'failed');
    await settle(await written('p-leader'), 'failed');
    await climb();
    expect(
      service.stores.outbox
        .all()
        .slice(2)
        .map(({ to }) => to),
    ).toEqual([{ group: 'g-staff' }, { group: 'g-staff' }]);
  });

  it('about a sensitive matter is read by nobody who may not, and not in the group', async () => {
    const story = storyOf('dispatched', { number: '20260302-007' });
    const ticket = { ...story.ticket, sensitive: true, matter: 'tipOff' as const };
    await kept(story, ticket);
    await settle(await written('p-handler', { tickets: [ticket.number], text: '【举报】账目不公开' }), 'failed');
    await climb();
    expect(newest()).toMatchObject({ to: { group: 'g-staff' } });
    expect(newest()?.text).toBe(
      '@林小河 @戴派单 0302-007有不便在群里说的事，未能送达林小河，内容请私聊发“详情 0302-007”。',
    );
  });

  it('without a ticket may hold a link or a code: the group hears only that there is something', async () => {
    await settle(
      await written('p-admin', { kind: 'review', tickets: [], text: 'https://example.test/login?key=1' }),
      'failed',
    );
    await climb();
    expect(newest()?.text).not.toContain('https');
    expect(newest()?.text).toContain('未能送达管理员');
  });

  it('sent before the night is not missed in the night', async () => {
    service = await testService({ policy: POLICY, pace: 'default', now: at('2026-03-02 21:20') });
    const story = storyOf('dispatched');
    await kept(story);
    const seq = await written('p-handler');
    service.clock.advance(15 * MINUTE);
    await settle(seq, 'sent');
    service.clock.advance(10 * 60 * MINUTE);
    expect(service.clock.now()).toBeLessThan(at('2026-03-03 08:00'));
    expect(await climb()).toBe(0);
    service.clock.advance(30 * MINUTE);
    expect(await climb()).toBe(1);
  });
});

describe('the job', () => {
  it('looks every minute while its platform can be spoken to', async () => {
    const fake = fakeChannel({ clock: service.clock });
    const spoken = { ...fake, wasRead: channel.wasRead };
    const job = climbing(service, spoken as ChatChannel);
    await settle(await written('p-handler'), 'failed');
    const nothing = { message: null, ticket: null, review: null, post: null };
    fake.goes('backoff');
    await job.run(service.clock.now());
    expect(newest()?.to).toEqual({ person: 'p-handler' });
    expect(await job.nextAt(service.clock.now(), nothing)).toBe(service.clock.now() + MINUTE);
    fake.goes('online');
    wait(1);
    await job.run(service.clock.now());
    expect(newest()?.to).toEqual({ person: 'p-second' });
  });
});
