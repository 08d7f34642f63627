import type { ChannelName } from '../../domain/base/ids.ts';
import { firstFreeLetter, LETTER_REST } from '../../domain/chat-command/review-letter.ts';
import type { ReviewData, ReviewKind } from '../../domain/review/review-kind.ts';
import type { ReviewDecision, ReviewItem, ReviewList } from '../../ports/review-list.ts';
import type { Database } from './client.ts';
import { asDate, asDateOrNull, asMoment, asMomentOrNull, storable } from './rows.ts';

interface Row {
  id: number;
  letter: string;
  kind: string;
  subject: string;
  group_id: string | null;
  channel: string | null;
  message: string | null;
  ticket: string | null;
  data: ReviewData;
  why: string;
  sensitive: boolean;
  prompt: boolean;
  opened_at: Date;
  next_at: Date | null;
  announced_at: Date | null;
  decided_at: Date | null;
  decided_by: string | null;
  answer: string | null;
  decision: string | null;
}

const decisionOf = (row: Row): ReviewDecision | null =>
  row.decided_at === null
    ? null
    : {
        answer: row.answer ?? '',
        words: row.decision ?? '',
        by: row.decided_by ?? 'system',
        at: asMoment(row.decided_at),
      };

const toItem = (row: Row): ReviewItem => ({
  id: row.id,
  letter: row.letter,
  kind: row.kind as ReviewKind,
  subject: row.subject,
  group: row.group_id,
  channel: row.channel as ChannelName | null,
  message: row.message,
  ticket: row.ticket,
  data: row.data,
  why: row.why,
  sensitive: row.sensitive,
  prompt: row.prompt,
  openedAt: asMoment(row.opened_at),
  nextAt: asMomentOrNull(row.next_at),
  announcedAt: asMomentOrNull(row.announced_at),
  decided: decisionOf(row),
});

/** The review list in PostgreSQL. */
export function createReviewList(db: Database): ReviewList {
  const one = (rows: readonly Row[]): ReviewItem | undefined => rows.map(toItem)[0];
  return {
    async add(item, once) {
      // Letters are handed out one at a time: two groups that list something at once must not get the same one.
      await db.execute`SELECT pg_advisory_xact_lock(hashtextextended('review_item', 1))`;
      const [known] = await db.query<{ id: number }>`
        SELECT id FROM review_item WHERE kind = ${item.kind} AND subject = ${item.subject}
          AND (decided_at IS NULL OR ${once === 'ever'}) LIMIT 1`;
      if (known) return undefined;
      const borne = await db.query<{ letter: string }>`
        SELECT DISTINCT letter FROM review_item WHERE decided_at IS NULL OR decided_at > ${asDate(item.openedAt - LETTER_REST)}`;
      const letter = firstFreeLetter(borne.map((row) => row.letter));
      return one(
        await db.query<Row>`
        INSERT INTO review_item (letter, kind, subject, group_id, channel, message, ticket, data, why, sensitive, prompt, opened_at, next_at)
        VALUES (${letter}, ${item.kind}, ${item.subject}, ${item.group}, ${item.channel}, ${item.message}, ${item.ticket},
          ${storable(JSON.stringify(item.data))}::jsonb, ${storable(item.why)}, ${item.sensitive}, ${item.prompt},
          ${asDate(item.openedAt)}, ${asDateOrNull(item.nextAt)})
        RETURNING *`,
      );
    },
    async open() {
      const rows = await db.query<Row>`SELECT * FROM review_item WHERE decided_at IS NULL ORDER BY opened_at, id`;
      return rows.map(toItem);
    },
    find: async (id) => one(await db.query<Row>`SELECT * FROM review_item WHERE id = ${id}`),
    byLetter: async (letter) =>
      one(await db.query<Row>`SELECT * FROM review_item WHERE decided_at IS NULL AND letter = ${letter}`),
    latest: async (letter) =>
      one(await db.query<Row>`SELECT * FROM review_item WHERE letter = ${letter} ORDER BY id DESC LIMIT 1`),
    async lock(id) {
      const rows = await db.query`SELECT id FROM review_item WHERE id = ${id} AND decided_at IS NULL FOR UPDATE`;
      return rows.length > 0;
    },
    async decided(kind, { from, to }) {
      const rows = await db.query<Row>`
        SELECT * FROM review_item WHERE kind = ${kind} AND decided_at >= ${asDate(from)} AND decided_at < ${asDate(to)}
        ORDER BY decided_at, id`;
      return rows.map(toItem);
    },
    async decide(id, { answer, words, by, at }) {
      const decided = await db.execute`
        UPDATE review_item SET decided_at = ${asDate(at)}, decided_by = ${by}, answer = ${answer}, decision = ${words}
        WHERE id = ${id} AND decided_at IS NULL`;
      return decided === 1;
    },
    async dismiss({ kind, ticket, message, partner }, words, at, by = 'system', answer = 'dismissed') {
      if (ticket === undefined && message === undefined && partner === undefined) return;
      await db.execute`
        UPDATE review_item SET decided_at = ${asDate(at)}, decided_by = ${by}, answer = ${answer}, decision = ${words}
        WHERE decided_at IS NULL AND kind = coalesce(${kind ?? null}, kind)
          AND (${ticket ?? null}::text IS NULL OR ticket = ${ticket ?? null})
          AND (${message?.id ?? null}::text IS NULL OR (channel = ${message?.channel ?? null} AND message = ${message?.id ?? null}))
          AND (${partner ?? null}::text IS NULL OR data ->> 'partner' = ${partner ?? null})`;
    },
    async due(now) {
      const rows = await db.query<Row>`
        SELECT * FROM review_item WHERE decided_at IS NULL AND next_at <= ${asDate(now)} ORDER BY opened_at, id FOR UPDATE`;
      return rows.map(toItem);
    },
    async unannounced() {
      const rows = await db.query<Row>`
        SELECT * FROM review_item WHERE decided_at IS NULL AND announced_at IS NULL ORDER BY opened_at, id FOR UPDATE`;
      return rows.map(toItem);
    },
    async announced(id, at, nextAt) {
      await db.execute`
        UPDATE review_item SET announced_at = coalesce(announced_at, ${asDate(at)}), next_at = ${asDateOrNull(nextAt)} WHERE id = ${id}`;
    },
  };
}
