import type { TicketNumber } from '../domain/base/ids.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import type { Moment } from '../domain/time/moment.ts';
import { redact } from './redact.ts';
import { ended, matter } from './ticket-title.ts';
import { when } from './times.ts';

/** Short words to the residents about a turn their ticket has taken. */
export const withdrawn = (ticket: Ticket): string =>
  `${shortNumber(ticket.number)}已撤回，不再办理。还需要办时直接说就行。`;

export const cancelled = (ticket: Ticket, reason: string): string =>
  `${matter(ticket)}不再办理${ticket.sensitive || reason === '' ? '。' : `，原因：${ended(redact(reason))}`}有不同意见请直接说。`;

export const merged = (ticket: Ticket, into: TicketNumber): string =>
  `${matter(ticket)}和${shortNumber(into)}是同一件事，已合在一起办，有结果一起告诉您。`;

export const reworkedForResident = (ticket: Ticket, unit: string, now: Moment): string =>
  `${matter(ticket)}已请${unit}重新办理，${when(ticket.completeBy, now)}前再给您答复。`;

export const reopenedForResident = (ticket: Ticket, unit: string, now: Moment): string =>
  `${matter(ticket)}已重新办理，由${unit}负责，${when(ticket.completeBy, now)}前答复您。`;

/** Honest: it cannot be done now, and when it is looked at again (挂账). */
export function shelvedForResident(ticket: Ticket, reason: string, reviewOn: Moment, now: Moment): string {
  const why = ticket.sensitive || reason === '' ? '' : `，原因：${redact(reason).replace(/[。；，]$/u, '')}`;
  return `${matter(ticket)}现在还办不了${why}。这件事没有撤掉，${when(reviewOn, now).replace(/\d+:\d+$/u, '')}再查一次，有变化会告诉您。`;
}
