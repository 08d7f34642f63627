import type { OfficeIdentity } from '../domain/policy/office-policy.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import type { Moment, MomentSpan } from '../domain/time/moment.ts';
import { contactOf } from './acknowledgement.ts';
import { spanWords } from './gap.ts';
import { listed } from './ticket-lines.ts';
import { title } from './ticket-title.ts';

export interface CaughtUp {
  /** From the first to the last message that was missed. */
  readonly span: MomentSpan;
  readonly opened: readonly Ticket[];
  /** Open already: somebody else had reported the same. */
  readonly joined: readonly Ticket[];
}

/** To a group of which a log was read in after a gap (补收): what came of it, once for all of them. */
export function caughtUpNotice({ span, opened, joined }: CaughtUp, office: OfficeIdentity, now: Moment): string {
  const name = office.botNames[0] ?? '小助手';
  const head = `${spanWords(span, now)}${name}没有收到的话，现在补收了`;
  const same =
    joined.length === 0
      ? ''
      : `和${joined.map(({ number }) => shortNumber(number)).join('、')}是同一件事的，已一并记上。`;
  if (opened.length === 0) return `${head}。${same}`;
  return [
    `${head}，其中${opened.length}件事已登记：`,
    ...listed(opened, (ticket) => (ticket.sensitive ? `${shortNumber(ticket.number)} 由专人办理` : title(ticket))),
    `${danger(opened)}${contactOf(opened, now, '各位')}，想了解进展就说“进度”。${same}还有没记上的，麻烦再说一遍。`,
  ].join('\n');
}

/** It was said a while ago: what to do first depends on how things stand now. */
const danger = (tickets: readonly Ticket[]): string =>
  tickets.some(({ urgency }) => urgency === 'critical') ? '如果现在还有危险，请马上打110、119或120，不要等回复。' : '';
