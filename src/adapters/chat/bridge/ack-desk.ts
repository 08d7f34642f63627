import type { ChannelHandlers } from '../../../ports/chat-channel.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Keys } from '../installation-keys.ts';
import type { BridgePlace } from './bridge-item.ts';
import { type BridgeAck, type BridgePost, targetOf } from './bridge-post.ts';
import { createSentRecord } from './sent-record.ts';
import type { Tray } from './tray.ts';

/** Where acknowledgements come to: in time, late, twice, or after a restart that forgot the post. */
export interface AckDesk {
  /** A post is on its way: what is said of it will be understood. */
  expect(post: BridgePost): void;
  /** Whether we know which post of ours it is about. That it was sent is durable when this resolves; rejects when it is not. */
  take(handlers: Pick<ChannelHandlers, 'echo'>, tray: Tray | undefined, ack: BridgeAck): Promise<boolean>;
}

/** What has to be known of a post to find it again. */
interface Provable {
  readonly to: BridgePlace;
  readonly text: string;
  readonly key?: string | undefined;
}

export function createAckDesk(clock: Clock, keys: Pick<Keys, 'inward'>): AckDesk {
  const record = createSentRecord();

  /**
   * An acknowledgement is proof that the post went out, as its echo would be. It is kept as such even when the outbox still waits for
   * it: should the service die before the outbox has written it down, the connector would have been told so in vain.
   */
  async function prove(handlers: Pick<ChannelHandlers, 'echo'>, ack: BridgeAck, post: Provable): Promise<void> {
    const key = await keys.inward(post.key);
    await handlers.echo({
      channel: 'bridge',
      to: targetOf(post.to),
      id: ack.platformId ?? `bridge-${ack.seq}`,
      sentAt: clock.now(),
      text: post.text,
      ...(key === undefined ? {} : { key }),
    });
  }

  return {
    expect: (post) => record.keep({ post, proven: false }),
    async take(handlers, tray, ack) {
      if (ack.key !== undefined && (await keys.inward(ack.key)) === undefined) return false;
      const errand = meantBy(ack, tray?.find(ack.seq));
      const entry = meantBy(ack, record.find(ack.seq));
      errand?.answer(ack);
      const post: Provable | undefined = errand?.post ?? entry?.post ?? ofItself(ack);
      if (!post) return false;
      // That it was not sent changes nothing later: what is uncertain by then is a person's to decide.
      if (ack.outcome !== 'sent' || entry?.proven) return true;
      await prove(handlers, ack, post);
      if (entry) entry.proven = true;
      return true;
    },
  };
}

/** Numbers begin anew with a new database, or go back with an old one: where the key is told, it decides. */
const meantBy = <T extends { readonly post: BridgePost }>(ack: BridgeAck, one: T | undefined): T | undefined =>
  ack.key === undefined || ack.key === one?.post.key ? one : undefined;

/** From before the last restart: known by what the connector says of it. */
const ofItself = ({ to, text = '', key }: BridgeAck): Provable | undefined => to && { to, text, key };
