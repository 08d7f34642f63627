import type { PersonId } from '../../domain/base/ids.ts';
import type { Group } from '../../domain/office/group.ts';
import type { Person } from '../../domain/office/person.ts';
import type { OfficePolicy } from '../../domain/policy/office-policy.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';

/**
 * Brings a changed office into force as a new version: the only way chat changes it. `edit` is given the newest version, not the one the
 * message began with. Tickets keep the version they were opened under.
 */
export async function changeOffice(
  stores: Stores,
  by: PersonId | 'system',
  now: Moment,
  edit: (policy: OfficePolicy) => OfficePolicy,
): Promise<OfficeVersion> {
  const office = await stores.offices.forChange();
  if (!office) throw new Error('no office has been imported');
  await stores.offices.save(edit(office.policy), by, now);
  const changed = await stores.offices.current();
  return changed ?? office;
}

/** In its old place where it was known, else at the end. */
function withRow<T extends { readonly id: string }>(rows: readonly T[], row: T): readonly T[] {
  return rows.some(({ id }) => id === row.id) ? rows.map((one) => (one.id === row.id ? row : one)) : [...rows, row];
}

export const withGroup = (policy: OfficePolicy, group: Group): OfficePolicy => ({
  ...policy,
  groups: withRow(policy.groups, group),
});

export const withPerson = (policy: OfficePolicy, person: Person): OfficePolicy => ({
  ...policy,
  people: withRow(policy.people, person),
});
