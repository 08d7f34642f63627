/** What was asked cannot be done as it was asked. `sentence` is for the person who asked, in Chinese. */
export class InputError extends Error {
  readonly status: number;
  readonly sentence: string;
  constructor(sentence: string, status = 400) {
    super(`refused with ${status}`);
    this.name = 'InputError';
    this.status = status;
    this.sentence = sentence;
  }
}
