import type { Person } from '../domain/office/person.ts';
import type { Window } from '../domain/reminder/reminder-ladder.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import type { Moment } from '../domain/time/moment.ts';
import { left } from './duration.ts';
import { at, instructions, title } from './ticket-title.ts';
import { when } from './times.ts';

/** A ticket of a reminder and the clock it is about. */
export interface RemindedTicket {
  readonly ticket: Ticket;
  readonly window: Window;
}

/** When the clock in question runs out. */
export const dueOf = ({ ticket, window }: RemindedTicket): Moment =>
  ({
    accept: ticket.acceptBy ?? ticket.completeBy,
    contact: ticket.respondBy,
    complete: ticket.completeBy,
    review: ticket.repliedAt ?? ticket.completeBy,
  })[window];

/** Before it is due, to the person on duty: one ticket in full, several as a list. */
export function reminder(tickets: readonly RemindedTicket[], people: readonly Person[], now: Moment): string {
  const [only] = tickets;
  if (only && tickets.length === 1) return single(only, people, now);
  return [
    `【提醒】${at(people)}${tickets.length}件`,
    ...tickets.map((one) => line(one, now)),
    '请抓紧办理，签收回“受理 编号”，办好后回“办结 编号 结果”。',
  ].join('\n');
}

const STEPS = { accept: '签收', contact: '联系群众', complete: '办结', review: '审核' } as const;

const line = (one: RemindedTicket, now: Moment): string =>
  `${title(one.ticket)}，${when(dueOf(one), now)}前${STEPS[one.window]}，${left(dueOf(one), now)}${instructions(one.ticket)}`;

function single(one: RemindedTicket, people: readonly Person[], now: Moment): string {
  const { ticket, window } = one;
  const number = shortNumber(ticket.number);
  const due = dueOf(one);
  const time = `${when(due, now)}，${left(due, now)}`;
  const head = `${at(people)}${title(ticket)}`;
  const order = instructions(ticket);
  if (window === 'accept')
    return `【待签收】${head}，签收时限${time}，签收回“受理 ${number}”。如已换班，请回“值班 姓名”。${order}`;
  if (window === 'contact')
    return `【待联系】${head}，首次联系时限${time}。请${ticket.urgency === 'normal' ? '先' : '马上'}联系群众，联系后回“联系 ${number} 情况”。${order}`;
  if (ticket.unit === null)
    return `【待派单】${head}，还没有派单，办结时限${time}。请回“派单 ${number} 单位”。${order}`;
  return `【临期】${head}，${when(due, now)}到期，${left(due, now)}。请抓紧办理，办好后回“办结 ${number} 结果”。${order}`;
}
