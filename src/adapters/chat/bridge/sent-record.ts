import type { BridgePost } from './bridge-post.ts';

export interface SentEntry {
  readonly post: BridgePost;
  /** It is kept that it went out. */
  proven: boolean;
}

/** Posts whose late or repeated acknowledgement is still understood. */
const KEPT = 2_000;

/** The last posts that were on their way. */
export interface SentRecord {
  keep(entry: SentEntry): void;
  find(seq: number): SentEntry | undefined;
}

export function createSentRecord(): SentRecord {
  const entries = new Map<number, SentEntry>();
  return {
    keep(entry) {
      entries.set(entry.post.seq, entry);
      const [oldest] = entries.keys();
      if (entries.size > KEPT && oldest !== undefined) entries.delete(oldest);
    },
    find: (seq) => entries.get(seq),
  };
}
