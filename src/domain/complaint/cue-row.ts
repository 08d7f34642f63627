/** One row of the detection lexicon: words that say the same thing. */
export interface CueRow {
  readonly says: string;
  /** Log-odds: above 0 speaks for a complaint, below 0 for idle talk. */
  readonly weight: number;
  /** Words, apart by spaces. */
  readonly words: string;
}
