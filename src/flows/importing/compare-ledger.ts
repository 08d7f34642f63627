import type { TicketNumber } from '../../domain/base/ids.ts';
import type { SourceLedger } from '../../domain/ledger/filed-row.ts';
import type { ColumnCode } from '../../domain/ledger/ledger-columns.ts';
import { entryText, type LedgerEntry } from '../../domain/ledger/ledger-entry.ts';
import type { Digest } from '../../domain/ticket/event-chain.ts';
import type { MomentSpan } from '../../domain/time/moment.ts';
import type { KnownRow } from '../../ports/ledger-log.ts';
import type { Stores } from '../../ports/unit-of-work.ts';

/** Rows looked up in one question. */
const LOOKED_UP = 2000;

export interface OtherRow {
  readonly row: LedgerEntry;
  readonly known: KnownRow;
  readonly columns: ReadonlySet<ColumnCode>;
}

/** A row that an earlier import has brought and this one does not hold. */
export interface MissingRow {
  readonly number: string;
  readonly ticket: TicketNumber;
}

/** The rows of one source beside what is known of them. */
export interface ComparedSource {
  readonly ledger: SourceLedger;
  readonly fresh: readonly LedgerEntry[];
  /** They do not read as they did. */
  readonly other: readonly OtherRow[];
  readonly same: number;
  /** Opened in the span of the ledger, and not in it. */
  readonly missing: readonly MissingRow[];
}

/** Of what a row says: half of a SHA-256 tells rows apart as well. */
export const digestOf = (digest: Digest, row: LedgerEntry): string => digest(entryText(row)).slice(0, 32);

export async function compareLedger(stores: Stores, digest: Digest, ledger: SourceLedger): Promise<ComparedSource> {
  const source = ledger.source.code;
  const fresh: LedgerEntry[] = [];
  const other: OtherRow[] = [];
  const { rows, columns } = ledger;
  for (let from = 0; from < rows.length; from += LOOKED_UP) {
    const some = rows.slice(from, from + LOOKED_UP).map(({ row }) => row);
    const known = await stores.ledgers.known(
      source,
      some.map(({ number }) => number),
    );
    const byNumber = new Map(known.map((row) => [row.number, row]));
    for (const row of some) {
      const before = byNumber.get(row.number);
      if (!before) fresh.push(row);
      else if (before.digest !== digestOf(digest, row)) other.push({ row, known: before, columns });
    }
  }
  const same = rows.length - fresh.length - other.length;
  return { ledger, fresh, other, same, missing: await missingFrom(stores, ledger) };
}

async function missingFrom(stores: Stores, { source, rows }: SourceLedger): Promise<readonly MissingRow[]> {
  const there = new Set(rows.map(({ row }) => row.number));
  const known = await stores.ledgers.openedIn({ source: source.code, ...spanOf(rows.map(({ row }) => row)) });
  return known.filter(({ number }) => !there.has(number));
}

/** From the first opening to the last, both of them inside. */
export function spanOf(rows: readonly Pick<LedgerEntry, 'openedAt'>[]): MomentSpan {
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  for (const { openedAt } of rows) [from, to] = [Math.min(from, openedAt), Math.max(to, openedAt)];
  return { from: Math.min(from, to), to: to + 1 };
}
