import type { UnitId } from '../../domain/base/ids.ts';
import type { SourceLedger } from '../../domain/ledger/filed-row.ts';
import type { ImportRules } from '../../domain/ledger/import-rules.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { gazetteerOf } from '../opening/gazetteer.ts';
import { currentOffice, type Service } from '../service.ts';
import { type ChangedRow, changeRow, differenceOf } from './change-ledger-rows.ts';
import { type ComparedSource, compareLedger, type MissingRow } from './compare-ledger.ts';
import { openRows } from './open-ledger-rows.ts';
import { proposeLedgerJoins } from './propose-ledger-joins.ts';
import { type InHand, inHand, tellOfImport } from './tell-of-import.ts';

/** What became of the rows of one source. */
export interface ImportedSource {
  readonly name: string;
  readonly added: number;
  readonly changed: readonly ChangedRow[];
  readonly same: number;
  readonly missing: readonly MissingRow[];
}

export interface ImportedLedgers {
  readonly sources: readonly ImportedSource[];
  /** Rows that units now have in hand and did not before. */
  readonly open: number;
  readonly told: readonly UnitId[];
  /** Pairs that a person is asked about. */
  readonly proposed: number;
}

/** What importing would do: nothing is written. */
export async function lookAtLedgers(service: Service, ledgers: readonly SourceLedger[]): Promise<ImportedLedgers> {
  const { stores } = service.work;
  const rules = rulesOf(await currentOffice(service), service.clock.now());
  const sources: ImportedSource[] = [];
  for (const ledger of ledgers) {
    const compared = await compareLedger(stores, service.digest, ledger);
    const changed: ChangedRow[] = [];
    for (const other of compared.other) {
      const difference = await differenceOf(stores, other, rules);
      if (difference) changed.push(difference);
    }
    sources.push(outcomeOf(compared, changed));
  }
  return { sources, open: 0, told: [], proposed: 0 };
}

/** Tickets of an import that are held on to, to be compared with those of other doors. */
const MOST_KEPT = 5000;

/**
 * Makes rows of ledgers into tickets, in one piece (0024). A row that is known and says the same changes nothing; one that says something
 * else changes its ticket; one that is missing is only told of. Units hear of what they have in hand, each once; nobody hears of what is
 * over. Throws UnknownYearError.
 */
export async function importLedgers(service: Service, ledgers: readonly SourceLedger[]): Promise<ImportedLedgers> {
  return service.work.run(async (stores) => {
    await stores.ledgers.lock();
    const office = await currentOffice(service);
    const now = service.clock.now();
    const rules = rulesOf(office, now);
    const open: InHand[] = [];
    const kept: Ticket[] = [];
    const seen = (ticket: Ticket): void => {
      open.push(inHand(ticket));
      if (kept.length < MOST_KEPT) kept.push(ticket);
    };
    const compared: ComparedSource[] = [];
    for (const ledger of ledgers) compared.push(await compareLedger(stores, service.digest, ledger));
    const fresh = compared.flatMap((one) => one.fresh);
    await openRows(stores, service.digest, fresh, rules, seen);
    const sources: ImportedSource[] = [];
    for (const one of compared)
      sources.push(outcomeOf(one, await changeAll(stores, service, office, { one, rules, seen })));
    const told = await tellOfImport(stores, service, office, open, now);
    const proposed = await proposeLedgerJoins(stores, service, office, kept, now);
    return { sources, open: open.length, told, proposed };
  });
}

async function changeAll(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { one, rules, seen }: { readonly one: ComparedSource; readonly rules: ImportRules; seen(ticket: Ticket): void },
): Promise<readonly ChangedRow[]> {
  const changed: ChangedRow[] = [];
  for (const other of one.other) {
    const row = await changeRow(stores, service, office, { other, rules, seen });
    if (row) changed.push(row);
  }
  return changed;
}

const outcomeOf = (
  { ledger, fresh, other, same, missing }: ComparedSource,
  changed: readonly ChangedRow[],
): ImportedSource => ({
  name: ledger.name,
  added: fresh.length,
  changed,
  same: same + other.length - changed.length,
  missing,
});

const rulesOf = (office: OfficeVersion, now: Moment): ImportRules => ({
  now,
  policyVersion: office.version,
  policy: office.policy,
  calendar: office.calendar,
  gazetteer: gazetteerOf(office),
  channel: office.directory.staffGroup()?.channel ?? 'sim',
});
