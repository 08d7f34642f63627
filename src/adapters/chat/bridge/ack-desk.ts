import type { ChannelHandlers } from '../../../ports/chat-channel.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { BridgePlace } from './bridge-item.ts';
import type { Keys } from './bridge-memory.ts';
import { type BridgeAck, type BridgePost, targetOf } from './bridge-post.ts';
import { createSentRecord, type SentEntry } from './sent-record.ts';
import type { Tray } from './tray.ts';

/** Where acknowledgements come to: in time, late, twice, or after a restart that forgot the post. */
export interface AckDesk {
  /** A post is on its way; its outcome is written into the entry. */
  open(post: BridgePost): SentEntry;
  /** Whether we know which post it is about. Resolves once what follows from it is kept. */
  take(handlers: Pick<ChannelHandlers, 'echo'>, tray: Tray | undefined, ack: BridgeAck): Promise<boolean>;
}

export function createAckDesk(clock: Clock, keys: Pick<Keys, 'inward'>): AckDesk {
  const record = createSentRecord();

  /** Nobody waits for this acknowledgement any more: it is proof that the post went out, as its echo would be. */
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
    open(post) {
      const entry: SentEntry = { post, outcome: 'open' };
      record.keep(entry);
      return entry;
    },
    async take(handlers, tray, ack) {
      const errand = tray?.find(ack.seq);
      const entry = record.find(ack.seq);
      if (errand) {
        if (entry && ack.outcome === 'sent') entry.outcome = 'sent';
        errand.answer(ack);
        return true;
      }
      if (entry) {
        if (entry.outcome === 'sent' || ack.outcome !== 'sent') return true;
        await prove(handlers, ack, entry.post);
        entry.outcome = 'sent';
        return true;
      }
      // Before the last restart. That it failed then changes nothing: what is uncertain is a person's to decide.
      if (ack.outcome !== 'sent' || !ack.to) return false;
      await prove(handlers, ack, { to: ack.to, text: ack.text ?? '', key: ack.key });
      return true;
    },
  };
}

interface Provable {
  readonly to: BridgePlace;
  readonly text: string;
  readonly key?: string | undefined;
}
