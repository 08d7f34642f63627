import type { Person } from '../domain/office/person.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import type { Moment } from '../domain/time/moment.ts';
import { redact } from './redact.ts';
import { STATE_NAMES } from './state-names.ts';
import { at, ended, instructions, named, sayable, title } from './ticket-title.ts';
import { when } from './times.ts';

const said = (ticket: Ticket, by: string, text: string): string =>
  sayable(ticket, text) === '' ? '' : `${by}：${ended(sayable(ticket, text))}`;

const standing = (ticket: Ticket, now: Moment): string =>
  `${STATE_NAMES[ticket.state]}，${when(ticket.completeBy, now)}${ticket.completeBy < now ? '已到期' : '到期'}`;

/** A person asks the unit to hurry (催办). */
export const urged = (
  ticket: Ticket,
  about: { readonly by: string; readonly text: string },
  people: readonly Person[],
  now: Moment,
): string =>
  `【催办】${at(people)}${title(ticket)}，${standing(ticket, now)}。${said(ticket, about.by, about.text)}请抓紧办理，并回复进展。${instructions(ticket)}`;

/** A supervisor or leader takes the matter up (督办): a task with a reply of its own. */
export const supervised = (
  ticket: Ticket,
  about: { readonly by: string; readonly text: string },
  people: readonly Person[],
  now: Moment,
): string =>
  `【督办】${at(people)}${title(ticket)}，${standing(ticket, now)}。${said(ticket, about.by, about.text)}请在1个工作日内回复原因和预计完成时间。${instructions(ticket)}`;

/** A leader's instruction (批示); the earlier ones stand below. */
export function instructed(ticket: Ticket, by: string, people: readonly Person[]): string {
  if (ticket.sensitive)
    return `【批示】${at(people)}${title(ticket)}，${by}有批示。请按批示办理，并回复落实情况。${instructions(ticket)}`;
  const text = ticket.instructions.at(-1)?.reason ?? '';
  const earlier = instructions({ ...ticket, instructions: ticket.instructions.slice(0, -1) });
  return `【批示】${at(people)}${title(ticket)}，${by}批示：${ended(redact(text))}请按批示办理，并回复落实情况。${earlier}`;
}

/** Answers to what the unit asked the dispatcher. */
export const returnUpheld = (ticket: Ticket, people: readonly Person[]): string =>
  `【同意退单】${at(people)}${title(ticket)}，贵单位不用再办。`;

/** The clock ran on while the answer was waited for: a time that is past asks for it at once. */
const acceptBy = ({ acceptBy: due }: Ticket, now: Moment): string =>
  due === null ? '' : due > now ? `${when(due, now)}前签收，` : '签收已到期，';

export const returnRefused = (ticket: Ticket, reason: string, people: readonly Person[], now: Moment): string =>
  `【不同意退单】${at(people)}${title(ticket)}${sayable(ticket, reason) === '' ? '' : `，原因：${sayable(ticket, reason)}`}。${acceptBy(ticket, now)}请回“受理 ${shortNumber(ticket.number)}”，先办后议。${instructions(ticket)}`;

export const objectionAnswered = (ticket: Ticket, text: string, people: readonly Person[]): string =>
  ticket.sensitive
    ? `【异议答复】${at(people)}${title(ticket)}，派单员已答复，内容会单独告诉您。${instructions(ticket)}`
    : `【异议答复】${at(people)}${title(ticket)}：${ended(redact(text))}${instructions(ticket)}`;

/** To the unit: put aside until the review date. */
export const shelvedForUnit = (ticket: Ticket, reviewOn: Moment, people: readonly Person[], now: Moment): string =>
  `【挂账】${at(people)}${named(ticket)}已同意挂账，${when(reviewOn, now)}复核。有条件办时请随时报派单员销账。${instructions(ticket)}`;
