import type { ChannelName } from '../domain/base/ids.ts';
import type { Person } from '../domain/office/person.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import { CHANNEL_NAMES } from './state-names.ts';
import { at } from './ticket-title.ts';

/** Why somebody was not reached: the platform refused the post, or he has not read it for so many minutes. */
export type NotReached = 'refused' | { readonly unreadFor: number };

const reason = (person: Person, why: NotReached): string =>
  why === 'refused' ? `未能送达${person.name}` : `${person.name}${why.unreadFor}分钟没有读`;

/** In private, to the next one: whom it was meant for, why he gets it, and the post itself. */
export const passedOn = (person: Person, why: NotReached, text: string): string =>
  `${reason(person, why)}，转您处理：\n${text}`;

/** Where nobody is left who could be written to alone: in the staff group, to himself and to who can reach him otherwise. */
export const passedToGroup = (
  person: Person,
  why: NotReached,
  about: { readonly others: readonly Person[]; readonly text: string },
): string => `${at([person, ...about.others])}${reason(person, why)}，请看：\n${about.text}`;

/** The same where the group must not read it. */
export function passedToGroupQuietly(
  person: Person,
  why: NotReached,
  about: { readonly others: readonly Person[]; readonly tickets: readonly string[] },
): string {
  const numbers = about.tickets.map(shortNumber);
  const what = numbers.length === 0 ? '有一条不便在群里说的消息' : `${numbers.join('、')}有不便在群里说的事`;
  const ask = numbers.length === 0 ? '请看私聊，收不到的请告诉管理员。' : `内容请私聊发“详情 ${numbers[0]}”。`;
  return `${at([person, ...about.others])}${what}，${reason(person, why)}，${ask}`;
}

/** `@王科长（未绑定微信）`: whom a platform cannot call must not look called. */
export function markUnbound(text: string, people: readonly Person[], channel: ChannelName): string {
  const unbound = new Set(people.filter(({ accounts }) => accounts[channel] === undefined).map(({ name }) => name));
  if (unbound.size === 0) return text;
  // A longer name first: “@王科” must not be found in “@王科长”.
  const names = people.map(({ name }) => name).toSorted((a, b) => b.length - a.length);
  const mention = new RegExp(`@(${names.map(escaped).join('|')})(?!（未绑定)`, 'gu');
  return text.replace(mention, (said, name: string) =>
    unbound.has(name) ? `${said}（未绑定${CHANNEL_NAMES[channel]}）` : said,
  );
}

const escaped = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** To the dispatcher, once a day: whom nobody can call. */
export function missingAccounts(
  people: readonly { readonly person: Person; readonly channel: ChannelName }[],
  about: { readonly to: readonly Person[]; readonly most: number },
): string {
  const named = people
    .slice(0, about.most)
    .map(({ person, channel }) => `${person.name}（未绑定${CHANNEL_NAMES[channel]}）`);
  const more = people.length > about.most ? `等${people.length}人` : '';
  return `【请绑定账号】${at(about.to)}这些人还@不到，提醒到不了本人：${named.join('、')}${more}。请逐个回“绑定 姓名”，把绑定码给本人。`;
}
