/** Another reader of doubtful messages: a language model, where the office has one. */
import type { CategoryCatalogue } from '../domain/complaint/category.ts';
import type { Opinion } from '../domain/complaint/hear-opinion.ts';

export interface SecondOpinion {
  /** Undefined whenever none can be had just now: switched off, over budget, late, unreadable. Never rejects. */
  ask(text: string, catalogue: CategoryCatalogue): Promise<Opinion | undefined>;
}
