import type { OutgoingImage } from '../../../ports/chat-channel.ts';
import type { BridgeAck, BridgePost } from './bridge-post.ts';

/** A post on its way to one connector. */
export interface Errand {
  readonly post: BridgePost;
  readonly image: OutgoingImage | undefined;
  /** Asked right before it leaves. False: it must not leave any more. */
  mayLeave(): boolean;
  left(): void;
  answer(ack: BridgeAck): void;
}

/** The posts that one account's connector has not acknowledged, in order: no more than the channel's `atOnce`, the outbox keeps the rest. */
export interface Tray {
  put(errand: Errand): void;
  drop(seq: number): void;
  find(seq: number): Errand | undefined;
  /** Somebody new is there, or the same after a cut: he is to be given everything. */
  anew(): void;
  /** Hands over one by one, until `give` takes no more: what was not given yet, or what one who has all up to a number lacks. */
  give(which: 'new' | number, give: (post: BridgePost) => boolean): void;
  /** Milliseconds until something given and not acknowledged is given again; undefined while there is nothing. */
  againIn(): number | undefined;
}

interface Entry {
  readonly errand: Errand;
  /** Given to anybody at any time. */
  before: boolean;
  /** When it was given to who is there now, by the machine's own watch. */
  givenAt: number | undefined;
}

/** `again`: milliseconds after which a connector that polls is given what it did not acknowledge. */
export function createTray(again: number): Tray {
  const errands = new Map<number, Entry>();

  return {
    put: (errand) => void errands.set(errand.post.seq, { errand, before: false, givenAt: undefined }),
    drop: (seq) => void errands.delete(seq),
    find: (seq) => errands.get(seq)?.errand,
    anew() {
      for (const entry of errands.values()) entry.givenAt = undefined;
    },
    give(which, give) {
      const now = performance.now();
      for (const [seq, entry] of errands) {
        const { givenAt, errand, before } = entry;
        const has = which === 'new' || (seq <= which && now - (givenAt ?? 0) < again);
        if ((givenAt !== undefined && has) || !errand.mayLeave()) continue;
        if (!give(before ? { ...errand.post, again: true } : errand.post)) return;
        errand.left();
        entry.before = true;
        entry.givenAt = now;
      }
    },
    againIn() {
      const given = [...errands.values()].flatMap(({ givenAt }) => (givenAt === undefined ? [] : [givenAt]));
      return given.length === 0 ? undefined : Math.max(0, Math.min(...given) + again - performance.now());
    },
  };
}
