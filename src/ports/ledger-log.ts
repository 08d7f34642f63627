import type { TicketNumber } from '../domain/base/ids.ts';
import type { Moment, MomentSpan } from '../domain/time/moment.ts';

/** A row of a ledger that has become a ticket. */
export interface KnownRow {
  readonly source: string;
  /** The ledger's own number, unique within its source. */
  readonly number: string;
  readonly ticket: TicketNumber;
  readonly openedAt: Moment;
  /** Of what the row said last. */
  readonly digest: string;
}

export interface RowsOfSource extends MomentSpan {
  readonly source: string;
}

/** Which ticket every row of every ledger has become, and what it said last. */
export interface LedgerLog {
  /** Inside a unit of work: one import at a time, or two could make two tickets of one row. */
  lock(): Promise<void>;
  /** Those of these numbers that are known. */
  known(source: string, numbers: readonly string[]): Promise<readonly KnownRow[]>;
  /** Throws where a number of the source is known already. */
  add(rows: readonly KnownRow[]): Promise<void>;
  /** What the row says now. */
  renew(row: Pick<KnownRow, 'source' | 'number' | 'digest' | 'openedAt'>): Promise<void>;
  /** Rows of a source that were opened in a span, in order. */
  openedIn(query: RowsOfSource): Promise<readonly Pick<KnownRow, 'number' | 'ticket'>[]>;
}
