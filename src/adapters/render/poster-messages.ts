import type { Poster } from '../../domain/report/poster.ts';
import type { DrawnPoster } from '../../ports/poster.ts';

/** What is said between the service and the process that draws; each order gets one answer of its number. */
export interface DrawOrder {
  readonly nr: number;
  readonly poster: Poster;
}

export type DrawAnswer = { readonly nr: number } & ({ readonly drawn: DrawnPoster } | { readonly fault: string });
