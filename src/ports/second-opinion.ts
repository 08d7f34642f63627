/** Another reader of doubtful messages: a language model, where the office has one. */
import type { CategoryCatalogue } from '../domain/complaint/category.ts';
import type { ComplaintKind, Reading } from '../domain/complaint/verdict.ts';

/** What it may say, and nothing else: it never names a ticket, a unit or a command. */
export interface Opinion {
  readonly reading: Exclude<Reading, 'unsure'>;
  readonly category?: string;
  readonly kind?: ComplaintKind;
}

export interface SecondOpinion {
  /** Undefined whenever none can be had just now: switched off, over budget, late, unreadable. Never rejects. */
  ask(text: string, catalogue: CategoryCatalogue): Promise<Opinion | undefined>;
}
