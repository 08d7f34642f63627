import { fold } from '../chat-command/fold.ts';
import { unitsIn } from '../chat-command/unit-names.ts';
import { buildGazetteer } from '../complaint/gazetteer.ts';
import { findPlace } from '../complaint/place.ts';
import type { Directory } from './directory.ts';
import type { Group } from './group.ts';

type Naming = Pick<Group, 'name' | 'audience' | 'area' | 'unit'>;
type Office = Pick<Directory, 'units' | 'areas'>;

const LEADERS = /领导|督办群/u;
const STAFF = /工作群|办公群|内部群|承办单位|派单群|处置群|值班群/u;
const LONGEST_NAME = 40;

/** What a group is, from the name people give it: who reads it, and which community or unit is meant. Undefined where nothing is left to be a name. */
export function namingOf(words: string, office: Office): Naming | undefined {
  const name = words
    .replace(/["“”'‘’「」《》]/gu, '')
    .replace(/[\s。.!！~～吧哦啊呢]{1,6}$/u, '')
    .trim()
    .slice(0, LONGEST_NAME);
  if (name.length < 2) return undefined;
  const unit = unitsIn(fold(name), office)[0]?.unit;
  if (LEADERS.test(name)) return { name, audience: 'leaders' };
  if (STAFF.test(name)) return { name, audience: 'staff', ...(unit === undefined ? {} : { unit }) };
  return { name, audience: 'residents', ...placeOf(name, unit, office) };
}

/** The community answers by its own unit; a unit is only kept where no community is named. */
function placeOf(name: string, unit: string | undefined, { areas }: Office): Pick<Group, 'area' | 'unit'> {
  const area = findPlace(name, buildGazetteer(areas)).areaId;
  if (area !== undefined) return { area };
  return unit === undefined ? {} : { unit };
}

/** A name that says nothing new of where the group belongs, and nothing of who reads it, leaves both as they were. */
export function keepingPlace(before: Naming, naming: Naming): Naming {
  const silent = naming.area === undefined && naming.unit === undefined;
  const same = silent || (naming.area === before.area && (naming.unit === undefined || naming.unit === before.unit));
  if (!same || naming.audience !== before.audience) return naming;
  const { name, audience } = naming;
  return {
    name,
    audience,
    ...(before.area === undefined ? {} : { area: before.area }),
    ...(before.unit === undefined ? {} : { unit: before.unit }),
  };
}

/** “改为 南滩社区”: the community or unit alone is put right; anything with 群 in it is the name as a whole. */
export function amendedNaming(before: Naming, words: string, office: Office): Naming | undefined {
  const naming = namingOf(words, office);
  if (!naming || /群/u.test(words)) return naming && keepingPlace(before, naming);
  const { name, audience } = before;
  if (naming.area !== undefined) return { name, audience, area: naming.area };
  if (naming.unit !== undefined) return { name, audience, unit: naming.unit };
  return keepingPlace(before, { name: naming.name, audience });
}
