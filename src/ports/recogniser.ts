/** The port of recognition: cue rules, a trained model or an LLM stand behind it. */
import type { CategoryCatalogue } from '../domain/complaint/category.ts';
import type { Verdict } from '../domain/complaint/verdict.ts';

export interface RecogniseRequest {
  readonly mentionsBot: boolean;
  readonly catalogue: CategoryCatalogue;
  /** Names the bot answers to in this office. */
  readonly botNames?: readonly string[];
}

export interface Recogniser {
  recognise(text: string, context: RecogniseRequest): Promise<Verdict> | Verdict;
}
