import { isActiveGroup } from '../../domain/office/group.ts';
import { type Addressees, personOf } from '../../domain/post/audience.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';

/** Somebody who reads a report, in the version made for him. */
export interface Reader extends Pick<Addressees, 'to' | 'channel' | 'mentions'> {
  readonly version: 'staff' | 'leaders';
}

/** Every staff group; the leaders' groups, or each leader where there is none. In trial mode only staff read it. */
export function readersOf({ policy, directory }: OfficeVersion): readonly Reader[] {
  const inGroups = policy.groups
    .filter(isActiveGroup)
    .flatMap(({ id, channel, audience }): readonly Reader[] =>
      audience === 'residents' || (policy.trial && audience === 'leaders')
        ? []
        : [{ to: { group: id }, channel, mentions: [], version: audience }],
    );
  if (policy.trial || directory.leadersGroup()) return inGroups;
  const leaders = directory.withRole('leader').flatMap((leader) => personOf(leader, directory) ?? []);
  const apart = leaders.filter(({ to }) => 'person' in to).map((reader): Reader => ({ ...reader, version: 'leaders' }));
  return [...inGroups, ...apart];
}
