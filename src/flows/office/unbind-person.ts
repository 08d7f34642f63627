import type { Person } from '../../domain/office/person.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import { PERSON_REFUSALS, personUnbound, UNBOUND_BARE } from '../../wording/binding.ts';
import { notDone, type StaffAnswer, told } from '../acting/staff-answer.ts';
import { findPerson } from './bind-person.ts';
import { changeOffice, withPerson } from './change-office.ts';
import type { Ordering } from './ordering.ts';

/**
 * 解绑, 离职: the binding ends at once. Who has left stays in the office by name, for what he did; his accounts are residents' from then
 * on, his code is worth nothing, his unit keeps its tickets, and whoever comes next is on duty.
 */
export async function unbindPerson({ stores, office, order, spoken, now }: Ordering<'unbind'>): Promise<StaffAnswer> {
  const found = findPerson(order.words, office);
  if ('refusal' in found) return found.refusal;
  const { person } = found;
  const refusal = whyNot(person, spoken.person, office);
  if (refusal !== undefined) return notDone(refusal);
  const changed = await changeOffice(stores, spoken.person.id, now, (policy) => {
    const fresh = policy.people.find(({ id }) => id === person.id) ?? person;
    return withPerson(policy, { ...fresh, accounts: {}, active: false });
  });
  await stores.codes.take(person.id);
  const open = person.unit === undefined ? [] : await stores.tickets.openOf(person.unit);
  const text = personUnbound(person, {
    directory: changed.directory,
    duty: person.unit === undefined ? undefined : changed.directory.dutyOf(person.unit, now),
    assigned: open.filter((ticket) => ticket.assignee?.includes(person.name) ?? false),
  });
  return told(text, UNBOUND_BARE);
}

function whyNot(person: Person, asker: Person, { directory }: OfficeVersion): string | undefined {
  const setsUp = (one: Person): boolean => one.roles.some((role) => role === 'dispatcher' || role === 'administrator');
  if (!setsUp(asker) && person.unit !== asker.unit) return PERSON_REFUSALS.otherUnit;
  if (person.active === false) return PERSON_REFUSALS.already;
  const others = [...directory.withRole('dispatcher'), ...directory.withRole('administrator')];
  return setsUp(person) && others.every(({ id }) => id === person.id) ? PERSON_REFUSALS.last : undefined;
}
