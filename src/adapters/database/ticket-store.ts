import type { TicketEvent } from '../../domain/ticket/event.ts';
import { OPEN_STATES } from '../../domain/ticket/state.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { StoreConflict, type TicketChange, type TicketStore } from '../../ports/ticket-store.ts';
import type { Database } from './client.ts';
import { insertMany } from './insert-many-tickets.ts';
import { asDate, asDateOrNull, asMoment } from './rows.ts';
import { asBody, residentsOf } from './ticket-body.ts';
import { factRow, OVER_THE_OLD_FACT, WRITE_FACT } from './ticket-fact.ts';

interface Body {
  body: Ticket;
}

interface EventRow {
  ticket: string;
  seq: number;
  at: Date;
  event: string;
  by: string;
  data: unknown;
  previous: string;
  hash: string;
}

const tickets = (rows: readonly Body[]): Ticket[] => rows.map((row) => row.body);

const toEvent = (row: EventRow): TicketEvent => ({ ...row, at: asMoment(row.at) }) as TicketEvent;

/** Tickets and events in PostgreSQL. */
export function createTicketStore(db: Database): TicketStore {
  return {
    nextPlace: (day) => takePlaces(db, day, 1),
    nextPlaces: (day, count) => takePlaces(db, day, count),
    saveNew: (changes) => insertMany(db, changes),
    async save(change) {
      const written = change.decidedOn === 0 ? await insert(db, change) : await update(db, change);
      if (written === 0) throw new StoreConflict(change.ticket.number);
      await appendEvents(db, change.events);
    },
    async schedule(number, nextAt) {
      await db.execute`UPDATE ticket SET next_at = ${asDateOrNull(nextAt)} WHERE number = ${number}`;
    },
    async find(number) {
      const rows = await db.query<Body>`SELECT body FROM ticket WHERE number = ${number}`;
      return rows[0]?.body;
    },
    async endingIn(shortNumber, limit) {
      const ending = `${[...shortNumber]
        .reverse()
        .join('')
        .replaceAll(/[\\%_]/g, '')}%`;
      return tickets(
        await db.query<Body>`
          SELECT body FROM ticket WHERE reverse(number) LIKE ${ending} ORDER BY opened_at DESC, number COLLATE "C" DESC LIMIT ${limit}`,
      );
    },
    async due(now, limit) {
      return tickets(
        await db.query<Body>`
          SELECT body FROM ticket WHERE next_at <= ${asDate(now)} ORDER BY next_at, number COLLATE "C" LIMIT ${limit} FOR UPDATE SKIP LOCKED`,
      );
    },
    async openedIn(group, since) {
      return tickets(
        await db.query<Body>`
          SELECT body FROM ticket WHERE group_id = ${group} AND opened_at >= ${asDate(since)} AND state <> 'cancelled'
          ORDER BY opened_at DESC, number COLLATE "C" DESC`,
      );
    },
    async households({ category, groups, from, to }) {
      const [row] = await db.query<{ households: number }>`
        SELECT count(DISTINCT (channel, resident))::int AS households FROM ticket, unnest(residents) AS resident
        WHERE group_id = ANY(${[...groups]}) AND category = ${category} AND opened_at >= ${asDate(from)} AND opened_at < ${asDate(to)}
          AND state <> 'cancelled' AND NOT (body->>'sensitive')::boolean`;
      return row?.households ?? 0;
    },
    async ofResident(channel, account, limit) {
      return tickets(
        await db.query<Body>`
          SELECT body FROM ticket WHERE channel = ${channel} AND residents @> ARRAY[${account}]
          ORDER BY opened_at DESC, number COLLATE "C" DESC LIMIT ${limit}`,
      );
    },
    async openOf(unit) {
      const open = [...OPEN_STATES];
      return tickets(
        unit === null
          ? await db.query<Body>`SELECT body FROM ticket WHERE state = ANY(${open}) ORDER BY complete_by, number COLLATE "C"`
          : await db.query<Body>`
              SELECT body FROM ticket WHERE unit = ${unit} AND state = ANY(${open}) ORDER BY complete_by, number COLLATE "C"`,
      );
    },
    async openElsewhere({ except, area, from, to }, limit) {
      return tickets(
        await db.query<Body>`
          SELECT body FROM ticket WHERE opened_at >= ${asDate(from)} AND opened_at < ${asDate(to)} AND source <> ${except}
            AND state = ANY(${[...OPEN_STATES]}) AND NOT (body->>'sensitive')::boolean
            AND (${area}::text IS NULL OR body->>'area' = ${area})
          ORDER BY opened_at DESC, number COLLATE "C" DESC LIMIT ${limit}`,
      );
    },
    async events(number) {
      const rows = await db.query<EventRow>`
        SELECT ticket, seq, at, event, by, data, previous, hash FROM ticket_event WHERE ticket = ${number} ORDER BY seq`;
      return rows.map(toEvent);
    },
    async numbers() {
      const rows = await db.query<{ number: string }>`SELECT number FROM ticket ORDER BY opened_at, number COLLATE "C"`;
      return rows.map((row) => row.number);
    },
  };
}

