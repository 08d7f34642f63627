import { factOf } from '../../domain/figures/ticket-facts.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { FactsSource } from '../../ports/facts-source.ts';
import type { Database } from './client.ts';
import { asDate } from './rows.ts';

/** Facts for figures from the ticket rows. */
export function createFactsSource(db: Database): FactsSource {
  return {
    async openedBefore(moment) {
      const rows = await db.query<{ body: Ticket }>`
        SELECT body - 'messages' - 'text' - 'reply' AS body FROM ticket
        WHERE opened_at < ${asDate(moment)}
        ORDER BY opened_at, number COLLATE "C"`;
      return rows.map((row) => factOf(row.body));
    },
  };
}
