import type { AreaId, GroupId } from '../../domain/base/ids.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';

/** The group itself, then the others of the same area. */
export function neighbouringGroups(
  { group, area }: { readonly group: GroupId; readonly area?: AreaId | null },
  { directory }: OfficeVersion,
): readonly GroupId[] {
  const where = area ?? directory.group(group)?.area;
  const same = directory.groups.filter((one) => where !== undefined && one.area === where && one.id !== group);
  return [group, ...same.map((one) => one.id)];
}
