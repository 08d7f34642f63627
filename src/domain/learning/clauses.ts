/** The middle of a letter, as a resident would send it: one clause at a time. */
import type { Random } from './seeded-random.ts';

const SHORTEST = 5;
const LONGEST = 40;
/** A letter's first pages; what follows repeats itself. */
const READS = 600;

const clausesOfLetter = (text: string): readonly string[] =>
  text
    .slice(0, READS)
    .split(/[，。！？；,!?;\n]|_x000D_/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause.length >= SHORTEST && clause.length <= LONGEST);

/** At most `most` clauses drawn from a letter of several. */
export function drawClauses(text: string, most: number, random: Random): readonly string[] {
  const clauses = clausesOfLetter(text);
  if (clauses.length < 2) return [];
  const drawn = new Set<string>();
  for (let i = 0; i < Math.min(most, clauses.length); i += 1)
    drawn.add(clauses[Math.floor(random() * clauses.length)] as string);
  return [...drawn];
}
