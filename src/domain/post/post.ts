import type { AccountId, ChannelName, GroupId, PersonId, TicketNumber } from '../base/ids.ts';
import type { Moment } from '../time/moment.ts';

export const POST_KINDS = [
  'notice',
  'acknowledgement',
  'dispatch',
  'reminder',
  'overdue',
  'overdueList',
  'escalation',
  'answer',
  'refusal',
  'completion',
  'followUp',
  'review',
  'dailyRanking',
  'leaderDigest',
  'weeklyReport',
  'circular',
] as const;
export type PostKind = (typeof POST_KINDS)[number];

export type PostTarget = { readonly group: GroupId } | { readonly person: PersonId };

/** One sentence or list the service wants to say, before it is queued. It never holds a resident's nickname or account in `text`. */
export interface PostDraft {
  readonly kind: PostKind;
  readonly to: PostTarget;
  readonly channel: ChannelName;
  readonly tickets: readonly TicketNumber[];
  /** Person ids, or a resident's account: the channel turns them into real mentions. */
  readonly mentions: readonly (PersonId | AccountId)[];
  readonly text: string;
  /** Pictures of the media store that go before the words, in this order; they say the same. */
  readonly images?: readonly string[];
  /** Same key, same post: a second one is dropped. */
  readonly dedupeKey: string;
  /** True where somebody asked (an @, a command) or life is in danger: quiet hours do not hold it back. */
  readonly prompt: boolean;
  /** Not before this moment, whatever else allows it: it may turn out that nothing need be said. */
  readonly notBefore?: Moment;
  /** About a life in danger: it goes before whatever else waits for its group. */
  readonly pressing?: boolean;
}
