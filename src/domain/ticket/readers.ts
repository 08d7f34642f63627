import { sensitiveRow } from '../complaint/sensitive-matters.ts';
import type { Directory } from '../office/directory.ts';
import type { Person } from '../office/person.ts';
import type { Unit } from '../office/unit.ts';
import type { Moment } from '../time/moment.ts';
import type { Ticket } from './ticket.ts';

/** What is known of a ticket beside itself: who signed it, and the office at this moment. */
export interface ReaderContext {
  readonly signedBy: Person | undefined;
  readonly directory: Directory;
  readonly now: Moment;
}

/**
 * Who may read a resident's own words (详情): the dispatcher and the responsible unit; of a sensitive ticket only the one of the unit
 * who has it in hand, and whom the table of sensitive matters names besides.
 */
export function mayReadDetails(person: Person, ticket: Ticket, context: ReaderContext): boolean {
  if (person.roles.includes('dispatcher')) return true;
  const { directory, now } = context;
  const told = sensitiveRow(ticket.matter)?.told ?? [];
  if (told.includes('petitions') && petitionsPerson(directory, now)?.id === person.id) return true;
  if (ticket.unit === null || person.unit !== ticket.unit) return false;
  return !ticket.sensitive || hasInHand(person, ticket, context);
}

/** The one named handler: whom it was assigned to, else who signed it, else who is on duty; where the unit has none, its head. */
function hasInHand(person: Person, ticket: Ticket, { signedBy, directory, now }: ReaderContext): boolean {
  if (ticket.unit === null) return false;
  const assigned = ticket.assignee === null ? [] : directory.people.filter((one) => isNamed(one, ticket));
  if (assigned.length > 0) return assigned.some((one) => one.id === person.id);
  const signed = signedBy?.unit === ticket.unit ? signedBy : undefined;
  const holder = signed ?? directory.dutyOf(ticket.unit, now) ?? directory.headOf(ticket.unit);
  return holder?.id === person.id || directory.dutyOf(ticket.unit, now)?.id === person.id;
}

const isNamed = (person: Person, { assignee, unit }: Ticket): boolean =>
  person.unit === unit && (assignee?.includes(person.name) ?? false);

/** Whoever answers for petitions (信访), found by the unit's name. */
export function petitionsPerson(directory: Directory, now: Moment): Person | undefined {
  const isPetitions = (unit: Unit): boolean => [unit.name, ...unit.aliases].some((name) => name.includes('信访'));
  const unit = directory.units.find((one) => one.active && isPetitions(one));
  return unit && (directory.dutyOf(unit.id, now) ?? directory.headOf(unit.id));
}
