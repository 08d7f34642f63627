import type { Person } from '../domain/office/person.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import type { Moment } from '../domain/time/moment.ts';
import { redact } from './redact.ts';
import { at, instructions, sayable, title } from './ticket-title.ts';
import { when } from './times.ts';

/** To the resident: later, why, and until when (延期). */
export function extensionForResident(ticket: Ticket, reason: string, now: Moment): string {
  const number = shortNumber(ticket.number);
  const what = ticket.sensitive ? `您反映的事（${number}）` : `${number}“${redact(ticket.subject)}”`;
  const why =
    ticket.sensitive || reason === ''
      ? '一时办不完'
      : `因${redact(reason)
          .replace(/^(?:因为|由于|因)/u, '')
          .replace(/[。；，]$/u, '')}暂不能办完`;
  return `${what}${why}，完成时间改为${when(ticket.completeBy, now)}前。给您添麻烦了，有进展会告诉您。`;
}

export const extensionGranted = (
  ticket: Ticket,
  about: { readonly days: number; readonly most: number },
  people: readonly Person[],
  now: Moment,
): string =>
  `【同意延期】${title(ticket)} ${at(people)}延长${about.days}个工作日，至${when(ticket.completeBy, now)}（第${ticket.extensions}次，共${about.most}次）。请当天向群众说明。${instructions(ticket)}`;

/** To the unit: not put aside either. */
export const shelvingRefused = (ticket: Ticket, reason: string, people: readonly Person[], now: Moment): string =>
  `【不同意挂账】${title(ticket)} ${at(people)}${sayable(ticket, reason) === '' ? '' : `原因：${sayable(ticket, reason)}。`}仍请在${when(ticket.completeBy, now)}前办结。${instructions(ticket)}`;

export const extensionRefused = (ticket: Ticket, reason: string, people: readonly Person[], now: Moment): string =>
  `【不同意延期】${title(ticket)} ${at(people)}${sayable(ticket, reason) === '' ? '' : `原因：${sayable(ticket, reason)}。`}仍请在${when(ticket.completeBy, now)}前办结。${instructions(ticket)}`;
