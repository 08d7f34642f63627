import { sensitiveRow } from '../domain/complaint/sensitive-matters.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import type { Moment } from '../domain/time/moment.ts';
import { redact } from './redact.ts';
import { listed } from './ticket-lines.ts';
import { title } from './ticket-title.ts';
import { when } from './times.ts';

/** To the reporter: registered, by when somebody calls, what he may say (登记). */
export function acknowledgement(ticket: Ticket, now: Moment): string {
  const number = shortNumber(ticket.number);
  const contact = contactOf([ticket], now, '您');
  if (ticket.sensitive)
    return `${sensitiveRow(ticket.matter)?.elsewhere ?? ''}您反映的事已登记，编号${number}，由专人办理。${contact}。细节请不要发在群里，等联系时再说。`;
  return `您反映的“${redact(ticket.subject)}”已登记，编号${number}。${contact}，想了解进展就说“进度”。记错了说“更正”，不用办了说“撤回”。请不要在群里发电话和门牌号。`;
}

/** Receipts of one group that were gathered into one post; of a single one the usual words. */
export function acknowledgements(tickets: readonly Ticket[], now: Moment): string {
  const [only] = tickets;
  if (only && tickets.length === 1) return acknowledgement(only, now);
  const contact = contactOf(tickets, now, '各位');
  return [
    `各位反映的${tickets.length}件事已登记：`,
    ...listed(tickets, (ticket) => (ticket.sensitive ? `${shortNumber(ticket.number)} 由专人办理` : title(ticket))),
    `${contact}，想了解进展就说“进度”。记错了说“更正”，不用办了说“撤回”。请不要在群里发电话和门牌号。`,
  ].join('\n');
}

/** By when somebody calls those who have not been called. */
export function contactOf(tickets: readonly Ticket[], now: Moment, whom: string): string {
  const open = tickets.filter((ticket) => ticket.contactedAt === null);
  if (open.length === 0) return '工作人员已在办理';
  const respondBy = Math.max(...open.map((ticket) => ticket.respondBy));
  return respondBy > now ? `最迟${when(respondBy, now)}前有工作人员联系${whom}` : `工作人员会尽快联系${whom}`;
}

/** To a neighbour who asked the bot to be counted too (附议). */
export const supported = (ticket: Ticket): string =>
  `您说的和${shortNumber(ticket.number)}是同一件事，已一并记上，有结果一起告诉您。`;
