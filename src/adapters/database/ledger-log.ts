import type { LedgerLog } from '../../ports/ledger-log.ts';
import type { Database } from './client.ts';
import { asDate, asMoment } from './rows.ts';

interface Row {
  source: string;
  number: string;
  ticket: string;
  opened_at: Date;
  digest: string;
}

/** The rows of ledgers in PostgreSQL. */
export function createLedgerLog(db: Database): LedgerLog {
  return {
    async lock() {
      await db.execute`SELECT pg_advisory_xact_lock(hashtextextended('ledger_number', 1))`;
    },
    async known(source, numbers) {
      const rows = await db.query<Row>`
        SELECT source, number, ticket, opened_at, digest FROM ledger_number
        WHERE source = ${source} AND number = ANY(${[...numbers]})`;
      return rows.map(({ opened_at, ...row }) => ({ ...row, openedAt: asMoment(opened_at) }));
    },
    async add(rows) {
      await db.execute`
        INSERT INTO ledger_number (source, number, ticket, opened_at, digest)
        SELECT source, number, ticket, to_timestamp(opened_at / 1000), digest
        FROM unnest(${rows.map((row) => row.source)}::text[], ${rows.map((row) => row.number)}::text[],
                    ${rows.map((row) => row.ticket)}::text[], ${rows.map((row) => row.openedAt)}::float8[],
                    ${rows.map((row) => row.digest)}::text[]) AS rows (source, number, ticket, opened_at, digest)`;
    },
    async renew({ source, number, digest, openedAt }) {
      await db.execute`
        UPDATE ledger_number SET digest = ${digest}, opened_at = ${asDate(openedAt)} WHERE source = ${source} AND number = ${number}`;
    },
    async openedIn({ source, from, to }) {
      return db.query`
        SELECT number, ticket FROM ledger_number WHERE source = ${source} AND opened_at >= ${asDate(from)} AND opened_at < ${asDate(to)}
        ORDER BY opened_at, number COLLATE "C"`;
    },
  };
}
