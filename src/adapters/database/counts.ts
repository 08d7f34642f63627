import { OPEN_STATES } from '../../domain/ticket/state.ts';
import type { Database } from './client.ts';

/** What the metrics say of the stored work. */
export interface Counts {
  readonly ticketsOpen: number;
  readonly messagesUnprocessed: number;
}

export const createCounts = (db: Database) => async (): Promise<Counts> => {
  const [row] = await db.query<{ tickets: bigint; messages: bigint }>`
      SELECT (SELECT count(*) FROM ticket WHERE state = ANY(${[...OPEN_STATES]})) AS tickets,
             (SELECT count(*) FROM chat_message WHERE processed_at IS NULL) AS messages`;
  return { ticketsOpen: Number(row?.tickets ?? 0), messagesUnprocessed: Number(row?.messages ?? 0) };
};
