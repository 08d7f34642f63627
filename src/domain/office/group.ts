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
}
