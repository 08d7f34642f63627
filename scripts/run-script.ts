import { ConfigError } from '../src/config/config-error.ts';

/** Bad input: told to the person in Chinese, exit code 2. */
export class InputFault extends Error {
  readonly sentences: readonly string[];
  constructor(...sentences: string[]) {
    super(sentences.join('\n'));
    this.name = 'InputFault';
    this.sentences = sentences;
  }
}

/** Runs a command line: `--help` prints the help, bad input exits 2 with sentences, anything else unexpected exits 1. */
export async function runScript(help: string, main: (args: readonly string[]) => Promise<number>): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${help}\n`);
    return;
  }
  try {
    process.exitCode = await main(args);
  } catch (error) {
    if (error instanceof InputFault || error instanceof ConfigError) {
      process.stderr.write(`${error.sentences.join('\n')}\n`);
      process.exitCode = 2;
      return;
    }
    process.stderr.write(`意外错误：${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  }
}
