import type { ChannelName } from '../../domain/base/ids.ts';
import { firstFreeLetter } from '../../domain/chat-command/review-letter.ts';
import type { ReviewItem, ReviewList } from '../../ports/review-list.ts';
import type { Database } from './client.ts';
import { asDate, asMoment } from './rows.ts';

interface Row {
  letter: string;
  kind: string;
  group_id: string;
  channel: string;
  message: string | null;
  ticket: string | null;
  opened_at: Date;
  why: string;
}

const toItem = (row: Row): ReviewItem => ({
  letter: row.letter,
  kind: row.kind as ReviewItem['kind'],
  group: row.group_id,
  channel: row.channel as ChannelName,
  message: row.message,
  ticket: row.ticket,
  openedAt: asMoment(row.opened_at),
  why: row.why,
});

type Unlettered = Omit<ReviewItem, 'letter'>;

/** Message ids are unique within their channel only. */
const isSame = (a: Unlettered, b: Unlettered): boolean =>
  a.kind === b.kind && a.channel === b.channel && a.message === b.message && a.ticket === b.ticket;

/** The review list in PostgreSQL. */
export function createReviewList(db: Database): ReviewList {
  const open = async (): Promise<ReviewItem[]> => {
    const rows = await db.query<Row>`SELECT * FROM review_item WHERE decided_at IS NULL ORDER BY opened_at, id`;
    return rows.map(toItem);
  };
  return {
    async add(item) {
      // Letters are handed out one at a time: two groups that list something at once must not get the same one.
      await db.execute`SELECT pg_advisory_xact_lock(hashtextextended('review_item', 1))`;
      const waiting = await open();
      if (waiting.some((one) => isSame(one, item))) return undefined;
      const letter = firstFreeLetter(waiting.map((one) => one.letter));
      await db.execute`
        INSERT INTO review_item (letter, kind, group_id, channel, message, ticket, opened_at, why)
        VALUES (${letter}, ${item.kind}, ${item.group}, ${item.channel}, ${item.message}, ${item.ticket}, ${asDate(item.openedAt)}, ${item.why})`;
      return { ...item, letter };
    },
    open,
    async byLetter(letter) {
      const [row] = await db.query<Row>`SELECT * FROM review_item WHERE decided_at IS NULL AND letter = ${letter}`;
      return row ? toItem(row) : undefined;
    },
    async decide(letter, decision, at) {
      await db.execute`
        UPDATE review_item SET decided_at = ${asDate(at)}, decision = ${decision} WHERE decided_at IS NULL AND letter = ${letter}`;
    },
    async dismiss(about, decision, at) {
      await db.execute`
        UPDATE review_item SET decided_at = ${asDate(at)}, decision = ${decision} WHERE decided_at IS NULL
          AND (ticket = ${about.ticket ?? null} OR message = ${about.message ?? null})`;
    },
  };
}
