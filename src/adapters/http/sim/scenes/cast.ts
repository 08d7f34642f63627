import type { Directory } from '../../../../domain/office/directory.ts';
import type { Group } from '../../../../domain/office/group.ts';
import type { Person } from '../../../../domain/office/person.ts';
import type { Unit } from '../../../../domain/office/unit.ts';
import type { Moment } from '../../../../domain/time/moment.ts';
import { accountIn } from '../speaker.ts';
import type { Scene } from './scene.ts';

/** The groups and people of an office that play the parts, found by what they are for; undefined where the office has none. */
export interface Cast {
  /** A residents' group whose unit has somebody on duty, and a second one (the same, where there is only one). */
  readonly residents: Group | undefined;
  readonly neighbours: Group | undefined;
  readonly desk: Group | undefined;
  readonly leaders: Group | undefined;
  readonly dispatcher: Person | undefined;
  readonly leader: Person | undefined;
}

/** `groups`: those the simulator stands in for. */
export function castOf(directory: Directory, groups: readonly Group[], now: Moment): Cast {
  const [residents, neighbours] = groups
    .filter((group) => group.audience === 'residents' && isServed(group, directory, now))
    .sort((a, b) => Number(placeOf(b, directory) !== '') - Number(placeOf(a, directory) !== ''));
  const desk = groups.find((group) => group.id === directory.staffGroup()?.id);
  const speaks = (person: Person) => desk !== undefined && accountIn(desk, person) !== undefined;
  return {
    residents,
    neighbours: neighbours ?? residents,
    desk,
    leaders: groups.find((group) => group.audience === 'leaders'),
    dispatcher: directory.withRole('dispatcher').find(speaks),
    leader: directory.withRole('leader').find(speaks),
  };
}

const unitIdOf = (group: Group, directory: Directory) => group.unit ?? directory.area(group.area)?.unit ?? null;

/** Somebody on duty can speak for the unit that answers for the group. */
const isServed = (group: Group, directory: Directory, now: Moment): boolean => {
  const unit = directory.unit(unitIdOf(group, directory));
  return unit?.active ? canAnswer(unit, directory, now) : false;
};

export function canAnswer(unit: Unit, directory: Directory, now: Moment): boolean {
  const room = directory.groupOfUnit(unit.id);
  const duty = directory.dutyOf(unit.id, now);
  return room !== undefined && duty !== undefined && accountIn(room, duty) !== undefined;
}

/** The unit that answers for the group's residents. */
export const unitOfGroup = (group: Group, directory: Directory): Unit | undefined =>
  directory.unit(unitIdOf(group, directory));

/** A place of the group's community to complain about: an estate, else the community. */
export function placeOf(group: Group, directory: Directory): string {
  const area = directory.area(group.area);
  return area?.estates[0] ?? area?.name ?? '';
}

/** What the office lacks for a scene, in a sentence; null when it can be played. */
export function lackOf(scene: Scene, cast: Cast, directory: Directory): string | null {
  if (!cast.residents) return '办公室里没有可用的居民群：要有一个居民群，它的单位有值班的人。';
  if (!cast.desk) return '办公室里没有工作群。';
  const uses = JSON.stringify(scene.steps);
  if (uses.includes('"dispatcher"') && !cast.dispatcher) return '办公室里没有能在工作群里说话的派单员。';
  if (/"leader"/u.test(uses) && !cast.leader) return '办公室里没有能在工作群里说话的分管领导。';
  if (uses.includes('{other}') && directory.units.filter((unit) => unit.active).length < 2)
    return '办公室里只有一个单位，没有别的单位可以改派。';
  return null;
}
