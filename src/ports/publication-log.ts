import type { Publication, PublishedScope } from '../domain/report/publication.ts';
import type { Moment } from '../domain/time/moment.ts';

/** A publication as it is kept: its number, by which links name it. */
export interface KeptPublication extends Publication {
  readonly id: number;
  readonly issuedAt: Moment;
}

/** Figures as they were printed: only added, never changed. */
export interface PublicationLog {
  /** Gives its number. */
  keep(publication: Publication, issuedAt: Moment): Promise<number>;
  find(id: number): Promise<KeptPublication | undefined>;
  /** The newest of a report and scope whose cut-off is not later than a moment. */
  newest(report: string, scope: PublishedScope, until: Moment): Promise<KeptPublication | undefined>;
}
