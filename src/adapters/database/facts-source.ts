import { factOf } from '../../domain/figures/ticket-facts.ts';
import { toldTicket } from '../../domain/report/told-ticket.ts';
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
    async toldBefore({ period, cutOff }) {
      const rows = await db.query<{ body: Ticket; text: string }>`
        SELECT body - 'messages' - 'text' - 'reply' AS body,
               CASE WHEN opened_at >= ${asDate(period.from)} THEN coalesce(body->>'text', '') ELSE '' END AS text
        FROM ticket WHERE opened_at < ${asDate(cutOff)}
        ORDER BY opened_at, number COLLATE "C"`;
      return rows.map(({ body, text }) => toldTicket(body, text));
    },
  };
}
