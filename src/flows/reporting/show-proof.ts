import type { TicketNumber } from '../../domain/base/ids.ts';
import type { FigureCode } from '../../domain/figures/figure-table.ts';
import { type Correction, correctionsOf } from '../../domain/report/corrections.ts';
import type { FrozenNumber, FrozenTable, FrozenTableName } from '../../domain/report/publication.ts';
import type { TicketEvent } from '../../domain/ticket/event.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { KeptPublication } from '../../ports/publication-log.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { ProofReader } from './link-to-proof.ts';
import { freezeNow } from './publish-figures.ts';

/** A publication as somebody may read it. */
export interface ProofView {
  readonly publication: KeptPublication;
  readonly tables: readonly FrozenTable[];
  /** What is known better since; counts all its tables again, so it is asked for where it is shown. */
  corrections(): Promise<readonly Correction[]>;
}

/** What residents are shown is what their post printed: of the month three counts a unit, of the day their own group. */
const FOR_RESIDENTS: readonly FigureCode[] = ['received', 'completed', 'openOverdue'];

/** Undefined where there is no such publication, or the link's audience was never told of it. */
export async function proofView(stores: Stores, reader: ProofReader): Promise<ProofView | undefined> {
  const publication = await stores.publications.find(reader.publication);
  if (!publication || (reader.audience === 'residents' && publication.scope !== 'listed')) return undefined;
  const mayRead = readableBy(reader);
  return {
    publication,
    tables: publication.tables.map((table) => only(table, mayRead)),
    corrections: async () => (await correctionsSince(stores, publication)).filter(mayRead),
  };
}

async function correctionsSince(stores: Stores, { tables, scope }: KeptPublication): Promise<readonly Correction[]> {
  const corrections: Correction[] = [];
  for (const table of tables) {
    const counted = await freezeNow(stores, table, scope);
    if (counted) corrections.push(...correctionsOf(table, counted));
  }
  return corrections;
}

interface Place {
  readonly table: FrozenTableName;
  readonly of: string | null | undefined;
  readonly code: FigureCode;
}

function readableBy({ audience, group }: ProofReader): (place: Place) => boolean {
  if (audience !== 'residents') return () => true;
  return ({ table, of, code }) =>
    table === 'day' ? of === group : of !== undefined && of !== null && FOR_RESIDENTS.includes(code);
}

function only(table: FrozenTable, mayRead: (place: Place) => boolean): FrozenTable {
  const part = (of: string | null | undefined, figures: FrozenTable['total']): FrozenTable['total'] =>
    Object.fromEntries(
      Object.entries(figures).filter(([code]) => mayRead({ table: table.name, of, code: code as FigureCode })),
    );
  const rows = table.rows
    .map(({ of, figures }) => ({ of, figures: part(of, figures) }))
    .filter(({ figures }) => Object.keys(figures).length > 0);
  const codes = table.codes.filter((code) =>
    [undefined, ...rows.map(({ of }) => of)].some((of) => mayRead({ table: table.name, of, code })),
  );
  return { ...table, codes, total: part(undefined, table.total), rows };
}

/** One number of a view; undefined where it does not show it. */
export function numberAt({ tables }: ProofView, { table, of, code }: Place): FrozenNumber | undefined {
  const found = tables.find(({ name }) => name === table);
  const figures = of === undefined ? found?.total : found?.rows.find((row) => row.of === of)?.figures;
  return figures?.[code];
}

/** A ticket behind a number, and what has happened to it since the number was printed that may be counted. */
export interface TicketShown {
  readonly number: TicketNumber;
  readonly ticket: Ticket | undefined;
  readonly since: readonly TicketEvent[];
}

/** Of these no figure knows. */
const NOT_COUNTED: ReadonlySet<TicketEvent['event']> = new Set([
  'reminded',
  'escalated',
  'instructed',
  'messageAdded',
  'messageRecalled',
  'supported',
  'corrected',
  'assigned',
]);

export async function ticketsShown(
  { tickets }: Stores,
  numbers: readonly TicketNumber[],
  issuedAt: number,
): Promise<readonly TicketShown[]> {
  const shown: TicketShown[] = [];
  for (const number of numbers) {
    const since = (await tickets.events(number)).filter(({ at, event }) => at > issuedAt && !NOT_COUNTED.has(event));
    shown.push({ number, ticket: await tickets.find(number), since });
  }
  return shown;
}
