import type { Directory } from '../domain/office/directory.ts';
import type { Person } from '../domain/office/person.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { listed, ticketLine } from './ticket-lines.ts';
import { at } from './ticket-title.ts';

/** To a unit's duty person after an outage: what fell due meanwhile, in one post, as it stands now. */
export function staleReminders(
  tickets: readonly Ticket[],
  people: readonly Person[],
  context: { readonly directory: Directory; readonly now: number },
): string {
  return [
    `【提醒】${at(people)}断线期间该提醒的有${tickets.length}件，现在的情况：`,
    ...listed(tickets, (ticket) => ticketLine(ticket, context, false)),
    '请抓紧办理，签收回“受理 编号”，办好后回“办结 编号 结果”。',
  ].join('\n');
}

/** A report that waited for its group says so at the end of its first line. */
export function markedLate(text: string): string {
  const [head = '', ...rest] = text.split('\n');
  return head.includes('（补发）') ? text : [`${head}（补发）`, ...rest].join('\n');
}
