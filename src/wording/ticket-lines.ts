import type { Directory } from '../domain/office/directory.ts';
import { unitLabel } from '../domain/office/directory.ts';
import { isOpenOverdue } from '../domain/ticket/overdue.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Moment } from '../domain/time/moment.ts';
import { STATE_NAMES } from './state-names.ts';
import { title } from './ticket-title.ts';
import { when } from './times.ts';

export interface Context {
  readonly directory: Directory;
  readonly now: Moment;
}

/** Lines of a list before the rest is only counted. */
export const LIST_LENGTH = 15;

/** `0312-012 电梯停运，待签收，3月19日18:00到期`, with what is asked for next. */
export function ticketLine(ticket: Ticket, { directory, now }: Context, withUnit: boolean): string {
  const unit = withUnit && ticket.unit !== null ? `，${unitLabel(directory, ticket.unit)}` : '';
  return `${title(ticket)}${unit}，${standing(ticket, now)}`;
}

function standing(ticket: Ticket, now: Moment): string {
  const state = STATE_NAMES[ticket.state];
  if (ticket.returnRequest) return `${state}，退单申请待答复`;
  if (ticket.extensionRequest) return `${state}，延期申请待答复`;
  if (ticket.state === 'dispatched' && ticket.acceptBy !== null)
    return `${state}，签收时限${when(ticket.acceptBy, now)}`;
  if (ticket.state === 'shelved' || ticket.state === 'replied') return state;
  return isOpenOverdue(ticket, now)
    ? `${state}，已超期，原定${when(ticket.completeBy, now)}`
    : `${state}，${when(ticket.completeBy, now)}到期`;
}

/** At most fifteen lines, then “等N件”. */
export function listed(tickets: readonly Ticket[], line: (ticket: Ticket) => string): readonly string[] {
  const lines = tickets.slice(0, LIST_LENGTH).map(line);
  return tickets.length > LIST_LENGTH ? [...lines, `等${tickets.length}件`] : lines;
}
