import { leafOf } from '../domain/complaint/category.ts';
import type { Message } from '../domain/complaint/message.ts';
import type { Person } from '../domain/office/person.ts';
import { shortName, type Unit } from '../domain/office/unit.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import { clockTime } from '../domain/time/moment.ts';
import { redact } from './redact.ts';
import { title } from './ticket-title.ts';

/** What the dispatcher sees of an item: its letter, what it is, and the words to answer with (待确认). */
interface Lettered {
  readonly letter: string;
  readonly why: string;
}

/** Characters of a message that are quoted. */
const QUOTED = 40;

const clock = (moment: number): string => {
  const minutes = clockTime(moment);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
};

const quoted = (text: string): string => {
  const characters = [...redact(text).replaceAll(/\s+/gu, ' ').trim()];
  return characters.length > QUOTED ? `${characters.slice(0, QUOTED).join('')}…` : characters.join('');
};

/** A message that may be a complaint. The words of a sensitive one are not repeated. */
export function doubtfulLine(
  item: Lettered,
  about: {
    readonly message: Message;
    readonly groupName: string;
    readonly category: string;
    readonly sensitive: boolean;
  },
): string {
  const { message, groupName, category, sensitive } = about;
  const words = sensitive ? '一条不便转述的消息' : `“${quoted(message.text)}”`;
  return `${item.letter} ${groupName}${clock(message.sentAt)}${words}，像是${leafOf(category)}，拿不准。回“${item.letter} 建单”或“${item.letter} 不是”`;
}

/** A voice, or words of another language: somebody has to listen or read. */
export const unreadableLine = (
  item: Lettered,
  { message, groupName }: { readonly message: Message; readonly groupName: string },
): string =>
  `${item.letter} ${groupName}${clock(message.sentAt)}${item.why}。回“${item.letter} 建单”或“${item.letter} 不是”`;

/** A ticket that waits for a unit. */
export function unroutedLine(item: Lettered, ticket: Ticket, suggested: Unit | undefined): string {
  const number = shortNumber(ticket.number);
  const name = suggested ? shortName(suggested) : '单位名称';
  return `${item.letter} ${title(ticket)}，还没有派单：${item.why}。回“派单 ${number} ${name}”`;
}

export const reviewPost = (dispatchers: readonly Person[], lines: readonly string[]): string =>
  [`【待确认】${lines.length}条 ${dispatchers.map((person) => `@${person.name}`).join(' ')}`.trimEnd(), ...lines].join(
    '\n',
  );
