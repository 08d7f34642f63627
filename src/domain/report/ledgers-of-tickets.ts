import type { ComplaintKind } from '../complaint/verdict.ts';
import type { FigureWindow } from '../figures/figure-window.ts';
import type { TicketFact } from '../figures/ticket-facts.ts';
import type { FiledRow } from '../ledger/filed-row.ts';
import { type ColumnCode, LEDGER_COLUMNS } from '../ledger/ledger-columns.ts';
import type { LedgerRow } from '../ledger/ledger-row.ts';
import type { Unit } from '../office/unit.ts';
import { SOURCE_TABLE, type Source } from '../source/source-table.ts';
import { type CountedLedger, UNPLACED } from './source-figures.ts';
import type { ToldTicket } from './told-ticket.ts';

/** The source whose tickets are opened here, and which is printed even where nobody complained. */
const OWN = 'linliqianshou';

/**
 * The tickets of the database as the ledgers a circular is counted from: a source each, in the order of the table of sources. A source without
 * anything in the period and without anything left from before is not printed.
 */
export function ledgersOfTickets(tickets: readonly ToldTicket[], window: FigureWindow): readonly CountedLedger[] {
  const bySource = Map.groupBy(tickets, sourceOfTicket);
  return SOURCE_TABLE.flatMap((source) => {
    const own = bySource.get(source.code) ?? [];
    return source.code === OWN || own.some(({ fact }) => concerns(fact, window)) ? [ledgerOf(source, own)] : [];
  });
}

/** What was opened here says the platform it came from; those are one source. */
const CODES = new Set<string>(SOURCE_TABLE.map(({ code }) => code));
const sourceOfTicket = ({ fact }: ToldTicket): string => (CODES.has(fact.source) ? fact.source : OWN);

/** Received in the period, or not completed before it began. */
const concerns = ({ openedAt, completedAt, state }: TicketFact, { period }: FigureWindow): boolean =>
  openedAt >= period.from || (state !== 'cancelled' && (completedAt === null || completedAt >= period.from));

function ledgerOf(source: Source, tickets: readonly ToldTicket[]): CountedLedger {
  const columns = knownColumns(tickets);
  const rows = tickets.map((ticket) => filedRow(ticket, source));
  return {
    source,
    name: source.name,
    rows: columns.has('kind') ? rows : rows.map((filed) => ({ ...filed, row: { ...filed.row, kind: null } })),
    facts: tickets.map(({ fact }) => fact),
    columns,
  };
}

function filedRow({ fact, kind, text, sensitive }: ToldTicket, source: Source): FiledRow {
  const { followUp } = fact;
  const row: LedgerRow = {
    line: 0,
    number: fact.number,
    source: source.code,
    sourceWritten: '',
    unit: fact.unit ?? UNPLACED,
    text: sensitive ? '' : text,
    kind,
    category: fact.category,
    openedAt: fact.openedAt,
    dispatchedAt: fact.dispatchedAt,
    acceptedAt: fact.acceptedAt,
    contactedAt: fact.contactedAt,
    completeBy: fact.completeBy,
    completedAt: fact.completedAt,
    extensions: fact.extensions,
    reworks: fact.reworks,
    returns: fact.returns,
    transfers: fact.transfers,
    asked: followUp !== null,
    resolved: followUp?.resolved ?? null,
    satisfaction: followUp?.satisfaction ?? null,
    excluded: fact.excluded,
  };
  return { file: '', row, ...(sensitive ? { withheld: true as const } : {}) };
}

/** What a ledger may lack: known as soon as one ticket shows that it was told. A nought that nobody told would be a claim. */
const SHOWN_BY: Partial<Readonly<Record<ColumnCode, (fact: TicketFact, kind: ComplaintKind) => boolean>>> = {
  // Where a ledger names none, its tickets are taken for grievances.
  kind: (_fact, kind) => kind !== 'grievance',
  dispatchedAt: ({ dispatchedAt }) => dispatchedAt !== null,
  acceptedAt: ({ acceptedAt }) => acceptedAt !== null,
  contactedAt: ({ contactedAt }) => contactedAt !== null,
  returns: ({ returns }) => returns > 0,
  transfers: ({ transfers }) => transfers > 0,
  extensions: ({ extensions }) => extensions > 0,
  reworks: ({ reworks }) => reworks > 0,
  result: ({ followUp }) => followUp !== null && followUp.resolved !== null,
  reply: ({ lastMinuteThin }) => lastMinuteThin != null,
  satisfaction: ({ followUp }) => followUp !== null && followUp.satisfaction !== null,
};

function knownColumns(tickets: readonly ToldTicket[]): ReadonlySet<ColumnCode> {
  const opened = tickets.length === 0 || tickets.some(({ imported }) => !imported);
  return new Set(
    LEDGER_COLUMNS.map(({ code }) => code).filter((code) => {
      const shows = SHOWN_BY[code];
      return opened || !shows || tickets.some(({ fact, kind }) => shows(fact, kind));
    }),
  );
}

/** The row of tickets that are with no unit of the office, where there are some. */
export function unplacedUnit(tickets: readonly ToldTicket[], units: readonly Unit[]): Unit | undefined {
  const known = new Set<string>(units.map(({ id }) => id));
  const lost = tickets.filter(({ fact }) => fact.unit === null || !known.has(fact.unit));
  if (lost.length === 0) return undefined;
  const name = lost.every(({ fact }) => fact.unit === null) ? '尚未派单' : '尚未派单或单位已撤销';
  return { id: UNPLACED, name, aliases: [], kind: '其他', active: false };
}
