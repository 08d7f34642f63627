import type { Directory } from '../../../domain/office/directory.ts';
import type { CircularCorrection } from '../../../domain/report/frozen-source.ts';
import type { Day, Moment } from '../../../domain/time/moment.ts';
import type { CircularView } from '../../../flows/circulars/circular-page.ts';
import type { CircularWishes } from '../../../ports/circular-log.ts';
import type { NotDone } from './save-draft.ts';

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
  readonly notice?: (NotDone & { readonly kind: 'done' | 'refused' }) | undefined;
  /** The office's own issuer, and the day to rectify, where nobody asks for others. */
  readonly usual: { readonly issuer: string; readonly rectifyBy: Day };
  /** The name typed for a table that was not taken. */
  readonly tableName?: string | undefined;
}
