import type { UnitId } from '../base/ids.ts';
import type { ReviewAnswer, ReviewWords } from '../review/review-answer.ts';
import type { Result, Satisfaction } from '../ticket/ticket.ts';
import type { GrammarRow } from './grammar.ts';
import type { OfficeOrder } from './office-order.ts';

/** What was read behind the number. Whatever is missing is left out: the guards of the lifecycle say so. */
export interface Arguments {
  /** A unit's id, or the words that named none. */
  readonly unit?: UnitId;
  readonly units?: readonly UnitId[];
  readonly reason?: string;
  readonly text?: string;
  readonly days?: number;
  readonly result?: Result;
  /** The target of a merge, as written. */
  readonly into?: string;
  readonly resolved?: boolean;
  readonly satisfaction?: Satisfaction;
  /** Who takes over the duty, as written. */
  readonly person?: string;
  /** The days of it, as written: 明天, 5月1日至5日. */
  readonly on?: string;
}

/** What a member of staff wants of the bot. `tickets` are numbers as written, or letters of the review list. */
export type Said =
  | {
      readonly kind: 'lifecycle';
      readonly row: GrammarRow;
      readonly tickets: readonly string[];
      readonly data: Arguments;
    }
  | { readonly kind: 'query'; readonly row: GrammarRow; readonly tickets: readonly string[]; readonly data: Arguments }
  | { readonly kind: 'office'; readonly row: GrammarRow; readonly order: OfficeOrder; readonly toBot: boolean }
  /** An answer to items of the review list; without letters, to those the quoted post holds. */
  | {
      readonly kind: 'review';
      readonly letters: readonly string[];
      readonly answer: ReviewAnswer;
      readonly data: ReviewWords;
    }
  /** It looks like a command, but something is missing or unreadable. */
  | {
      readonly kind: 'fault';
      readonly row?: GrammarRow;
      readonly hint: string /** Nothing of it was understood. */;
      readonly unread?: true;
    };
