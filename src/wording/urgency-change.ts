import type { Person } from '../domain/office/person.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import type { Moment } from '../domain/time/moment.ts';
import { redact } from './redact.ts';
import { URGENCY_NAMES } from './state-names.ts';
import { at, ended, instructions, title } from './ticket-title.ts';
import { when } from './times.ts';

/** To the unit: its ticket has become urgent (加急). */
export const raisedForUnit = (ticket: Ticket, people: readonly Person[], now: Moment): string =>
  `【加急】${at(people)}${title(ticket)}，现按${URGENCY_NAMES[ticket.urgency]}件办。请马上联系群众，${when(ticket.completeBy, now)}前办结，联系后回“联系 ${shortNumber(ticket.number)} 情况”。${instructions(ticket)}`;

/** To the unit: a person has looked, and it is not as urgent as it seemed (降级). */
export const loweredForUnit = (ticket: Ticket, reason: string, people: readonly Person[], now: Moment): string => {
  const why = ticket.sensitive || reason === '' ? '' : `原因：${ended(redact(reason))}`;
  return `【降级】${at(people)}${title(ticket)}，已核实，改按一般件办，${when(ticket.completeBy, now)}前办结。${why}${instructions(ticket)}`;
};
