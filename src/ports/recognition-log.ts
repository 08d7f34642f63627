/** How the machine's readings were judged by people: kept for learning, and counted. */
import type { ChannelName, MessageId } from '../domain/base/ids.ts';
import type { Moment, MomentSpan } from '../domain/time/moment.ts';

/** What a dispatcher said of one doubtful message. */
export interface Correction {
  readonly channel: ChannelName;
  readonly message: MessageId;
  readonly text: string;
  readonly complaint: boolean;
  /** Category of the ticket it became or joined; of idle talk null. */
  readonly category: string | null;
  readonly decidedAt: Moment;
}

export interface RecognitionTally {
  /** Doubtful messages decided in the span, and those of them that were complaints. */
  readonly doubtful: number;
  readonly complaints: number;
  /** Tickets the machine opened by itself in the span, and those of them that were declined as no complaint. */
  readonly opened: number;
  readonly mistaken: number;
}

export interface RecognitionLog {
  tally(span: MomentSpan): Promise<RecognitionTally>;
  /** Decided doubtful messages not yet kept, with the words as they were written. */
  unkept(): Promise<readonly Correction[]>;
  /** Keeps one; the text must be without names, numbers and doors. A second time changes nothing. */
  keep(correction: Correction): Promise<void>;
  /** All that is kept, the oldest first. */
  kept(): Promise<readonly Correction[]>;
}
