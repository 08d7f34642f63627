import type { MessageKind } from '../../src/domain/complaint/message.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import { MINUTE, type Moment } from '../../src/domain/time/moment.ts';
import { processMessages } from '../../src/flows/hearing/process-messages.ts';
import { receiveMessage } from '../../src/flows/hearing/receive-message.ts';
import type { Delivered } from '../../src/ports/chat-channel.ts';
import type { QueuedPost } from '../../src/ports/outbox.ts';
import { type TestService, type TestServiceOptions, testService } from '../builders/test-service.ts';

export interface Words {
  readonly id?: string;
  readonly kind?: MessageKind;
  readonly at?: Moment;
  readonly replyTo?: string;
  readonly bot?: boolean;
  readonly group?: string;
}

/** A residents' group one can talk in: each utterance is delivered, logged and understood before the next. */
export interface ChatRoom {
  readonly service: TestService;
  say(from: string, text: string, words?: Words): Promise<string>;
  recall(id: string): Promise<void>;
  wait(minutes: number): void;
  tickets(): Promise<readonly Ticket[]>;
  /** Posts queued since the last time somebody asked, as `kind: text`. */
  heard(): readonly string[];
}

export function delivered(from: string, text: string, sentAt: Moment, words: Words = {}): Delivered {
  return {
    channel: 'wechat',
    groupKey: words.group ?? 'wxg-willow',
    id: words.id ?? `${from}-${sentAt}`,
    from,
    sentAt,
    kind: words.kind ?? 'text',
    text,
    mentionsBot: words.bot ?? text.includes('@小邻'),
    ...(words.replyTo ? { replyTo: words.replyTo } : {}),
  };
}

export async function chatRoom(options: TestServiceOptions = {}): Promise<ChatRoom> {
  const service = await testService(options);
  let count = 0;
  let seen = 0;
  async function deliver(message: Delivered): Promise<void> {
    await receiveMessage(service, message);
    await processMessages(service, service.clock.now());
  }
  return {
    service,
    async say(from, text, words = {}) {
      count += 1;
      const id = words.id ?? `m${count}`;
      service.clock.advance(1000);
      await deliver(delivered(from, text, words.at ?? service.clock.now(), { ...words, id }));
      return id;
    },
    async recall(id) {
      service.clock.advance(1000);
      await deliver(delivered('', '', service.clock.now(), { id: `recall:${id}`, kind: 'recall', replyTo: id }));
    },
    wait: (minutes) => service.clock.advance(minutes * MINUTE),
    async tickets() {
      const numbers = await service.stores.tickets.numbers();
      return Promise.all(numbers.map(async (number) => (await service.stores.tickets.find(number)) as Ticket));
    },
    heard() {
      const posts: readonly QueuedPost[] = service.stores.outbox.all();
      const fresh = posts.slice(seen).map((post) => `${post.kind}: ${post.text}`);
      seen = posts.length;
      return fresh;
    },
  };
}
