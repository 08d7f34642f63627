import { bindingCodesContract } from './binding-codes-contract.ts';
import { channelLogContract } from './channel-log-contract.ts';
import { circularLogContract } from './circular-log-contract.ts';
import { factsSourceContract } from './facts-source-contract.ts';
import { figureSourceContract } from './figure-source-contract.ts';
import { groupProposalsContract } from './group-proposals-contract.ts';
import { groupSilenceContract } from './group-silence-contract.ts';
import { ledgerLogContract } from './ledger-log-contract.ts';
import { messageLogContract } from './message-log-contract.ts';
import { officeStoreContract } from './office-store-contract.ts';
import { outboxContract } from './outbox-contract.ts';
import { publicationLogContract } from './publication-log-contract.ts';
import { reportLogContract } from './report-log-contract.ts';
import { reviewListContract } from './review-list-contract.ts';
import { ticketStoreContract } from './ticket-store-contract.ts';
import { unitOfWorkContract } from './unit-of-work-contract.ts';
import { wakeSourceContract } from './wake-source-contract.ts';
import { fakeWorld, type MakeWorld, postgresWorlds } from './worlds.ts';

// The fakes of all other tests are only worth something while they do what PostgreSQL does.
const WORLDS: readonly (readonly [string, MakeWorld])[] = [
  ['in memory', fakeWorld],
  ['in PostgreSQL', postgresWorlds()],
];

for (const [where, make] of WORLDS) {
  messageLogContract(`the message log ${where}`, make);
  ticketStoreContract(`the ticket store ${where}`, make);
  outboxContract(`the outbox ${where}`, make);
  publicationLogContract(`the published figures ${where}`, make);
  circularLogContract(`the log of circulars ${where}`, make);
  reportLogContract(`the report log ${where}`, make);
  reviewListContract(`the review list ${where}`, make);
  factsSourceContract(`the facts source ${where}`, make);
  figureSourceContract(`the figure source ${where}`, make);
  officeStoreContract(`the office store ${where}`, make);
  groupSilenceContract(`the silent groups ${where}`, make);
  groupProposalsContract(`the named groups ${where}`, make);
  bindingCodesContract(`the binding codes ${where}`, make);
  channelLogContract(`the channel log ${where}`, make);
  ledgerLogContract(`the rows of ledgers ${where}`, make);
  unitOfWorkContract(`the unit of work ${where}`, make);
  wakeSourceContract(`the wake source ${where}`, make);
}
