import type { AccountId, AreaId, ChannelName, GroupId, PersonId, UnitId } from '../base/ids.ts';
import type { Moment } from '../time/moment.ts';
import type { Area } from './area.ts';
import { type Group, isActiveGroup } from './group.ts';
import { isActivePerson, type Person, type StaffRole } from './person.ts';
import { shortName, type Unit } from './unit.ts';

/**
 * Somebody stands on duty for a unit in place of its usual person, `from` inclusive to `until` exclusive; of several the later one
 * holds. Nobody: what was said before is taken back, the usual person is on duty.
 */
export interface DutyChange {
  readonly unit: UnitId;
  readonly person: PersonId | null;
  readonly from: Moment;
  readonly until: Moment;
}

export interface Organisation {
  readonly units: readonly Unit[];
  readonly areas: readonly Area[];
  readonly groups: readonly Group[];
  readonly people: readonly Person[];
}

/** Who is this, may they, which unit serves this place: look-ups over one version of the office, in its own order. */
export interface Directory extends Organisation {
  unit(id: UnitId | undefined | null): Unit | undefined;
  /** A unit by id, full name, or alias, as a person would write it. */
  unitNamed(text: string): Unit | undefined;
  area(id: AreaId | undefined): Area | undefined;
  /** Also one that is gone. */
  group(id: GroupId): Group | undefined;
  /** Only a group that is not gone. */
  groupByKey(channel: ChannelName, key: string): Group | undefined;
  /** Also one who has left. */
  person(id: PersonId): Person | undefined;
  /** Who has left is nobody's colleague: his account is a resident's. */
  personByAccount(channel: ChannelName, account: AccountId): Person | undefined;
  withRole(role: StaffRole): readonly Person[];
  /** On duty for the unit at that moment: a stand-in first, else the file's duty person, else any handler. */
  dutyOf(unit: UnitId, now: Moment): Person | undefined;
  /** Whoever was said to stand on duty at that moment; undefined where nothing was said and the usual person is. */
  standInOf(unit: UnitId, now: Moment): Person | undefined;
  headOf(unit: UnitId): Person | undefined;
  staffGroup(): Group | undefined;
  leadersGroup(): Group | undefined;
  /** The unit's own staff group where it has one, else the common one. */
  groupOfUnit(unit: UnitId | null): Group | undefined;
}

/** Builds the look-ups once per office version and change of duty. */
export function buildDirectory(organisation: Organisation, dutyChanges: readonly DutyChange[] = []): Directory {
  const { units, areas } = organisation;
  const groups = organisation.groups.filter(isActiveGroup);
  const people = organisation.people.filter(isActivePerson);
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  const unitByName = new Map(
    units.flatMap((unit) => [unit.id, unit.name, ...unit.aliases].map((name) => [name, unit])),
  );
  const areaById = new Map(areas.map((area) => [area.id, area]));
  const groupById = new Map(organisation.groups.map((group) => [group.id, group]));
  const groupByPlatform = new Map(groups.map((group) => [`${group.channel} ${group.key}`, group]));
  const personById = new Map(organisation.people.map((person) => [person.id, person]));
  const activeIds = new Set(people.map((person) => person.id));
  const personByPlatform = new Map(
    people.flatMap((person) => Object.entries(person.accounts).map(([channel, id]) => [`${channel} ${id}`, person])),
  );
  const common = groups.find((group) => group.audience === 'staff' && group.unit === undefined);
  const staffGroup = common ?? groups.find((group) => group.audience === 'staff');
  const handlersOf = (unit: UnitId) =>
    people.filter((person) => person.unit === unit && person.roles.includes('handler'));
  const standInOf = (unit: UnitId, now: Moment): Person | undefined => {
    const holds = dutyChanges.findLast((change) => {
      const left = change.person !== null && !activeIds.has(change.person);
      return change.unit === unit && change.from <= now && now < change.until && !left;
    });
    return holds?.person ? personById.get(holds.person) : undefined;
  };

  return {
    ...organisation,
    unit: (id) => (id ? unitById.get(id) : undefined),
    unitNamed: (text) => unitByName.get(text.trim()),
    area: (id) => (id ? areaById.get(id) : undefined),
    group: (id) => groupById.get(id),
    groupByKey: (channel, key) => groupByPlatform.get(`${channel} ${key}`),
    person: (id) => personById.get(id),
    // In the simulator's own groups people have no account: they go by their ids.
    personByAccount: (channel, account) =>
      personByPlatform.get(`${channel} ${account}`) ??
      (channel === 'sim' ? people.find((person) => person.id === account) : undefined),
    withRole: (role) => people.filter((person) => person.roles.includes(role)),
    dutyOf(unit, now) {
      const standIn = standInOf(unit, now);
      if (standIn) return standIn;
      const handlers = handlersOf(unit);
      return handlers.find((person) => person.duty) ?? handlers[0];
    },
    standInOf,
    headOf: (unit) => people.find((person) => person.unit === unit && person.roles.includes('head')),
    staffGroup: () => staffGroup,
    leadersGroup: () => groups.find((group) => group.audience === 'leaders'),
    groupOfUnit: (unit) =>
      groups.find((group) => group.audience === 'staff' && unit !== null && group.unit === unit) ?? staffGroup,
  };
}

/** The unit's short name for a post, or the id where the unit has left the office. */
export const unitLabel = (directory: Directory, id: UnitId): string => {
  const unit = directory.unit(id);
  return unit ? shortName(unit) : id;
};
