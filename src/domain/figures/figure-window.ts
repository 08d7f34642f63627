import type { Moment } from '../time/moment.ts';
import type { Period } from '../time/period.ts';

/** What a set of figures speaks of: tickets of a period (`to` exclusive), as they stood at the cut-off (inclusive). */
export interface FigureWindow {
  readonly period: Pick<Period, 'from' | 'to'>;
  readonly cutOff: Moment;
}
