/** The lexicon of detection: which words speak for a complaint, which for idle talk, and what each says. */

import type { CueRow } from './cue-row.ts';
import { CHATTER_CUES } from './cue-words-chatter.ts';
import { COMPLAINT_CUES } from './cue-words-complaint.ts';
import { words } from './lexicon.ts';
import { normalise } from './normalise.ts';

/** What one word says. */
export interface CueSense {
  readonly says: string;
  readonly weight: number;
}

const CUE_ROWS: readonly CueRow[] = [...CHATTER_CUES, ...COMPLAINT_CUES];

/** The rows as pairs, for `compileLexicon`. */
export const cueEntries = (rows: readonly CueRow[] = CUE_ROWS): (readonly [string, CueSense])[] =>
  rows.flatMap((row) =>
    words(row.words).map((word) => [normalise(word), { says: row.says, weight: row.weight }] as const),
  );
