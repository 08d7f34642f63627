import type { AccountId, ChannelName, GroupId, MessageId, TicketNumber } from '../domain/base/ids.ts';
import type { Message } from '../domain/complaint/message.ts';
import type { Reading } from '../domain/complaint/verdict.ts';
import type { Moment } from '../domain/time/moment.ts';

/** What the service made of a message. */
export interface MessageOutcome {
  /** A rumour's `category` is the neutral name of what it is about. */
  readonly reading: Reading | 'command' | 'answer' | 'echo' | 'rumour' | 'ignored';
  readonly category: string | null;
  readonly ticket: TicketNumber | null;
}

/** A message in the log. `outcome` is null until it is processed. */
export interface LoggedMessage extends Message {
  readonly receivedAt: Moment;
  readonly outcome: MessageOutcome | null;
  /** The platform said that its sender took it back. */
  readonly recalled: boolean;
}

/** Every message of a known group, kept once by (channel, platform id) before the platform hears that it arrived. */
export interface MessageLog {
  /** Durable when it resolves. False when the message is already there: a repeated delivery. */
  add(message: Message, receivedAt: Moment): Promise<boolean>;
  /**
   * Groups with messages not yet processed that were sent (by the platform's clock, were it not ahead of ours) up to `settledBy`:
   * whatever may still overtake them has arrived by then.
   */
  groupsWaiting(settledBy: Moment): Promise<readonly GroupId[]>;
  /**
   * The group's first unprocessed message in the order of sending, the group locked until the unit of work ends, so that two
   * processes never work on one group at once.
   */
  takeNext(group: GroupId, settledBy: Moment): Promise<LoggedMessage | undefined>;
  /** Keeps every other process from working on the group until the unit of work ends, as `takeNext` does. */
  lock(group: GroupId): Promise<void>;
  find(channel: ChannelName, id: MessageId): Promise<LoggedMessage | undefined>;
  /** What one account said in a group in [since, until], in order of sending; recalled messages left out. */
  recentOf(group: GroupId, from: AccountId, since: Moment, until: Moment): Promise<readonly LoggedMessage[]>;
  /** What anybody said in a group in [since, until], in order of sending; recalled messages too. */
  saidBetween(group: GroupId, since: Moment, until: Moment): Promise<readonly LoggedMessage[]>;
  /** The group's last messages in order of sending, for the simulator's page. */
  history(group: GroupId, limit: number): Promise<readonly LoggedMessage[]>;
  /** Rumours about a topic sent from `since` on, in all groups, in order of sending; recalled ones left out. */
  rumours(topic: string, since: Moment): Promise<readonly LoggedMessage[]>;
  settle(channel: ChannelName, id: MessageId, outcome: MessageOutcome, processedAt: Moment): Promise<void>;
  /** Deletes processed messages older than `before` that belong to no ticket and no open review. Returns how many. */
  forget(before: Moment): Promise<number>;
}
