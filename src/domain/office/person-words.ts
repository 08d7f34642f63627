import { fold } from '../chat-command/fold.ts';
import { unitsIn } from '../chat-command/unit-names.ts';
import { buildGazetteer } from '../complaint/gazetteer.ts';
import { findPlace } from '../complaint/place.ts';
import type { Directory } from './directory.ts';
import type { Person, StaffRole } from './person.ts';

/** Longer words first: 单位分管领导 is no 分管领导. */
const ROLE_WORDS: readonly (readonly [string, StaffRole])[] = [
  ['单位分管领导', 'head'],
  ['单位主要领导', 'head'],
  ['单位领导', 'head'],
  ['单位负责人', 'head'],
  ['负责人', 'head'],
  ['承办人员', 'handler'],
  ['承办人', 'handler'],
  ['经办人员', 'handler'],
  ['经办人', 'handler'],
  ['办理人员', 'handler'],
  ['办理人', 'handler'],
  ['值班人员', 'handler'],
  ['值班员', 'handler'],
  ['工作人员', 'handler'],
  ['网格员', 'gridWorker'],
  ['派单员', 'dispatcher'],
  ['调度员', 'dispatcher'],
  ['审核员', 'reviewer'],
  ['回访员', 'followUpOfficer'],
  ['督查员', 'supervisor'],
  ['督办员', 'supervisor'],
  ['管理员', 'administrator'],
  ['分管领导', 'leader'],
  ['领导', 'leader'],
];

/** What somebody wrote about a person. */
export interface PersonWords {
  readonly name: string;
  readonly unit: string | undefined;
  readonly area: string | undefined;
  /** Empty where none was named. */
  readonly roles: readonly StaffRole[];
}

/** “张三 区住建局 承办人员”, in any order; what is left besides unit, community and role is the name. */
export function personWords(written: string, directory: Pick<Directory, 'units' | 'areas' | 'people'>): PersonWords {
  const { name, rest } = apart(written, directory.people);
  const { words, roles } = withoutRoles(rest);
  const [hit] = unitsIn(fold(words), directory);
  const outside = hit ? `${words.slice(0, hit.from)} ${words.slice(hit.to)}` : words;
  const area = findPlace(words, buildGazetteer(directory.areas)).areaId;
  const areaName = directory.areas.find(({ id }) => id === area)?.name;
  const left = (areaName === undefined ? outside : outside.replace(areaName, ' '))
    .replace(/[的为是任作在到@＠（）()\s,，、:：。]+/gu, ' ')
    .trim();
  return {
    name: name ?? left,
    unit: hit?.unit,
    area,
    // A leader of a unit is its head; one of the whole office has no unit.
    roles: roles.map((role) => (role === 'leader' && hit ? 'head' : role)),
  };
}

/** A registered name may hold a unit or a role (“区住建局值班员”): where one stands in front, it is the name. */
function apart(
  written: string,
  people: readonly Person[],
): { readonly name: string | undefined; readonly rest: string } {
  const said = written.replace(/^[@＠\s]+/u, '');
  const known = people
    .map(({ name }) => name)
    .filter((name) => name !== '' && said.startsWith(name) && /^(?:$|[\s,，（(:：、。])/u.test(said.slice(name.length)))
    .sort((a, b) => b.length - a.length)[0];
  return known === undefined ? { name: undefined, rest: said } : { name: known, rest: said.slice(known.length) };
}

function withoutRoles(written: string): { readonly words: string; readonly roles: readonly StaffRole[] } {
  let words = written;
  const roles: StaffRole[] = [];
  for (const [word, role] of ROLE_WORDS) {
    if (!words.includes(word)) continue;
    words = words.replaceAll(word, ' ');
    if (!roles.includes(role)) roles.push(role);
  }
  return { words, roles };
}
