import type { Person } from '../domain/office/person.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import type { Moment } from '../domain/time/moment.ts';
import { redact } from './redact.ts';
import { at, ended, instructions, named, sayable, title } from './ticket-title.ts';
import { when } from './times.ts';

const URGENCY_MARK = { normal: '', urgent: '（紧急）', critical: '（特急）' } as const;

/** `，3户反映，图2张`: how many say so, and what they sent. */
function extent(ticket: Ticket): string {
  const households = 1 + ticket.supporters.length;
  const pictures = ticket.messages.filter((message) => message.kind === 'image' && !message.recalled).length;
  return `${households > 1 ? `，${households}户反映` : ''}${pictures > 0 ? `，图${pictures}张` : ''}`;
}

function deadlines(ticket: Ticket, now: Moment): string {
  const steps = [
    ticket.acceptBy === null ? '' : `${when(ticket.acceptBy, now)}前签收`,
    ticket.contactedAt === null ? `${when(ticket.respondBy, now)}前联系群众` : '',
    `${when(ticket.completeBy, now)}前办结`,
  ];
  return steps.filter((step) => step !== '').join('，');
}

/** A ticket given to a unit (派单); of a sensitive one only the number is said. */
export function dispatch(ticket: Ticket, people: readonly Person[], now: Moment): string {
  const number = shortNumber(ticket.number);
  const subject = ticket.sensitive
    ? `${number} ${at(people)}内容不在群里说`
    : `${number} ${at(people)}${redact(ticket.subject)}${extent(ticket)}`;
  const details = ticket.sensitive ? '内容和住户联系方式' : '住户联系方式';
  return `【派单】${URGENCY_MARK[ticket.urgency]}${subject}。\n${deadlines(ticket, now)}。签收回“受理 ${number}”；${details}请私聊发“详情 ${number}”。${instructions(ticket)}`;
}

/** A ticket moved to another unit (转办): the dispatch with its reason. */
export const transferred = (ticket: Ticket, reason: string, people: readonly Person[], now: Moment): string =>
  ticket.sensitive
    ? dispatch(ticket, people, now)
    : `${dispatch(ticket, people, now)}\n转办原因：${ended(redact(reason))}`;

/** To the unit that had it. */
export const handedOver = (ticket: Ticket, unit: string, people: readonly Person[]): string =>
  `【已转办】${at(people)}${named(ticket)}已转由${unit}办理，贵单位不用再办。`;

/** To units that are to help (协办). */
export const assist = (ticket: Ticket, lead: string, people: readonly Person[], now: Moment): string =>
  `【协办】${at(people)}${title(ticket)}，由${lead}牵头，${when(ticket.completeBy, now)}前办结。请与牵头单位联系，协办情况交牵头单位一并答复。${instructions(ticket)}`;

/** To the unit: its ticket comes back (重办, 重开, 销账). */
export const backToUnit = (
  ticket: Ticket,
  about: { readonly label: '重办' | '重开' | '销账' | '恢复办理'; readonly reason: string },
  people: readonly Person[],
  now: Moment,
): string => {
  const reason = sayable(ticket, about.reason);
  const why = reason === '' ? '' : `，原因：${reason}`;
  const due =
    ticket.completeBy > now ? `${when(ticket.completeBy, now)}前办结` : `已过${when(ticket.completeBy, now)}的时限`;
  return `【${about.label}】${at(people)}${title(ticket)}${why}。${due}，办好后回“办结 ${shortNumber(ticket.number)} 结果”。${instructions(ticket)}`;
};

/** To the unit: nothing is left to do. */
export const dropped = (ticket: Ticket, why: string, people: readonly Person[]): string =>
  `【不用再办】${at(people)}${title(ticket)}，${ended(redact(why))}`;
