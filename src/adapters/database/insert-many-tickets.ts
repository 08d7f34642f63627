import { StoreConflict, type TicketChange } from '../../ports/ticket-store.ts';
import type { Database } from './client.ts';
import { asBody, residentsOf } from './ticket-body.ts';
import { factRow } from './ticket-fact.ts';

/** Rows of one statement: few enough to stand in memory, many enough that the way to the server costs nothing. */
const BATCH = 500;

/** Tickets, facts and events in a few large statements: an array per column costs a tenth of a statement per row. */
export async function insertMany(db: Database, changes: readonly TicketChange[]): Promise<void> {
  for (let from = 0; from < changes.length; from += BATCH) {
    await insert(db, changes.slice(from, from + BATCH));
  }
}

/** One statement, so that the server is at work on all of it while the next tickets are made. */
async function insert(db: Database, changes: readonly TicketChange[]): Promise<void> {
  const tickets = changes.map(({ ticket }) => ticket);
  const events = changes.flatMap((change) => change.events);
  const written = await db.query`
    WITH written AS (
    INSERT INTO ticket (number, version, state, source, group_id, channel, unit, category, urgency, opened_at, complete_by,
                        completed_at, next_at, residents, body)
    SELECT number, version, state, source, group_id, channel, unit, category, urgency, to_timestamp(opened_at / 1000),
           to_timestamp(complete_by / 1000), to_timestamp(completed_at / 1000), to_timestamp(next_at / 1000), residents::text[], body::jsonb
    FROM unnest(${tickets.map(({ number }) => number)}::text[], ${tickets.map(({ version }) => version)}::int[],
                ${tickets.map(({ state }) => state)}::text[], ${tickets.map(({ source }) => source)}::text[],
                ${tickets.map(({ group }) => group)}::text[], ${tickets.map(({ channel }) => channel)}::text[],
                ${tickets.map(({ unit }) => unit)}::text[], ${tickets.map(({ category }) => category)}::text[],
                ${tickets.map(({ urgency }) => urgency)}::text[], ${tickets.map(({ openedAt }) => openedAt)}::float8[],
                ${tickets.map(({ completeBy }) => completeBy)}::float8[], ${tickets.map(({ completedAt }) => completedAt)}::float8[],
                ${changes.map(({ nextAt }) => nextAt)}::float8[], ${tickets.map((ticket) => arrayText(residentsOf(ticket)))}::text[],
                ${tickets.map(asBody)}::text[])
      AS rows (number, version, state, source, group_id, channel, unit, category, urgency, opened_at, complete_by, completed_at,
               next_at, residents, body)
    ON CONFLICT DO NOTHING RETURNING number
    ), facts AS (
      INSERT INTO ticket_fact SELECT given.* FROM written
        JOIN jsonb_populate_recordset(NULL::ticket_fact, ${`[${tickets.map(factRow).join(',')}]`}::jsonb) AS given USING (number)
    ), events AS (
      INSERT INTO ticket_event (ticket, seq, at, event, by, data, previous, hash)
      SELECT ticket, seq, to_timestamp(at / 1000), event, by, data::json, previous, hash
      FROM unnest(${events.map(({ ticket }) => ticket)}::text[], ${events.map(({ seq }) => seq)}::int[],
                  ${events.map(({ at }) => at)}::float8[], ${events.map(({ event }) => event)}::text[],
                  ${events.map(({ by }) => by)}::text[], ${events.map(({ data }) => JSON.stringify(data))}::text[],
                  ${events.map(({ previous }) => previous)}::text[], ${events.map(({ hash }) => hash)}::text[])
        AS rows (ticket, seq, at, event, by, data, previous, hash)
      WHERE ticket IN (SELECT number FROM written)
    )
    SELECT number FROM written`;
  if (written.length < changes.length) throw new StoreConflict(tickets[0]?.number ?? '');
}

/** An array as PostgreSQL writes it: arrays of arrays must all be of one length, texts need not. */
const arrayText = (values: readonly string[]): string =>
  `{${values.map((value) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;
