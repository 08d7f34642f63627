import type { Directory } from '../office/directory.ts';
import type { Person } from '../office/person.ts';
import type { Moment } from '../time/moment.ts';
import { personOf } from './audience.ts';

/**
 * Who is written to when a person could not be reached, in order: of his unit who stands on duty, the other handlers, the heads; for a head
 * only another head, for who belongs to no unit his colleagues of the same role. Only who can be written to alone; himself never.
 */
export function nextReaders(person: Person, directory: Directory, now: Moment): readonly Person[] {
  const candidates = person.unit === undefined ? ofSameRole(person, directory) : ofUnit(person, directory, now);
  return [...new Set(candidates)].filter((one) => one.id !== person.id && isReachedAlone(one, directory));
}

function ofUnit({ unit, roles }: Person, directory: Directory, now: Moment): readonly Person[] {
  const colleagues = directory.people.filter((one) => one.unit === unit && one.active !== false);
  const heads = colleagues.filter((one) => one.roles.includes('head'));
  if (roles.includes('head') || unit === undefined) return heads;
  const onDuty = directory.dutyOf(unit, now);
  return [...(onDuty ? [onDuty] : []), ...colleagues.filter((one) => one.roles.includes('handler')), ...heads];
}

const ofSameRole = ({ roles: [role] }: Person, directory: Directory): readonly Person[] =>
  role === undefined ? [] : directory.withRole(role);

const isReachedAlone = (person: Person, directory: Directory): boolean => {
  const to = personOf(person, directory)?.to;
  return to !== undefined && 'person' in to;
};
