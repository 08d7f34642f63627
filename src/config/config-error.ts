/** What is wrong with how the service was set up, told to the person who starts it. Ends the process with code 2. */
export class ConfigError extends Error {
  /** Chinese sentences, one per fault. */
  readonly sentences: readonly string[];

  constructor(...sentences: string[]) {
    super(sentences.join('\n'));
    this.name = 'ConfigError';
    this.sentences = sentences;
  }
}
