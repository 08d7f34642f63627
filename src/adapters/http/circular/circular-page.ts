import type { Directory } from '../../../domain/office/directory.ts';
import type { CircularCorrection } from '../../../domain/report/frozen-source.ts';
import type { Moment } from '../../../domain/time/moment.ts';
import type { CircularView } from '../../../flows/circulars/circular-page.ts';
import type { CircularWishes } from '../../../ports/circular-log.ts';

/** What the page shows, to whom, and what has just become of his request. */
export interface CircularPage {
  readonly view: CircularView;
  readonly corrections: readonly CircularCorrection[];
  readonly token: string;
  readonly directory: Directory;
  readonly now: Moment;
  /** What was typed and not kept; it stands in the fields again. */
  readonly typed?: CircularWishes | undefined;
  readonly reason?: string | undefined;
  readonly notice?: { readonly kind: 'done' | 'refused'; readonly sentence: string } | undefined;
}
