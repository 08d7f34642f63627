/** A file no ledger can be read from, with the sentence for the person who brought it: what is wrong, and what to do. */
export class UnreadableFile extends Error {
  readonly sentence: string;
  constructor(sentence: string) {
    super(sentence);
    this.name = 'UnreadableFile';
    this.sentence = sentence;
  }
}
