import { createInterface } from 'node:readline/promises';

interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Asks a person yes or no; anything but a clear yes is no, also the end of the input and Ctrl-C. */
export async function confirmed(question: string, terminal: Terminal = defaultTerminal()): Promise<boolean> {
  const lines = createInterface(terminal);
  const left = new Promise<string>((resolve) => lines.once('close', () => setImmediate(resolve, '')));
  try {
    const answer = await Promise.race([lines.question(question).catch(() => ''), left]);
    return /^(?:y|yes|是|好)$/iu.test(answer.trim());
  } finally {
    lines.close();
  }
}

const defaultTerminal = (): Terminal => ({ input: process.stdin, output: process.stdout });
