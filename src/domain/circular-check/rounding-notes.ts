/** “各项占比分别四舍五入，合计不是100%”: what all shares would make without rounding is never another number. */
import type { Finding } from './finding.ts';
import type { Sentence } from './read-prose.ts';

export const roundingNotes = (sentences: readonly Sentence[]): readonly Finding[] =>
  sentences.flatMap(({ text, place }): readonly Finding[] => {
    const match = /四舍五入[^。]*合计(?:不是|不等于|不为)(\d+(?:\.\d+)?%)/u.exec(text);
    const printed = match?.[1];
    if (!match || printed === undefined || Number.parseFloat(printed) === 100) return [];
    return [{ rule: 'roundingNote', kind: 'error', place, quote: match[0], printed, counted: '100%', basis: '' }];
  });
