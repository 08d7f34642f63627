import { factOf } from '../../src/domain/figures/ticket-facts.ts';
import type { Stores, UnitOfWork } from '../../src/ports/unit-of-work.ts';
import type { WakeSource } from '../../src/ports/wake-source.ts';
import { fakeBindingCodes } from './fake-binding-codes.ts';
import { fakeChannelLog } from './fake-channel-log.ts';
import { fakeCircularLog } from './fake-circular-log.ts';
import { fakeFactsSource } from './fake-facts-source.ts';
import { fakeFigureSource } from './fake-figure-source.ts';
import { fakeGroupProposals } from './fake-group-proposals.ts';
import { fakeGroupSilence } from './fake-group-silence.ts';
import { fakeLedgerLog } from './fake-ledger-log.ts';
import { type FakeMessageLog, fakeMessageLog } from './fake-message-log.ts';
import { fakeOfficeStore } from './fake-office-store.ts';
import { type FakeOutbox, fakeOutbox } from './fake-outbox.ts';
import { fakePublicationLog } from './fake-publication-log.ts';
import { fakeReportLog } from './fake-report-log.ts';
import { type FakeReviewList, fakeReviewList } from './fake-review-list.ts';
import { type FakeTicketStore, fakeTicketStore } from './fake-ticket-store.ts';
import { fakeWakeSource } from './fake-wake-source.ts';

/** The fakes behind a unit of work, with what only tests may ask. */
export interface FakeStores extends Stores {
  readonly messages: FakeMessageLog;
  readonly tickets: FakeTicketStore;
  readonly outbox: FakeOutbox;
  readonly reviews: FakeReviewList;
}

export interface FakeWork {
  readonly work: UnitOfWork;
  readonly wake: WakeSource;
  readonly stores: FakeStores;
}

/**
 * All stores in memory. Units of work run one after the other, which is the strictest a database may be; a rejected one leaves
 * nothing behind. So a unit of work must not start another and wait for it.
 */
export function createFakeWork(): FakeWork {
  const reviews = fakeReviewList();
  const messages = fakeMessageLog(reviews.holds);
  const tickets = fakeTicketStore();
  const outbox = fakeOutbox();
  const reports = fakeReportLog();
  const publications = fakePublicationLog();
  const circulars = fakeCircularLog();
  const offices = fakeOfficeStore();
  const silences = fakeGroupSilence();
  const proposals = fakeGroupProposals();
  const codes = fakeBindingCodes();
  const channels = fakeChannelLog();
  const ledgers = fakeLedgerLog();
  const stores: FakeStores = {
    messages,
    tickets,
    outbox,
    reports,
    publications,
    circulars,
    reviews,
    offices,
    silences,
    proposals,
    codes,
    channels,
    ledgers,
    facts: fakeFactsSource(tickets.all),
    figures: fakeFigureSource(() => tickets.all().map(factOf)),
  };
  const all = [
    messages,
    tickets,
    outbox,
    reports,
    publications,
    circulars,
    reviews,
    offices,
    silences,
    proposals,
    codes,
    channels,
    ledgers,
  ];
  let last: Promise<unknown> = Promise.resolve();

  async function runAlone<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    const restore = all.map((store) => store.snapshot());
    try {
      return await work(stores);
    } catch (error) {
      for (const back of restore) back();
      throw error;
    }
  }

  return {
    stores,
    wake: fakeWakeSource(stores),
    work: {
      stores,
      run(work) {
        const mine = last.then(() => runAlone(work));
        last = mine.catch(() => undefined);
        return mine;
      },
    },
  };
}
