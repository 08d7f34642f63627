import type { BindingCodes } from './binding-codes.ts';
import type { ChannelLog } from './channel-log.ts';
import type { CircularLog } from './circular-log.ts';
import type { FactsSource } from './facts-source.ts';
import type { FigureSource } from './figure-source.ts';
import type { GroupProposals } from './group-proposals.ts';
import type { GroupSilence } from './group-silence.ts';
import type { LedgerLog } from './ledger-log.ts';
import type { MessageLog } from './message-log.ts';
import type { OfficeStore } from './office-store.ts';
import type { Outbox } from './outbox.ts';
import type { PublicationLog } from './publication-log.ts';
import type { ReportLog } from './report-log.ts';
import type { ReviewList } from './review-list.ts';
import type { TicketStore } from './ticket-store.ts';

export interface Stores {
  readonly messages: MessageLog;
  readonly tickets: TicketStore;
  readonly outbox: Outbox;
  readonly reports: ReportLog;
  readonly publications: PublicationLog;
  readonly circulars: CircularLog;
  readonly reviews: ReviewList;
  readonly facts: FactsSource;
  readonly figures: FigureSource;
  readonly offices: OfficeStore;
  readonly silences: GroupSilence;
  readonly proposals: GroupProposals;
  readonly codes: BindingCodes;
  readonly channels: ChannelLog;
  readonly ledgers: LedgerLog;
}

/** All or nothing: what `work` writes is there when `run` resolves, and nothing of it when it rejects. */
export interface UnitOfWork {
  run<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
  /** The same stores outside a unit of work: each call stands for itself. */
  readonly stores: Stores;
}
