import { dueAt, type Limit } from '../deadline/deadline.ts';
import type { DeadlinePolicy } from '../deadline/deadline-policy.ts';
import type { FigureCode } from '../figures/figure-table.ts';
import type { Figures } from '../figures/measure.ts';
import type { TicketFact } from '../figures/ticket-facts.ts';
import { judgeReply } from '../reply/judge-reply.ts';
import { isLastMinute } from '../reply/last-minute.ts';
import { NO_NAMES } from '../reply/wrong-name.ts';
import { sourceOf } from '../source/source-named.ts';
import type { Moment } from '../time/moment.ts';
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
  const completeBy = row.completeBy ?? dueAt(calendar, row.openedAt, completeLimit(row, limits));
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
    completeBy,
    completedAt: row.completedAt,
    returns: row.returns,
    // A ledger's row stands with the unit that has the ticket: a return counted there did not free it.
    wronglyReturned: row.returns > 0,
    transfers: row.transfers,
    extensions: row.extensions,
    reworks: row.reworks,
    escalation: 0,
    excluded: row.excluded,
    lastMinuteThin: thinAtLast(row, completeBy, calendar),
    supporters: 0,
    followUp: asked || satisfaction !== null ? { askedAt: row.completedAt, resolved, satisfaction } : null,
  };
}

/** As of a reply given here; nothing is known where the ledger does not tell what was answered. */
function thinAtLast(
  { reply, completedAt, openedAt, text }: LedgerEntry,
  due: Moment,
  calendar: WorkingCalendar,
): boolean | null {
  if (reply === undefined || completedAt === null) return null;
  const last = isLastMinute({ repliedAt: completedAt, from: openedAt, due, urgency: 'normal' }, calendar);
  return last && judgeReply({ title: '', text, reply, result: 'resolved', names: NO_NAMES }).thin;
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
  reply: ['lastMinuteThinReplies'],
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
