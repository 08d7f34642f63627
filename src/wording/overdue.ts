import type { Person } from '../domain/office/person.ts';
import type { RungAddressee } from '../domain/reminder/reminder-ladder.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import type { Moment } from '../domain/time/moment.ts';
import { dueOf, type RemindedTicket } from './reminder.ts';
import { at, instructions, title } from './ticket-title.ts';
import { when } from './times.ts';

/** The next step up the ladder, told beforehand. */
export interface NextStep {
  readonly at: Moment;
  readonly whom: RungAddressee;
}

export interface OverdueTicket extends RemindedTicket {
  readonly next?: NextStep | undefined;
}

const WILL: Readonly<Record<RungAddressee, string>> = {
  duty: '再次提醒',
  head: '将提醒贵单位分管领导',
  dispatcher: '将由派单员改派',
  supervisor: '将转督查',
  leader: '将报分管领导，并列入通报',
  reviewer: '将提请审核员过问',
};
const MISSING = { accept: '签收', contact: '联系', complete: '办结', review: '审核' } as const;

/** `明天18:00仍未办结，将提醒贵单位分管领导。` */
export const warning = ({ window, next }: OverdueTicket, now: Moment): string =>
  next ? `${when(next.at, now)}仍未${MISSING[window]}，${WILL[next.whom]}。` : '';

/** The due moment has passed, to the person on duty (超期): one ticket in full, several as a list. */
export function overdue(tickets: readonly OverdueTicket[], people: readonly Person[], now: Moment): string {
  const [only] = tickets;
  if (only && tickets.length === 1) return single(only, people, now);
  const lines = tickets.map(
    (one) => `${title(one.ticket)}，已过${when(dueOf(one), now)}的${LIMITS[one.window]}${instructions(one.ticket)}`,
  );
  return [`【超期】${at(people)}${tickets.length}件`, ...lines, '请先联系群众说明情况，再逐件回复预计完成时间。'].join(
    '\n',
  );
}

const LIMITS = { accept: '签收时限', contact: '首次联系时限', complete: '办结时限', review: '审核时限' } as const;

function single(one: OverdueTicket, people: readonly Person[], now: Moment): string {
  const { ticket, window } = one;
  const number = shortNumber(ticket.number);
  const head = `${at(people)}${title(ticket)}，已过${when(dueOf(one), now)}的${LIMITS[window]}`;
  const tail = `${warning(one, now)}${instructions(ticket)}`;
  if (window === 'accept')
    return `【逾期未签收】${head}。请马上回“受理 ${number}”；不归贵单位办就回“退单 ${number} 理由”。${tail}`;
  if (window === 'contact')
    return `【逾期未联系】${head}，还没有联系群众的记录。请${ticket.urgency === 'normal' ? '今天' : '马上'}联系，联系后回“联系 ${number} 情况”。${tail}`;
  if (ticket.unit === null) return `【超期未派单】${head}，还没有派单。请回“派单 ${number} 单位”。${tail}`;
  return `【超期】${head}，尚未办结。请先联系群众说明情况，再报预计完成时间。${tail}`;
}
