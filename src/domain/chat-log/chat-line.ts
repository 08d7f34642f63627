import type { Moment } from '../time/moment.ts';

/** One message of a group's log that was copied out of a chat window. */
export interface ChatLine {
  /** Where it begins in the file. */
  readonly line: number;
  readonly at: Moment;
  /** As the group shows its sender. */
  readonly name: string;
  readonly text: string;
}

/** A line that could not be read. */
export interface UnreadLine {
  readonly line: number;
  /** Why, in Chinese, for the person who copied it. */
  readonly why: string;
}

export interface ChatLog {
  /** The group's name, where the log says it. */
  readonly group: string | undefined;
  readonly lines: readonly ChatLine[];
  readonly unread: readonly UnreadLine[];
  /** Pictures, voice and the like, of which a log holds no content. */
  readonly withoutWords: number;
}
