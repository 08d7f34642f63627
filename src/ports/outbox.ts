import type { ChannelName, MessageId } from '../domain/base/ids.ts';
import type { PostDraft, PostKind, PostTarget } from '../domain/post/post.ts';
import type { Day, Moment } from '../domain/time/moment.ts';

/** Why a post that may have gone out is queued once more, and what it is marked with when it goes out. */
export const RESENT = '补发';

export type PostState = 'queued' | 'sending' | 'sent' | 'uncertain' | 'failed';

/** A post in the outbox. */
export interface QueuedPost extends PostDraft {
  readonly pressing: boolean;
  readonly seq: number;
  readonly createdAt: Moment;
  readonly notBefore: Moment;
  readonly state: PostState;
  readonly attempts: number;
  readonly sentAt: Moment | null;
  /** Place in the order of sending, which is not the order of queueing; null until sent. */
  readonly sentSeq: number | null;
  readonly platformId: MessageId | null;
  /** Why it failed or is uncertain, for the operator. */
  readonly why: string | null;
}

/** What became of an attempt. */
export type Delivery =
  | { readonly state: 'sent'; readonly at: Moment; readonly platformId: MessageId | null }
  | { readonly state: 'queued'; readonly notBefore: Moment; readonly why: string }
  | { readonly state: 'uncertain' | 'failed'; readonly why: string };

/** Every outgoing sentence, kept in the same unit of work as the change that speaks. */
export interface Outbox {
  /** Queues the posts in order; one whose dedupe key is already there is dropped. Returns how many were new. */
  add(posts: readonly { readonly draft: PostDraft; readonly notBefore: Moment }[], createdAt: Moment): Promise<number>;
  /** Queued posts of these channels whose moment has come: those about a life in danger first, else the oldest first. */
  due(channels: readonly ChannelName[], now: Moment, limit: number): Promise<readonly QueuedPost[]>;
  /**
   * Marks a queued post as being sent; undefined when somebody else took it, or when the account's lease has gone to a holder with another
   * fence (null: there is only one process). Returns the number of the attempt.
   */
  begin(seq: number, fence?: number | null): Promise<number | undefined>;
  /**
   * What became of it. With the number of the attempt: only while that one is the last and nothing else has settled it, so that a process
   * that stood still cannot overwrite what happened meanwhile.
   */
  settle(seq: number, delivery: Delivery, attempt?: number): Promise<void>;
  /** A queued post whose group is gone goes elsewhere instead; nothing happens to one that is no longer queued. */
  readdress(seq: number, to: Pick<PostDraft, 'to' | 'channel' | 'text' | 'mentions'>): Promise<void>;
  /** Posts left in `sending` by a process that died: they become uncertain. Returns them. */
  abandonSending(channels: readonly ChannelName[]): Promise<readonly QueuedPost[]>;
  find(seq: number): Promise<QueuedPost | undefined>;
  /**
   * Posts to a group or person begun since a moment without proof that they went out: being sent, uncertain, queued once more after that,
   * or sent without the platform's id. Oldest first.
   */
  unproven(channel: ChannelName, to: PostTarget, since: Moment): Promise<readonly QueuedPost[]>;
  /** The platform showed the post: it went out, whatever was thought. False when it had an id already. */
  prove(seq: number, proof: { readonly id: MessageId; readonly at: Moment }): Promise<boolean>;
  /** Posts sent on a channel since a moment. */
  sentSince(channel: ChannelName, since: Moment): Promise<number>;
  /**
   * Posts to one person queued since a moment that the platform refused for good, or took and gave an id; without those that were passed
   * on (`passedOn:` and their number is the key of another). In order of queueing.
   */
  toPersons(since: Moment): Promise<readonly QueuedPost[]>;
  /** The post a platform message is the echo of, for quotes. */
  byPlatformId(channel: ChannelName, id: MessageId): Promise<QueuedPost | undefined>;
  /** Sent posts after a place in the order of sending; of one group or person, or all. */
  sent(filter: {
    readonly group?: string;
    readonly person?: string;
    readonly after: number;
    readonly limit: number;
  }): Promise<readonly QueuedPost[]>;
  /** Queued and uncertain posts by channel, for the operator. */
  waiting(): Promise<readonly { readonly channel: ChannelName; readonly state: PostState; readonly count: number }[]>;
  /** Unasked posts of the kinds that count (etiquette) to a group on a day. */
  unaskedOn(group: string, day: Day): Promise<number>;
  /** Whom each post with these very words was for that was queued for a group or person since a moment. */
  alikeSince(to: PostTarget, text: string, since: Moment): Promise<readonly (readonly string[])[]>;
  /** The unasked post of a kind that still waits for a group, so that more can be put into it. */
  gathering(group: string, kind: PostKind): Promise<QueuedPost | undefined>;
  /** Other words for a post that still waits; false when it is on its way. */
  rewrite(seq: number, post: Pick<QueuedPost, 'text' | 'tickets' | 'mentions' | 'images'>): Promise<boolean>;
  /** Takes back a post that still waits and need not be said any more; nothing happens when it has gone. */
  withdraw(dedupeKey: string): Promise<void>;
  /** Drops a post that still waits because another one says it now; false when it is on its way, or may have been seen. */
  supersede(seq: number): Promise<boolean>;
  /** A waiting post goes out later than it was meant to; nothing happens when it has gone. */
  postpone(seq: number, until: Moment): Promise<void>;
  /** Lets a waiting post go out at once; nothing happens when it has gone. */
  hasten(dedupeKey: string, now: Moment): Promise<void>;
}
