import { readFileSync } from 'node:fs';
import type { Answered } from '../../src/domain/reply/likeness-features.ts';
import { InputFault } from '../run-script.ts';

/** A reply beside a complaint: its own, a random one, or (hard) the reply to the most similar complaint. */
export interface Example extends Answered {
  readonly pid: number;
  /** The complaint; its three pairs are kept together in every split. */
  readonly qid: string;
  readonly gold: 'own' | 'random' | 'hard';
}

/** The lines of a file as objects; the caller knows their shape. */
function linesOf<T>(file: string): readonly T[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new InputFault(`打不开文件“${file}”。`);
  }
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** `pairs` lines {"pid","title","text","reply"}, `gold` lines {"pid","qid","gold"}. */
export function readExamples(pairs: string, gold: string): readonly Example[] {
  const known = new Map(linesOf<Pick<Example, 'pid' | 'qid' | 'gold'>>(gold).map((line) => [line.pid, line]));
  return linesOf<Answered & { pid: number }>(pairs).flatMap((pair) => {
    const label = known.get(pair.pid);
    return label ? [{ ...pair, ...label }] : [];
  });
}

/** Texts of letters, lines {"text"}. */
export const readLetters = (file: string): readonly string[] => linesOf<{ text: string }>(file).map(({ text }) => text);
