/** A recogniser that asks a second reader where the first is in doubt. */
import { hearOpinion } from '../../domain/complaint/hear-opinion.ts';
import type { Recogniser } from '../../ports/recogniser.ts';
import type { SecondOpinion } from '../../ports/second-opinion.ts';

export const withSecondReader = (first: Recogniser, second: SecondOpinion): Recogniser => ({
  async recognise(text, context) {
    const verdict = await first.recognise(text, context);
    // What is sensitive or pressing is for people, and goes nowhere else.
    if (verdict.reading !== 'unsure' || verdict.sensitive || verdict.urgency !== 'normal') return verdict;
    const opinion = await second.ask(text, context.catalogue);
    return opinion === undefined ? verdict : hearOpinion(verdict, opinion, context.catalogue);
  },
});
