/** What a row that was changed means for the ticket it has become. */
import type { EventBody, TicketEvent } from '../ticket/event.ts';
import { isOpen, type TicketState } from '../ticket/state.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Moment } from '../time/moment.ts';
import type { ImportRules } from './import-rules.ts';
import { standingOf, wordsOf } from './imported-event.ts';
import { clockAfter } from './ledger-clock.ts';
import type { ColumnCode } from './ledger-columns.ts';
import { entryOf, type LedgerEntry } from './ledger-entry.ts';

/** The row as the ledger last told it; undefined for a ticket that no ledger has brought. */
export function lastTold(events: readonly TicketEvent[]): LedgerEntry | undefined {
  let told: LedgerEntry | undefined;
  for (const { event, data } of events) {
    if (event === 'imported') told = data.entry;
    else if (event === 'ledgerChanged' && told) told = { ...told, ...data.after };
  }
  return told;
}

/** The column a field is read from, where it bears another name. */
const COLUMN_OF: Partial<Readonly<Record<keyof LedgerEntry, ColumnCode>>> = { asked: 'result', resolved: 'result' };

/**
 * Only what is different, as the ledger tells it now. A column the file lacks says nothing. Undefined where nothing is: what happened
 * here since stands, for the ledger has not spoken of it.
 */
export function changedFields(
  told: LedgerEntry,
  row: LedgerEntry,
  columns: ReadonlySet<ColumnCode>,
): { readonly before: Partial<LedgerEntry>; readonly after: Partial<LedgerEntry> } | undefined {
  const now = entryOf(row);
  const fields = (Object.keys(now) as (keyof LedgerEntry)[]).filter(
    (field) => now[field] !== told[field] && isTold(field, told, columns),
  );
  const pick = (from: LedgerEntry): Partial<LedgerEntry> =>
    Object.fromEntries(fields.map((field) => [field, from[field]]));
  return fields.length === 0 ? undefined : { before: pick(told), after: pick(now) };
}

/** Without a column of its own the moment of dispatch is that of opening, and moves with it. */
function isTold(field: keyof LedgerEntry, told: LedgerEntry, columns: ReadonlySet<ColumnCode>): boolean {
  if (field === 'dispatchedAt' && !columns.has(field)) return told.dispatchedAt === told.openedAt;
  return columns.has(COLUMN_OF[field] ?? (field as ColumnCode));
}

export type LedgerChange = Extract<EventBody, { event: 'ledgerChanged' }>;

export function ledgerChange(
  ticket: Ticket,
  told: LedgerEntry,
  { before, after }: { readonly before: Partial<LedgerEntry>; readonly after: Partial<LedgerEntry> },
  rules: ImportRules,
): LedgerChange {
  const now = { ...told, ...after };
  const has = (...fields: readonly (keyof LedgerEntry)[]): boolean => fields.some((field) => field in after);
  return {
    event: 'ledgerChanged',
    data: {
      before,
      after,
      clock: clockAfter(ticket, told, after, rules),
      // Of what was over only neutral words are known.
      words: has('text', 'kind', 'category') || ticket.state === 'closed' ? wordsOf(now, rules) : null,
      ...standingAfter(ticket, now, after, rules),
      rungs: [],
    },
  };
}

/** Only what the ledger has just told moves the ticket: what was signed or completed here stays so. */
function standingAfter(
  ticket: Ticket,
  now: LedgerEntry,
  after: Partial<LedgerEntry>,
  rules: ImportRules,
): { readonly state: TicketState; readonly closedAt: Moment | null } {
  const { state, closedAt } = ticket;
  if (state === 'cancelled') return { state, closedAt };
  if (after.completedAt !== undefined) return standingOf(now, rules);
  if (!isOpen(state)) return { state, closedAt };
  if (after.unit !== undefined) return standingOf({ ...now, completedAt: null }, rules);
  if (after.acceptedAt != null && state === 'dispatched') return { state: 'inProgress', closedAt };
  return { state, closedAt };
}
