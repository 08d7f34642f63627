import type { Clock } from '../../ports/clock.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import { createFactsSource } from './facts-source.ts';
import type { PrismaClient } from './generated/client.ts';
import { createMessageLog } from './message-log.ts';
import { createOfficeStore, OfficeCache } from './office-store.ts';
import { createOutbox } from './outbox.ts';
import { createReportLog } from './report-log.ts';
import { createReviewList } from './review-list.ts';
import type { Database } from './rows.ts';
import { createTicketStore } from './ticket-store.ts';

/** Milliseconds a transaction may wait for a connection, and last: a sweep of 200 tickets on a slow disk is the longest. */
const PATIENCE = { maxWait: 10_000, timeout: 60_000 };

/** Transactions of PostgreSQL as units of work. */
export function createUnitOfWork(client: PrismaClient, clock: Clock): UnitOfWork {
  const cache = new OfficeCache();
  const storesOn = (db: Database): Stores => ({
    messages: createMessageLog(db),
    tickets: createTicketStore(db),
    outbox: createOutbox(db),
    reports: createReportLog(db),
    reviews: createReviewList(db),
    facts: createFactsSource(db),
    offices: createOfficeStore(db, clock, cache),
  });
  return {
    stores: storesOn(client),
    async run(work) {
      try {
        return await client.$transaction((transaction) => work(storesOn(transaction)), PATIENCE);
      } catch (error) {
        // What a failed transaction believed about the office may not be so.
        cache.forget();
        throw error;
      }
    },
  };
}
