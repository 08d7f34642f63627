import type { Person } from '../domain/office/person.ts';
import type { Source } from '../domain/source/source-table.ts';
import { isOpenOverdue } from '../domain/ticket/overdue.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import type { Moment } from '../domain/time/moment.ts';
import { at } from './ticket-title.ts';
import { when } from './times.ts';

/** What is said of a ticket in the notice. */
export type NoticedTicket = Pick<Ticket, 'number' | 'state' | 'completeBy' | 'completedAt'>;

/** Numbers that are listed before the rest is only counted. */
const LISTED = 10;

/** To a unit, once for a whole import: what it has in hand by the ledgers. The next due first. */
export function ledgerNotice(
  tickets: readonly NoticedTicket[],
  sources: readonly string[],
  people: readonly Person[],
  now: Moment,
  { warning = '【派单】', afterwards }: Pick<Source, 'warning' | 'afterwards'> = {},
): string {
  const sorted = tickets.toSorted((a, b) => a.completeBy - b.completeBy || (a.number < b.number ? -1 : 1));
  const late = sorted.filter((ticket) => isOpenOverdue(ticket, now));
  const [next] = sorted.filter((ticket) => !late.includes(ticket));
  const unsigned = sorted.filter(({ state }) => state === 'dispatched').length;
  const numbers = sorted.slice(0, LISTED).map(({ number }) => shortNumber(number));
  const all = `${numbers.join('、')}${sorted.length > LISTED ? ` 等${sorted.length}件` : ''}`;
  const standing = [
    unsigned > 0 ? `待签收${unsigned}件` : '',
    late.length > 0 ? `已超过时限${late.length}件` : '',
    next ? `最近一件${when(next.completeBy, now)}前办结` : '',
  ].filter((part) => part !== '');
  const example = shortNumber(sorted[0]?.number ?? '');
  const end = afterwards === undefined ? '' : `${afterwards}。`;
  return `${warning}${at(people)}${sources.join('、')}台账导入在办件${sorted.length}件：${all}。\n${standing.join('，')}。${end}${unsigned > 0 ? `签收回“受理 ${example}”；` : ''}内容请私聊发“详情 ${example}”。`;
}
