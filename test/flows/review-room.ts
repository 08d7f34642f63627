import type { TicketState } from '../../src/domain/ticket/state.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import { MINUTE } from '../../src/domain/time/moment.ts';
import { jobTable } from '../../src/flows/job-table.ts';
import { runUntil } from '../../src/flows/run-due.ts';
import { createCourier } from '../../src/flows/sending/deliver-outbox.ts';
import { type Listing, listForReview } from '../../src/flows/tickets/list-for-review.ts';
import type { QueuedPost } from '../../src/ports/outbox.ts';
import type { ReviewItem } from '../../src/ports/review-list.ts';
import { type Opening, storyOf } from '../builders/a-ticket.ts';
import { MONDAY_MORNING } from '../builders/moments.ts';
import type { TestServiceOptions } from '../builders/test-service.ts';
import { fakeLeases } from '../fakes/fake-lease.ts';
import { type ChatRoom, chatRoom } from './chat-room.ts';

/** A residents' and a staff group, with the service's own work going on as time passes. */
export interface ReviewRoom extends ChatRoom {
  /** A member of staff says something in the staff group; the answers to it, as `where: text`. `quoting`: a post of the bot. */
  staff(person: string, text: string, quoting?: QueuedPost): Promise<readonly string[]>;
  /** Lets time pass, and whatever the service does in it. */
  pass(minutes: number): Promise<void>;
  put(number: string, state: TicketState, opening?: Opening & { readonly more?: Partial<Ticket> }): Promise<Ticket>;
  list(listing: Listing): Promise<ReviewItem>;
  /** A resident's message the recogniser doubts, listed by hand. */
  doubt(id: string, text?: string, listing?: Partial<Listing>): Promise<ReviewItem>;
  /** Posts of the review list since the last time somebody asked. */
  announced(): readonly QueuedPost[];
  ticket(number: string): Promise<Ticket>;
  item(letter: string): Promise<ReviewItem>;
}

/** 9:40 on a working Monday. */
const NOW = MONDAY_MORNING + 40 * MINUTE;

export async function reviewRoom(options: TestServiceOptions = {}): Promise<ReviewRoom> {
  const chat = await chatRoom({ now: NOW, ...options });
  const { service } = chat;
  const { stores, clock } = service;
  const courier = createCourier(service, { channels: new Map(), lease: fakeLeases().leaseOf('nobody') });
  const jobs = jobTable(service, courier, { jobs: true, channels: false });
  let seen = 0;
  const must = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('not there');
    return value;
  };
  const list = async (listing: Listing): Promise<ReviewItem> => {
    const office = await service.office();
    return must(await service.work.run((inside) => listForReview(inside, service, office, listing, clock.now())));
  };

  return {
    ...chat,
    list,
    async staff(person, text, quoting) {
      const before = stores.outbox.all().length;
      if (quoting)
        await stores.outbox.settle(quoting.seq, { state: 'sent', at: clock.now(), platformId: `x${quoting.seq}` });
      const replyTo = quoting ? { replyTo: `x${quoting.seq}` } : {};
      await chat.say(person.replace('p-', 'wx-'), text, { group: 'wxg-staff', bot: false, ...replyTo });
      return stores.outbox
        .all()
        .slice(before)
        .filter((post) => post.dedupeKey.startsWith('answer:wechat:'))
        .map((post) => `${'group' in post.to ? post.to.group : post.to.person}: ${post.text}`);
    },
    pass: (minutes) => runUntil({ jobs, wake: service.wake, courier }, clock, clock.now() + minutes * MINUTE),
    async put(number, state, { more = {}, ...opening } = {}) {
      const { ticket, events } = storyOf(state, { ...opening, number });
      await stores.tickets.save({ ticket: { ...ticket, ...more }, events, decidedOn: 0, nextAt: null });
      return must(await stores.tickets.find(number));
    },
    async doubt(id, text = '楼下又开始了，天天这样', listing = {}) {
      const sentAt = clock.now() - MINUTE;
      const from = `wx-of-${id}`;
      const message = { channel: 'wechat', group: 'g-willow', id, from, sentAt, kind: 'text', text } as const;
      await stores.messages.add({ ...message, mentionsBot: false }, sentAt);
      await stores.messages.settle('wechat', id, { reading: 'unsure', category: null, ticket: null }, sentAt);
      const logged = must(await stores.messages.find('wechat', id));
      return list({ kind: 'doubtfulMessage', message: logged, data: { category: '环境保护/噪音扰民' }, ...listing });
    },
    announced() {
      const posts = stores.outbox.all();
      const fresh = posts.slice(seen).filter((post) => post.kind === 'review');
      seen = posts.length;
      return fresh;
    },
    ticket: async (number) => must(await stores.tickets.find(number)),
    item: async (letter) => must(await stores.reviews.latest(letter)),
  };
}
