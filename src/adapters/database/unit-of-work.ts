import type { Clock } from '../../ports/clock.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import { createBindingCodes } from './binding-codes.ts';
import { createChannelLog } from './channel-log.ts';
import { createCircularLog } from './circular-log.ts';
import type { Client, Database } from './client.ts';
import { createFactsSource } from './facts-source.ts';
import { createFigureSource } from './figure-source.ts';
import { createGroupProposals } from './group-proposals.ts';
import { createGroupSilence } from './group-silence.ts';
import { createLedgerLog } from './ledger-log.ts';
import { createMessageLog } from './message-log.ts';
import { createOfficeStore, OfficeCache, type OfficeCaching } from './office-store.ts';
import { createOutbox } from './outbox.ts';
import { createPublicationLog } from './publication-log.ts';
import { createReportLog } from './report-log.ts';
import { createReviewList } from './review-list.ts';
import { createTicketStore } from './ticket-store.ts';

/** Two that waited for each other: the server has ended one of them, which is done again from the start. */
const DEADLOCK = '40P01';
const TRIES = 5;
const isDeadlock = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === DEADLOCK;

/** Transactions of PostgreSQL as units of work. */
export function createUnitOfWork(client: Client, clock: Clock): UnitOfWork {
  const shared = new OfficeCache();
  const storesOn = (db: Database, caching: OfficeCaching): Stores => ({
    messages: createMessageLog(db),
    tickets: createTicketStore(db),
    outbox: createOutbox(db),
    reports: createReportLog(db),
    publications: createPublicationLog(db),
    circulars: createCircularLog(db),
    reviews: createReviewList(db),
    facts: createFactsSource(db),
    figures: createFigureSource(db),
    offices: createOfficeStore(db, clock, caching),
    silences: createGroupSilence(db),
    proposals: createGroupProposals(db),
    codes: createBindingCodes(db),
    channels: createChannelLog(db),
    ledgers: createLedgerLog(db),
  });
  async function once<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    // An office that is being changed is known to its own transaction only, until that is kept.
    let own: OfficeCache | undefined;
    const changed = (): void => {
      own = new OfficeCache();
    };
    const caching = { cacheOf: () => own ?? shared, changed };
    const result = await client.transaction((transaction) => work(storesOn(transaction, caching)));
    if (own) shared.forget();
    return result;
  }
  return {
    stores: storesOn(client, { cacheOf: () => shared, changed: () => shared.forget() }),
    async run(work) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(work);
        } catch (error) {
          if (!isDeadlock(error) || attempt >= TRIES) throw error;
        }
      }
    },
  };
}
