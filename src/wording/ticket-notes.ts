import type { EventName, TicketEvent } from '../domain/ticket/event.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import type { Moment } from '../domain/time/moment.ts';
import { when } from './times.ts';

/** Events in which somebody wrote something to the others who work on the ticket. */
const LABELS: Readonly<Partial<Record<EventName, string>>> = {
  returnRequested: '退单理由',
  returnRefused: '驳退原因',
  objected: '异议',
  objectionAnswered: '答复异议',
  transferred: '转办原因',
  contacted: '联系情况',
  paused: '待补充',
  extensionRequested: '延期理由',
  extensionRefused: '驳延原因',
  reworked: '重办原因',
  reopened: '重开原因',
  shelvingRequested: '挂账理由',
  shelvingRefused: '驳挂原因',
  exclusionRequested: '剔除理由',
  exclusionRefused: '驳剔原因',
  reminded: '催办',
  escalated: '督办',
  instructed: '领导批示',
};

/** What no group is told of a sensitive ticket, for whoever works on it: a line each, in the order it was written. */
export function notesOf(ticket: Ticket, events: readonly TicketEvent[], now: Moment): readonly string[] {
  if (!ticket.sensitive) return [];
  return events.flatMap((event) => {
    const label = LABELS[event.event];
    const { text, reason } = event.data as { readonly text?: string; readonly reason?: string };
    const words = text ?? reason ?? '';
    return label === undefined || words === '' ? [] : [`${label}（${when(event.at, now)}）：${words}`];
  });
}
