import type { BridgePost } from './bridge-post.ts';

/** What is known of a post that is no longer on its way. */
export interface SentEntry {
  readonly post: BridgePost;
  /** `open`: nobody knows; a late acknowledgement settles it. */
  outcome: 'sent' | 'failed' | 'open';
}

/** Posts whose late or repeated acknowledgement is still understood. */
const KEPT = 2_000;

/** The last posts handed over, so that an acknowledgement may come late, or twice. */
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
