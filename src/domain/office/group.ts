import type { AreaId, ChannelName, GroupId, PersonId, UnitId } from '../base/ids.ts';

export type Audience = 'residents' | 'staff' | 'leaders';

/** A chat group the office has named. `key` is the platform's own id of it. */
export interface Group {
  readonly id: GroupId;
  readonly name: string;
  readonly channel: ChannelName;
  readonly key: string;
  readonly audience: Audience;
  /** The community whose residents meet here. */
  readonly area?: AreaId;
  /** Residents: the unit that answers for the group. Staff: the unit whose own group it is. */
  readonly unit?: UnitId;
  readonly manager?: PersonId;
  /** False once the group is gone: dissolved, or the bot taken out of it. Its tickets stay, nothing is posted there. */
  readonly active?: boolean;
  /** Of a group that is gone: where what its residents would have read is posted instead. */
  readonly resultsTo?: GroupId;
}

/** Whether anything may be posted there. */
export const isActiveGroup = (group: Group): boolean => group.active !== false;
