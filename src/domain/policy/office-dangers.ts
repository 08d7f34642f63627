import type { GroupId, PersonId, UnitId } from '../base/ids.ts';
import type { Limit } from '../deadline/deadline.ts';
import { fieldChanges } from './field-changes.ts';
import type { OfficePolicy } from './office-policy.ts';

/** What a new version would do to work that is going on, so that a person can think again. */
export type OfficeDanger =
  | { readonly danger: 'unitLost'; readonly name: string; readonly removed: boolean; readonly open: number }
  | { readonly danger: 'groupLost'; readonly name: string; readonly open: number }
  | { readonly danger: 'dutyLost'; readonly name: string; readonly units: readonly string[] }
  | {
      readonly danger: 'limitShorter';
      readonly path: readonly string[];
      readonly before: unknown;
      readonly after: unknown;
    };

/** The work that is going on as the new version comes. */
export interface OngoingWork {
  readonly openOfUnit: ReadonlyMap<UnitId, number>;
  readonly openOfGroup: ReadonlyMap<GroupId, number>;
  /** Who stands on duty now, and for which units. */
  readonly onDuty: ReadonlyMap<PersonId, readonly UnitId[]>;
}

export function officeDangers(before: OfficePolicy, after: OfficePolicy, work: OngoingWork): readonly OfficeDanger[] {
  return [
    ...lostUnits(before, after, work),
    ...lostGroups(before, after, work),
    ...lostDuty(before, after, work),
    ...shorterLimits(before, after),
  ];
}

/** Nothing can be done to a ticket whose unit takes no tickets any more, but to dispatch it anew. */
function lostUnits(before: OfficePolicy, after: OfficePolicy, { openOfUnit }: OngoingWork): OfficeDanger[] {
  const kept = new Map(after.units.map((unit) => [unit.id, unit]));
  return before.units.flatMap(({ id, name, active }): OfficeDanger[] => {
    const [now, open] = [kept.get(id), openOfUnit.get(id) ?? 0];
    if (open === 0 || now?.active || (now && !active)) return [];
    return [{ danger: 'unitLost', name, removed: now === undefined, open }];
  });
}

function lostGroups(before: OfficePolicy, after: OfficePolicy, { openOfGroup }: OngoingWork): OfficeDanger[] {
  const kept = new Set(after.groups.map(({ id }) => id));
  return before.groups
    .filter(({ id }) => !kept.has(id))
    .map(({ id, name }) => ({ danger: 'groupLost', name, open: openOfGroup.get(id) ?? 0 }));
}

function lostDuty(before: OfficePolicy, after: OfficePolicy, { onDuty }: OngoingWork): OfficeDanger[] {
  const kept = new Set(after.people.map(({ id }) => id));
  const units = new Map(before.units.map(({ id, name }) => [id, name]));
  return before.people.flatMap(({ id, name }): OfficeDanger[] => {
    const duty = onDuty.get(id);
    if (kept.has(id) || duty === undefined) return [];
    return [{ danger: 'dutyLost', name, units: duty.map((unit) => units.get(unit) ?? unit) }];
  });
}

function shorterLimits(before: OfficePolicy, after: OfficePolicy): OfficeDanger[] {
  return fieldChanges(before.limits, after.limits)
    .filter((change) => roughly(change.after) < roughly(change.before))
    .map((change) => ({ danger: 'limitShorter', ...change }));
}

const WEEK_BY_WORK = 7 / 5;
const DAY_BY_WORK = 24 / 7;

/** In clock minutes, near enough to tell a shorter limit from a longer one of another kind; a bare number is itself, anything else nothing. */
function roughly(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null) return 0;
  const limit = value as Limit;
  if ('workingDays' in limit) return limit.workingDays * 1440 * WEEK_BY_WORK;
  if ('clockDays' in limit) return limit.clockDays * 1440;
  if ('workingMinutes' in limit) return limit.workingMinutes * DAY_BY_WORK;
  return 'clockMinutes' in limit ? limit.clockMinutes : 0;
}
