import type { TicketNumber, UnitId } from '../base/ids.ts';
import type { ComplaintKind } from '../complaint/verdict.ts';
import type { SourceCode } from '../source/source-table.ts';
import type { Satisfaction } from '../ticket/ticket.ts';
import type { Moment } from '../time/moment.ts';

/** A ticket as a ledger tells of it: checked, in the office's own terms. */
export interface LedgerRow {
  readonly line: number;
  readonly number: TicketNumber;
  readonly source: SourceCode;
  /** How the ledger itself names the source; empty where it has no such column. */
  readonly sourceWritten: string;
  readonly unit: UnitId;
  readonly text: string;
  /** Null where the ledger does not say. */
  readonly kind: ComplaintKind | null;
  readonly category: string;
  readonly openedAt: Moment;
  readonly dispatchedAt: Moment | null;
  readonly acceptedAt: Moment | null;
  readonly contactedAt: Moment | null;
  /** Null where the ledger does not say: the office's limits hold. */
  readonly completeBy: Moment | null;
  readonly completedAt: Moment | null;
  /** What was answered, where the ledger tells it; it is judged and not kept. */
  readonly reply?: string;
  readonly extensions: number;
  readonly reworks: number;
  readonly returns: number;
  readonly transfers: number;
  readonly asked: boolean;
  readonly resolved: boolean | null;
  readonly satisfaction: Satisfaction | null;
  readonly excluded: boolean;
}

/** What is wrong, where, and what to do. */
export interface LedgerFault {
  /** 0 where the whole file is meant. */
  readonly line: number;
  /** The column as the file names it, with its letters; empty where the whole row is meant. */
  readonly column: string;
  readonly message: string;
}

/** What was done with a row that a reader of the figures should know of, though it is no fault. */
export interface LedgerRemark {
  readonly line: number;
  readonly message: string;
}
