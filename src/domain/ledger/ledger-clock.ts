import type { Ticket } from '../ticket/ticket.ts';
import type { ImportRules } from './import-rules.ts';
import { type Clock, clockOf } from './imported-event.ts';
import type { LedgerEntry } from './ledger-entry.ts';

/**
 * What is owed until when, after a row that says something else: counted anew only by what the ledger has just told. Whatever else it
 * tells, an extension that was granted here and time that stood still stay. Null where nothing is counted anew.
 */
export function clockAfter(
  ticket: Ticket,
  told: LedgerEntry,
  after: Partial<LedgerEntry>,
  rules: Pick<ImportRules, 'policy' | 'calendar'>,
): Clock | null {
  const now = { ...told, ...after };
  const contact = 'openedAt' in after;
  const signature = signatureMoves(ticket, now, after);
  const completion = completionMoves(now, after) && ('completeBy' in after || !movedHere(ticket, told));
  if (!contact && !signature && !completion) return null;
  const counted = clockOf(now, rules);
  const { from, limit } = ticket.clock;
  return {
    ...counted,
    acceptBy: signature ? counted.acceptBy : (ticket.acceptBy ?? counted.acceptBy),
    respondBy: contact ? counted.respondBy : ticket.respondBy,
    ...(completion ? {} : { openedAt: from, limit, completeBy: ticket.completeBy }),
  };
}

/** The unit signs in time counted from the dispatch; one that never had the ticket has no moment yet. */
const signatureMoves = (ticket: Ticket, now: LedgerEntry, after: Partial<LedgerEntry>): boolean =>
  'dispatchedAt' in after ||
  ('openedAt' in after && now.dispatchedAt === null) ||
  ('unit' in after && ticket.acceptBy === null);

/** The kind of a ticket decides how long it may take, unless the ledger itself says until when. */
const completionMoves = (now: LedgerEntry, after: Partial<LedgerEntry>): boolean =>
  'completeBy' in after || 'openedAt' in after || ('kind' in after && now.completeBy === null);

/** By an extension, a rework, another urgency (all count from another moment) or a pause. */
const movedHere = ({ clock, pauses }: Ticket, told: LedgerEntry): boolean =>
  clock.from !== told.openedAt || pauses.length > 0;
