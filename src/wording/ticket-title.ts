import type { Person } from '../domain/office/person.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import { redact } from './redact.ts';

/** What a post needs to name a ticket. */
export type Titled = Pick<Ticket, 'number' | 'subject' | 'sensitive'>;

/** `@甲 @乙 `: staff are named in the words; residents never are. */
export const at = (people: readonly Person[]): string => people.map((person) => `@${person.name} `).join('');

/** `0312-012 文化小区3号楼电梯停运`; of a sensitive ticket the number alone. */
export const title = (ticket: Titled): string =>
  ticket.sensitive ? shortNumber(ticket.number) : `${shortNumber(ticket.number)} ${redact(ticket.subject)}`;

/** Inside a sentence: `0312-012“文化小区3号楼电梯停运”`. */
export const named = (ticket: Titled): string =>
  ticket.sensitive ? shortNumber(ticket.number) : `${shortNumber(ticket.number)}“${redact(ticket.subject)}”`;

/** As a resident hears it: `“文化小区3号楼电梯停运”（0312-012）`. */
export const matter = (ticket: Titled): string =>
  ticket.sensitive
    ? `您反映的事（${shortNumber(ticket.number)}）`
    : `您反映的“${redact(ticket.subject)}”（${shortNumber(ticket.number)}）`;

/** What somebody wrote about a ticket, as a group may read it; of a sensitive one nothing, for it may repeat what must not be. */
export const sayable = (ticket: Pick<Ticket, 'sensitive'>, words: string): string =>
  ticket.sensitive ? '' : redact(words);

/** The leaders' instructions (批示), which stand under every later word to staff. */
export function instructions(ticket: Pick<Ticket, 'instructions' | 'sensitive' | 'number'>): string {
  if (ticket.instructions.length === 0) return '';
  if (ticket.sensitive) return `\n领导有批示，内容请私聊发“详情 ${shortNumber(ticket.number)}”。`;
  return ticket.instructions.map(({ reason }) => `\n领导批示：${redact(reason)}`).join('');
}

/** A sentence's end, unless the quoted words bring their own. */
export const ended = (text: string): string => (/[。！？!?…]$/u.test(text) ? text : `${text}。`);
