import type { ChannelName, GroupId, MessageId, TicketNumber } from '../domain/base/ids.ts';
import type { Moment } from '../domain/time/moment.ts';

/** Something a person has to decide (待确认): a doubtful message, or a ticket nobody is routed to. */
export interface ReviewItem {
  /** `A`, `B`, … `Z`, `AA`: what the dispatcher answers by; free again once decided. */
  readonly letter: string;
  readonly kind: 'doubtfulMessage' | 'unroutedTicket';
  readonly group: GroupId;
  readonly channel: ChannelName;
  readonly message: MessageId | null;
  readonly ticket: TicketNumber | null;
  readonly openedAt: Moment;
  /** Why the machine is in doubt, in plain words. */
  readonly why: string;
}

export interface ReviewList {
  /** Adds one with the first free letter; the same message or ticket is listed once. Undefined when it is already there. */
  add(item: Omit<ReviewItem, 'letter'>): Promise<ReviewItem | undefined>;
  open(): Promise<readonly ReviewItem[]>;
  byLetter(letter: string): Promise<ReviewItem | undefined>;
  decide(letter: string, decision: string, at: Moment): Promise<void>;
  /** Closes what waits for a ticket or message that has been dealt with otherwise. */
  dismiss(
    about: { readonly ticket?: TicketNumber; readonly message?: MessageId },
    decision: string,
    at: Moment,
  ): Promise<void>;
}
