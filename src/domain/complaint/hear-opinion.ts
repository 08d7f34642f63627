/** A second opinion on a doubtful verdict: it may settle the doubt, the category and the kind, and nothing more. */
import type { CategoryCatalogue } from './category.ts';
import type { ComplaintKind, Reading, Verdict } from './verdict.ts';

/** What another reader may say, and nothing else: it never names a ticket, a unit or a command. */
export interface Opinion {
  readonly reading: Exclude<Reading, 'unsure'>;
  readonly category?: string;
  readonly kind?: ComplaintKind;
}

/** Just inside the band it was moved to: a machine's opinion is no certainty. */
const SCORE = { complaint: 0.7, chatter: 0.41 };

/**
 * Sensitive matters and dangers stay with a person whatever is said of them; so does an opinion that would let them pass for idle talk.
 * An unknown category is not taken over.
 */
export function hearOpinion(verdict: Verdict, opinion: Opinion, catalogue: CategoryCatalogue): Verdict {
  if (verdict.reading !== 'unsure' || verdict.sensitive || verdict.urgency !== 'normal') return verdict;
  const category = catalogue.find(({ id }) => id === opinion.category);
  return {
    ...verdict,
    reading: opinion.reading,
    score: SCORE[opinion.reading],
    ...(category === undefined ? {} : { category: category.id, label: category.label }),
    ...(opinion.kind === undefined || opinion.kind === 'tipOff' ? {} : { kind: opinion.kind }),
    cues: [...verdict.cues, opinion.reading === 'complaint' ? '大模型看像诉求' : '大模型看不像诉求'],
  };
}
