import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import type { Moment } from '../domain/time/moment.ts';
import { redact } from './redact.ts';
import { ended } from './ticket-title.ts';
import { when } from './times.ts';

/** A question of the unit to the resident (待补充); of a sensitive ticket without its words. */
export function pause(ticket: Ticket, question: string, until: Moment, now: Moment): string {
  const number = shortNumber(ticket.number);
  const lapse = `${when(until, now)}前没有补充，就按现有情况接着办。`;
  if (ticket.sensitive) return `您反映的事（${number}）还差一点情况，工作人员会单独问您。${lapse}`;
  return `${number}“${redact(ticket.subject)}”还需要您补充：${ended(redact(question))}在群里直接说就行，电话和门牌号等工作人员联系时再说。${lapse}`;
}
