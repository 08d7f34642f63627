/** The check of a unit's reply: does it answer this complaint, how fully, and what is wrong with it. */
import { faultsOf, isThin, type ReplyInQuestion, readReply } from './reply-faults.ts';
import { unfitFaults } from './unfit-words.ts';

/** What the check found; no faults means that the reply may go out. All three figures are 0..1. */
export interface ReplyVerdict {
  /** Higher = answers this complaint. */
  readonly score: number;
  readonly complete: number;
  readonly explain: number;
  /** Chinese, one short sentence each: what is wrong and what to do. */
  readonly faults: readonly string[];
  /** 敷衍: nothing, or as good as nothing, is said in it. */
  readonly thin: boolean;
}

/** Judges a reply beside its complaint. Linear in the texts, any Unicode, never throws. */
export function judgeReply(question: ReplyInQuestion): ReplyVerdict {
  const read = readReply(question);
  return {
    score: read.likeness,
    complete: read.quality.complete,
    explain: read.quality.explain,
    faults: [...faultsOf(read), ...unfitFaults(question.reply)],
    thin: isThin(read),
  };
}
