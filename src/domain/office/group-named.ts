import type { Directory } from './directory.ts';
import type { Group } from './group.ts';

const bare = (name: string): string => name.replace(/["“”'‘’「」《》\s·]/gu, '').replace(/号群$/u, '群');

/** The group of these that somebody means by a name or a part of it; undefined where none or several could be meant. */
export function groupNamed(text: string, groups: readonly Group[]): Group | undefined {
  const said = bare(text);
  if (said === '') return undefined;
  const exact = groups.filter(({ name }) => bare(name) === said);
  const [only, ...others] = exact.length > 0 ? exact : groups.filter(({ name }) => bare(name).includes(said));
  return others.length > 0 ? undefined : only;
}

/** The same, where “工作群” is the common one of the staff. */
export const activeGroupNamed = (text: string, directory: Directory, groups: readonly Group[]): Group | undefined =>
  /^(?:本?工作群|承办单位群)$/u.test(bare(text)) ? directory.staffGroup() : groupNamed(text, groups);