/** Takes places behind the day's last one; gives the first of them. */
async function takePlaces(db: Database, day: string, count: number): Promise<number> {
  const [row] = await db.query<{ last: number }>`
    INSERT INTO ticket_counter AS c (day, last) VALUES (${day}, ${count})
    ON CONFLICT (day) DO UPDATE SET last = c.last + EXCLUDED.last RETURNING last`;
  return (row?.last ?? count) - count + 1;
}

/** How many tickets were written: none where the number or the version is taken. */
async function insert(db: Database, { ticket, nextAt }: TicketChange): Promise<number> {
  const written = await db.query`
    WITH written AS (
      INSERT INTO ticket (number, version, state, source, group_id, channel, unit, category, urgency, opened_at, complete_by,
                          completed_at, next_at, residents, body)
      VALUES (${ticket.number}, ${ticket.version}, ${ticket.state}, ${ticket.source}, ${ticket.group}, ${ticket.channel}, ${ticket.unit},
              ${ticket.category}, ${ticket.urgency}, ${asDate(ticket.openedAt)}, ${asDate(ticket.completeBy)},
              ${asDateOrNull(ticket.completedAt)}, ${asDateOrNull(nextAt)}, ${residentsOf(ticket)}, ${asBody(ticket)}::jsonb)
      ON CONFLICT DO NOTHING RETURNING number
    ), fact AS (${WRITE_FACT} ${factRow(ticket)} ${OVER_THE_OLD_FACT})
    SELECT number FROM written`;
  return written.length;
}

async function update(db: Database, { ticket, nextAt, decidedOn }: TicketChange): Promise<number> {
  const written = await db.query`
    WITH written AS (
      UPDATE ticket SET version = ${ticket.version}, state = ${ticket.state}, unit = ${ticket.unit}, category = ${ticket.category},
        urgency = ${ticket.urgency}, opened_at = ${asDate(ticket.openedAt)}, complete_by = ${asDate(ticket.completeBy)},
        completed_at = ${asDateOrNull(ticket.completedAt)}, next_at = ${asDateOrNull(nextAt)}, residents = ${residentsOf(ticket)}, body = ${asBody(ticket)}::jsonb
      WHERE number = ${ticket.number} AND version = ${decidedOn} RETURNING number
    ), fact AS (${WRITE_FACT} ${factRow(ticket)} ${OVER_THE_OLD_FACT})
    SELECT number FROM written`;
  return written.length;
}

async function appendEvents(db: Database, events: readonly TicketEvent[]): Promise<void> {
  for (const event of events) {
    await db.execute`
      INSERT INTO ticket_event (ticket, seq, at, event, by, data, previous, hash)
      VALUES (${event.ticket}, ${event.seq}, ${asDate(event.at)}, ${event.event}, ${event.by}, ${JSON.stringify(event.data)}::json,
              ${event.previous}, ${event.hash})`;
  }
}
