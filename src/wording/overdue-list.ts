import type { Person } from '../domain/office/person.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { dayOf, type Moment } from '../domain/time/moment.ts';
import { cutOffClock } from './days.ts';
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
  const head = `【超期清单】${date(dayOf(now), now)}${clock(now)}，共${listed.length}件，请今天${cutOffClock(until)}前逐件说明进展`;
  return [head, ...listed.map((one) => line(one, now))].join('\n');
}

function line({ ticket, people, workingDays }: ListedTicket, now: Moment): string {
  const due = `${date(dayOf(ticket.completeBy - 1), now)}到期`;
  return `${at(people)}${title(ticket)}，${due}，${standing(ticket, workingDays)}${instructions(ticket)}`;
}

/** How late, and who has to move. A reply given in time makes nobody late while it waits to be passed. */
function standing({ state, unit, repliedAt, completeBy }: Ticket, workingDays: number): string {
  const late = `超期第${workingDays}个工作日`;
  if (state !== 'replied') return unit === null ? `${late}，还没有派单` : late;
  return repliedAt !== null && repliedAt <= completeBy ? '已按时答复，等审核' : `${late}，等审核`;
}
