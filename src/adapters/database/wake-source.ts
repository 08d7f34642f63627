import type { WakeSource } from '../../ports/wake-source.ts';
import type { Database } from './client.ts';
import { asMomentOrNull } from './rows.ts';

/** One query over four partial indexes. */
export const createWakeSource = (db: Database): WakeSource => ({
  async next(channels) {
    const [row] = await db.query<{ message: Date | null; ticket: Date | null; review: Date | null; post: Date | null }>`
      SELECT (SELECT min(least(sent_at, received_at)) FROM chat_message WHERE processed_at IS NULL) AS message,
             (SELECT min(next_at) FROM ticket WHERE next_at IS NOT NULL) AS ticket,
             (SELECT min(next_at) FROM review_item WHERE next_at IS NOT NULL AND decided_at IS NULL) AS review,
             (SELECT min(not_before) FROM post WHERE state = 'queued' AND channel = ANY(${[...channels]})) AS post`;
    return {
      message: asMomentOrNull(row?.message ?? null),
      ticket: asMomentOrNull(row?.ticket ?? null),
      review: asMomentOrNull(row?.review ?? null),
      post: asMomentOrNull(row?.post ?? null),
    };
  },
});
