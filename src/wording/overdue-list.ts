import type { Person } from '../domain/office/person.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { dayOf, type Moment } from '../domain/time/moment.ts';
import { at, instructions, title } from './ticket-title.ts';
import { clock, date } from './times.ts';

export interface ListedTicket {
  readonly ticket: Ticket;
  readonly people: readonly Person[];
  /** The working days it is late, the running one included: 1 on the first after the due day. */
  readonly workingDays: number;
}

/** The working day's list of what is overdue, the latest first (超期清单). `until`: by when each is to be explained. */
export function overdueList(listed: readonly ListedTicket[], until: Moment, now: Moment): string {
  const head = `【超期清单】${date(dayOf(now), now)}${clock(now)}，共${listed.length}件，请今天${clock(until)}前逐件说明进展`;
  return [head, ...listed.map((one) => line(one, now))].join('\n');
}

function line({ ticket, people, workingDays }: ListedTicket, now: Moment): string {
  const state = ticket.unit === null ? '，还没有派单' : '';
  return `${at(people)}${title(ticket)}，${date(dayOf(ticket.completeBy - 1), now)}到期，超期第${workingDays}个工作日${state}${instructions(ticket)}`;
}
