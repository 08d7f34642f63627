import type { AreaId, UnitId } from '../base/ids.ts';

/** One row of the ordered routing table; every given condition must hold. `category` is a leaf (`top/leaf`) or a whole top. */
export interface RoutingRule {
  readonly category?: string;
  readonly area?: AreaId;
  /** A word of the complaint itself. */
  readonly cue?: string;
  readonly unit: UnitId;
}
