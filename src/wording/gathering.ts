import { leafOf } from '../domain/complaint/category.ts';
import type { Person } from '../domain/office/person.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import { someOf } from './figure-words.ts';
import { redact } from './redact.ts';
import { at } from './ticket-title.ts';

/** Ticket numbers that are said. */
const MOST_NAMED = 5;

/** To the dispatcher in the staff group: so many households, one matter or more than is usual (集中反映). */
export function gatheringNotice(about: {
  readonly people: readonly Person[];
  readonly place: string;
  readonly tickets: readonly Ticket[];
  readonly households: number;
  /** Households in an ordinary week, where they are many of one category and not of one matter. */
  readonly usual?: number;
}): string {
  const { people, place, tickets, households, usual } = about;
  const [first] = tickets;
  const numbers = someOf(
    tickets.map((ticket) => shortNumber(ticket.number)),
    MOST_NAMED,
    '件',
  );
  const head = `【集中反映】${at(people)}近7天${place}有${households}户反映`;
  if (usual === undefined)
    return `${head}“${redact(first?.subject ?? '')}”（${numbers}）。请核实是否按群诉统一处理、统一答复。`;
  return `${head}${leafOf(first?.category ?? '')}方面的问题（${numbers}），往常一周约${Math.round(usual)}户。请看看是否同一原因。`;
}
