import { dueAt, type Limit } from '../deadline/deadline.ts';
import type { DeadlinePolicy } from '../deadline/deadline-policy.ts';
import type { FigureCode } from '../figures/figure-table.ts';
import type { Figures } from '../figures/measure.ts';
import type { TicketFact } from '../figures/ticket-facts.ts';
import { sourceOf } from '../source/source-named.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import type { ColumnCode } from './ledger-columns.ts';
import type { LedgerEntry } from './ledger-entry.ts';

export interface LedgerLimits {
  readonly calendar: WorkingCalendar;
  readonly limits: DeadlinePolicy;
}

/** A row as the figures see it. What a ledger cannot tell (groups, supporters, escalation) is left empty. Throws UnknownYearError. */
export function ledgerFact(row: LedgerEntry, { calendar, limits }: LedgerLimits): TicketFact {
  const { asked, resolved, satisfaction } = row;
  return {
    number: row.number,
    unit: row.unit,
    source: row.source,
    group: '',
    subject: '',
    category: row.category,
    state: row.completedAt !== null ? 'completed' : row.acceptedAt !== null ? 'inProgress' : 'dispatched',
    openedAt: row.openedAt,
    dispatchedAt: row.dispatchedAt,
    acceptBy: dueAt(calendar, row.dispatchedAt ?? row.openedAt, limits.accept),
    acceptedAt: row.acceptedAt,
    respondBy: dueAt(calendar, row.openedAt, limits.contact),
    contactedAt: row.contactedAt,
    completeBy: row.completeBy ?? dueAt(calendar, row.openedAt, completeLimit(row, limits)),
    completedAt: row.completedAt,
    returns: row.returns,
    // A ledger's row stands with the unit that has the ticket: a return counted there did not free it.
    wronglyReturned: row.returns > 0,
    transfers: row.transfers,
    extensions: row.extensions,
    reworks: row.reworks,
    escalation: 0,
    excluded: row.excluded,
    supporters: 0,
    followUp: asked || satisfaction !== null ? { askedAt: row.completedAt, resolved, satisfaction } : null,
  };
}

/** Of the source where it has a limit of its own, else of the office; a ticket of no kind is taken for a grievance. */
export const completeLimit = (
  row: Pick<LedgerEntry, 'kind' | 'source'>,
  limits: Pick<DeadlinePolicy, 'complete'>,
): Limit => sourceOf(row.source).completeWithin ?? limits.complete[row.kind ?? 'grievance'];

/** Figures that say nothing where the ledger lacks a column: a nought would be a claim. */
const NEEDS: Partial<Readonly<Record<ColumnCode, readonly FigureCode[]>>> = {
  dispatchedAt: ['unpromptedReplies'],
  acceptedAt: ['acceptanceRate'],
  contactedAt: ['responseRate', 'contactedInTime'],
  returns: ['returns', 'returnRate', 'returnsJudged', 'responseRate'],
  transfers: ['secondForwards', 'problems'],
  extensions: ['extensions', 'extensionRate'],
  reworks: ['reworks', 'reworkRate', 'problems'],
  result: ['followUpRate', 'resolutionRate'],
  satisfaction: ['satisfactionRate', 'satisfied', 'basicallySatisfied', 'unsatisfied'],
};

const UNKNOWN = { value: null, numerator: null, denominator: null, tickets: [] };

/** The figures with blanks where the columns behind them are missing. */
export function knownFigures(figures: Figures, columns: ReadonlySet<ColumnCode>): Figures {
  const missing = (Object.keys(NEEDS) as ColumnCode[]).filter((column) => !columns.has(column));
  const unknown = missing.flatMap((column) => NEEDS[column] ?? []);
  return { ...figures, ...Object.fromEntries(unknown.map((code) => [code, UNKNOWN])) };
}
