import { processMessages } from '../../src/flows/hearing/process-messages.ts';
import { receiveGroupEvent } from '../../src/flows/hearing/receive-group-event.ts';
import { receiveMessage } from '../../src/flows/hearing/receive-message.ts';
import { announceReviews } from '../../src/flows/reviewing/announce-reviews.ts';
import type { GroupEvent } from '../../src/ports/chat-channel.ts';
import type { QueuedPost } from '../../src/ports/outbox.ts';
import { type TestService, type TestServiceOptions, testService } from '../builders/test-service.ts';
import { delivered, type Words } from './chat-room.ts';

type Event<E = GroupEvent> = E extends GroupEvent ? Omit<E, 'channel'> : never;

/** All groups of the test office, and others, as the platforms deliver what is said there. */
export interface OfficeRoom {
  readonly service: TestService;
  /** Says it in a platform group (`wxg-staff` unless another is given); the posts it leads to, as `target kind: text`. */
  say(account: string, text: string, words?: Words & { readonly direct?: boolean }): Promise<readonly string[]>;
  happens(event: Event): Promise<readonly string[]>;
  /** Every post there ever was. */
  posts(): readonly QueuedPost[];
  /** The six digits last said to somebody alone. */
  code(): string;
}

export async function officeRoom(options: TestServiceOptions = {}): Promise<OfficeRoom> {
  const service = await testService(options);
  let count = 0;
  const posts = (): readonly QueuedPost[] => service.stores.outbox.all();
  const during = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    const before = posts().length;
    service.clock.advance(1000);
    await work();
    await processMessages(service, service.clock.now());
    await announceReviews(service, service.clock.now() + 5 * 60_000);
    return posts().slice(before).map(brief);
  };
  return {
    service,
    posts,
    say: (account, text, { direct = false, ...words } = {}) =>
      during(() => {
        count += 1;
        const message = delivered(account, text, service.clock.now(), {
          id: `m${count}`,
          group: 'wxg-staff',
          ...words,
        });
        return receiveMessage(service, direct ? { ...message, direct } : message);
      }),
    happens: (event) => during(() => receiveGroupEvent(service, { channel: 'wechat', ...event } as GroupEvent)),
    code() {
      const said = posts().findLast((post) => 'person' in post.to && /绑定码是\d{6}/u.test(post.text));
      const found = said && /绑定码是(\d{6})/u.exec(said.text)?.[1];
      if (!found) throw new Error('no code was given');
      return found;
    },
  };
}

export const brief = (post: QueuedPost): string =>
  `${'group' in post.to ? post.to.group : post.to.person} ${post.kind}: ${post.text}`;
