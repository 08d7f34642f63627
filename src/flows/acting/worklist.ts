import type { Person, StaffRole } from '../../domain/office/person.ts';
import { isOpenOverdue } from '../../domain/ticket/overdue.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { Stores } from '../../ports/unit-of-work.ts';

type Concerns = (ticket: Ticket, person: Person, now: Moment) => boolean;

const ofUnit: Concerns = (ticket, person) => person.unit !== undefined && ticket.unit === person.unit;

/** What waits for somebody, by role: 待办 is not only the units' word. */
const CONCERNS: Readonly<Partial<Record<StaffRole, Concerns>>> = {
  handler: ofUnit,
  head: ofUnit,
  gridWorker: (ticket, person) => person.area !== undefined && ticket.area === person.area,
  dispatcher: (ticket) =>
    ticket.state === 'pending' || Boolean(ticket.returnRequest ?? ticket.extensionRequest ?? ticket.objection),
  reviewer: (ticket) => ticket.state === 'replied' || ticket.exclusion !== null,
  supervisor: (ticket, _person, now) => isOpenOverdue(ticket, now),
  leader: (ticket, _person, now) => ticket.shelving !== null || isOpenOverdue(ticket, now),
};

/** Whether somebody looks after the whole office, not only his unit. */
export const seesEverything = (person: Person): boolean =>
  person.roles.some((role) =>
    ['dispatcher', 'reviewer', 'followUpOfficer', 'supervisor', 'leader', 'administrator'].includes(role),
  );

/** Open tickets that wait for this person, due first. */
export async function worklist(stores: Stores, person: Person, now: Moment): Promise<readonly Ticket[]> {
  const onlyUnit = person.roles.every((role) => role === 'handler' || role === 'head');
  const open =
    onlyUnit && person.unit !== undefined
      ? await stores.tickets.openOf(person.unit)
      : await stores.tickets.openOf(null);
  return open.filter((ticket) => person.roles.some((role) => CONCERNS[role]?.(ticket, person, now) ?? false));
}
