import {
  COUNT_FIELDS,
  type FactField,
  FLAG_FIELDS,
  MOMENT_FIELDS,
  WORD_FIELDS,
} from '../../domain/figures/fact-fields.ts';
import { factOf, type TicketFact } from '../../domain/figures/ticket-facts.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { fragment } from './client.ts';
import { columnOf } from './figure-sql.ts';

const FIELDS = { ...MOMENT_FIELDS, ...WORD_FIELDS, ...COUNT_FIELDS, ...FLAG_FIELDS };
const NAMES = Object.keys(FIELDS) as readonly FactField[];

/** Worked out once: the rows of a large ledger ask for each of them a hundred thousand times. */
const COLUMNS = NAMES.map((name) => ({
  column: columnOf(name),
  valueIn: FIELDS[name],
  isMoment: name in MOMENT_FIELDS,
}));

/** The row of a ticket's fact, by column, as `jsonb_populate_record` reads it. */
export function factRow(ticket: Ticket): string {
  const fact: TicketFact = factOf(ticket);
  const row: Record<string, string | number | boolean | null> = { number: fact.number };
  for (const { column, valueIn, isMoment } of COLUMNS) {
    const value = valueIn(fact);
    row[column] = isMoment && typeof value === 'number' ? new Date(value).toISOString() : value;
  }
  return JSON.stringify(row);
}

/**
 * Writes the fact in the statement that writes its ticket, when that was written (`written`); most changes of a ticket touch nothing
 * the figures ask about, and these must not even lock the row: that alone would be a write. To be put around the parameter of `factRow`.
 */
export const WRITE_FACT = fragment(
  'INSERT INTO ticket_fact SELECT given.* FROM written, jsonb_populate_record(NULL::ticket_fact,',
);
export const OVER_THE_OLD_FACT = fragment(
  `::jsonb) AS given
   WHERE NOT EXISTS (SELECT FROM ticket_fact AS f WHERE f.number = given.number AND (f.*) IS NOT DISTINCT FROM (given.*))
   ON CONFLICT (number) DO UPDATE SET ${NAMES.map((name) => `${columnOf(name)} = excluded.${columnOf(name)}`).join(', ')}`,
);
