import type { ChannelName, GroupId, MessageId, PersonId, TicketNumber } from '../domain/base/ids.ts';
import type { ReviewData, ReviewKind } from '../domain/review/review-kind.ts';
import type { Moment, MomentSpan } from '../domain/time/moment.ts';

/** Something a person has to decide (待确认), before it has its place on the list. */
export interface ReviewListing {
  readonly kind: ReviewKind;
  /** What it is about, in any words that stay the same: a kind and subject are listed once. */
  readonly subject: string;
  /** Where the message or ticket came from, if anywhere. */
  readonly group: GroupId | null;
  readonly channel: ChannelName | null;
  readonly message: MessageId | null;
  readonly ticket: TicketNumber | null;
  readonly data: ReviewData;
  /** Why the machine is in doubt, in plain words; may be empty. */
  readonly why: string;
  /** Told in private, and its words are not repeated. */
  readonly sensitive: boolean;
  /** Does not wait for the morning. */
  readonly prompt: boolean;
  readonly openedAt: Moment;
  /** When it is to be announced, or called again; null when nothing more is said of it by itself. */
  readonly nextAt: Moment | null;
}

/** What was decided, by whom: kept for ever, for later training too. */
export interface ReviewDecision {
  /** The answer's code (`open`, `no`, `merge` …), or the ticket's event that settled it. */
  readonly answer: string;
  /** The same in words, with the number of what came of it. */
  readonly words: string;
  /** A person's id, or `system`. */
  readonly by: PersonId;
  readonly at: Moment;
}

export interface ReviewItem extends ReviewListing {
  readonly id: number;
  /** `A`, `B`, … `Z`, `AA`: what is answered by. */
  readonly letter: string;
  readonly announcedAt: Moment | null;
  readonly decided: ReviewDecision | null;
}

/** What an item may be found by when something else has settled it. */
export interface ReviewAbout {
  readonly kind?: ReviewKind;
  readonly ticket?: TicketNumber;
  /** Platforms count their messages each for itself. */
  readonly message?: { readonly channel: ChannelName; readonly id: MessageId };
  /** The ticket a join was proposed with. */
  readonly partner?: TicketNumber;
}

export interface ReviewList {
  /**
   * Adds one with the first letter that no open item bears and none that was decided in the last day. Undefined when the same kind and
   * subject waits already; with `ever`, also when it was decided before.
   */
  add(listing: ReviewListing, once: 'open' | 'ever'): Promise<ReviewItem | undefined>;
  /** What waits, the oldest first. */
  open(): Promise<readonly ReviewItem[]>;
  find(id: number): Promise<ReviewItem | undefined>;
  /** The open item that bears the letter. */
  byLetter(letter: string): Promise<ReviewItem | undefined>;
  /** The newest that bears or bore the letter, decided or not. */
  latest(letter: string): Promise<ReviewItem | undefined>;
  /** Whether it still waits; if so nobody else can decide it until the unit of work ends. */
  lock(id: number): Promise<boolean>;
  /** Those of a kind decided in the span (`to` exclusive), in the order they were decided. */
  decided(kind: ReviewKind, span: MomentSpan): Promise<readonly ReviewItem[]>;
  /** False when it was decided before. */
  decide(id: number, decision: ReviewDecision): Promise<boolean>;
  /** Closes what waits for a ticket or message that has been dealt with otherwise; every field given has to fit. */
  dismiss(about: ReviewAbout, words: string, at: Moment, by?: PersonId, answer?: string): Promise<void>;
  /** Open items whose `nextAt` has come, the oldest first, locked until the unit of work ends. */
  due(now: Moment): Promise<readonly ReviewItem[]>;
  /** Open and not yet announced, whenever they are due; locked as well. */
  unannounced(): Promise<readonly ReviewItem[]>;
  /** Keeps that it was announced (or called again), and when it is called next. */
  announced(id: number, at: Moment, nextAt: Moment | null): Promise<void>;
}
