import type { GroupId } from '../domain/base/ids.ts';
import type { Moment } from '../domain/time/moment.ts';

/** Groups whose manager has asked for silence (安静): receipts wait there. */
export interface GroupSilence {
  /** A later word replaces an earlier one; a moment that has passed ends the silence. */
  silence(group: GroupId, until: Moment): Promise<void>;
  /** Until when; null where nobody has asked. May lie in the past. */
  silentUntil(group: GroupId): Promise<Moment | null>;
}
