import type {
  AccountId,
  AreaId,
  ChannelName,
  GroupId,
  MessageId,
  PersonId,
  TicketNumber,
  UnitId,
} from '../base/ids.ts';
import type { SensitiveMatter } from '../complaint/sensitive-matters.ts';
import type { ComplaintKind, Urgency } from '../complaint/verdict.ts';
import type { Limit } from '../deadline/deadline.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { Moment } from '../time/moment.ts';
import type { TicketState } from './state.ts';
import type { Result, Satisfaction, TicketMessage } from './ticket.ts';

/** What every kind of event keeps. Moments are epoch milliseconds. Rows are only ever appended. */
export interface EventData {
  opened: {
    policyVersion: number;
    source: string;
    channel: ChannelName;
    group: GroupId;
    reporter: AccountId;
    messages: readonly TicketMessage[];
    subject: string;
    kind: ComplaintKind;
    category: string;
    urgency: Urgency;
    sensitive: boolean;
    matter?: SensitiveMatter;
    place: string;
    area: AreaId | null;
    respondBy: Moment;
    completeBy: Moment;
    limit: Limit;
    openedAt: Moment;
  };
  /** A ticket that another system has recorded, as its ledger tells of it (0024). `rungs`: what lay before is never made up for. */
  imported: {
    policyVersion: number;
    channel: ChannelName;
    entry: LedgerEntry;
    subject: string;
    sensitive: boolean;
    matter?: SensitiveMatter;
    place: string;
    area: AreaId | null;
    state: TicketState;
    acceptBy: Moment;
    respondBy: Moment;
    completeBy: Moment;
    limit: Limit;
    closedAt: Moment | null;
    rungs: readonly string[];
  };
  /** The row of an imported ticket now says something else: only what has changed, as it was and as it is. */
  ledgerChanged: {
    before: Partial<LedgerEntry>;
    after: Partial<LedgerEntry>;
    /** Where what is owed until when has changed. */
    clock: { openedAt: Moment; limit: Limit; acceptBy: Moment; respondBy: Moment; completeBy: Moment } | null;
    /** Where the words have changed. */
    words: { subject: string; place: string; area: AreaId | null; matter?: SensitiveMatter } | null;
    state: TicketState;
    closedAt: Moment | null;
    rungs: readonly string[];
  };
  declined: { reason: string };
  dispatched: { unit: UnitId; rule: string; acceptBy: Moment; respondBy: Moment };
  accepted: Record<never, never>;
  assigned: { to: string };
  returnRequested: { reason: string };
  returnUpheld: Record<never, never>;
  returnRefused: { reason: string };
  objected: { text: string };
  objectionAnswered: { text: string };
  transferred: { unit: UnitId; reason: string; acceptBy: Moment };
  assisted: { units: readonly UnitId[] };
  contacted: { text: string };
  paused: { text: string; until: Moment };
  resumed: { text: string; completeBy: Moment };
  extensionRequested: { days: number; reason: string };
  extensionGranted: { days: number; completeBy: Moment; dueBefore: Moment; reason: string };
  extensionRefused: { reason: string };
  /** `lastMinuteThin`: 临期敷衍, judged when it was given; left out by events older than the judgement. */
  replied: { text: string; result: Result; faults: readonly string[]; lastMinuteThin?: boolean | null };
  completed: { text: string; result: Result };
  approved: { completedAt: Moment };
  reworked: { reason: string; completeBy: Moment; limit: Limit };
  followUpAsked: Record<never, never>;
  followedUp: { resolved: boolean | null; satisfaction: Satisfaction | null };
  closed: { reason: string };
  reopened: { reason: string; completeBy: Moment; limit: Limit };
  shelvingRequested: { reason: string; days: number };
  shelved: { reason: string; reviewOn: Moment };
  shelvingRefused: { reason: string };
  unshelved: { completeBy: Moment; limit: Limit };
  reminded: { rungs: readonly string[]; level: 0 | 1 | 2 | 3 | 4; text: string };
  escalated: { rung: string; level: 1 | 2 | 3 | 4; text: string };
  raised: {
    urgency: Urgency;
    reason: string;
    acceptBy: Moment | null;
    respondBy: Moment;
    completeBy: Moment;
    limit: Limit;
  };
  lowered: { reason: string; acceptBy: Moment | null; respondBy: Moment; completeBy: Moment; limit: Limit };
  instructed: { text: string };
  merged: { into: TicketNumber };
  /** `matter`: what was absorbed is a sensitive matter. */
  absorbed: {
    from: TicketNumber;
    messages: readonly TicketMessage[];
    reporters: readonly AccountId[];
    matter?: SensitiveMatter;
  };
  separated: { account: AccountId; text: string };
  cancelled: { reason: string };
  exclusionRequested: { reason: string };
  excluded: { reason: string };
  exclusionRefused: { reason: string };
  messageAdded: { message: TicketMessage };
  messageRecalled: { message: MessageId };
  /** `place`: where the correction says it is. `matter`: the corrected words are a sensitive matter. */
  corrected: { text: string; subject: string; place?: string; matter?: SensitiveMatter };
  supported: { account: AccountId; message: MessageId; at: Moment; full?: boolean };
}

export type EventName = keyof EventData;

/** An event as decided, before the store gives it its place in the chain. */
export type EventBody = { [K in EventName]: { readonly event: K; readonly data: Readonly<EventData[K]> } }[EventName];

/** An event in its place: numbered per ticket from 1, chained by hash to the one before it. */
export type TicketEvent = EventBody & {
  readonly at: Moment;
  readonly ticket: TicketNumber;
  readonly seq: number;
  readonly by: PersonId | AccountId;
  readonly previous: string;
  readonly hash: string;
};
