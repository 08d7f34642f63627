import { type Standing, standing } from '../../../../domain/deadline/standing.ts';
import { isOpen } from '../../../../domain/ticket/state.ts';
import type { Ticket } from '../../../../domain/ticket/ticket.ts';
import { DAY, type Moment } from '../../../../domain/time/moment.ts';
import { duration } from '../../../../wording/duration.ts';
import { when } from '../../../../wording/times.ts';

/** One clock of a ticket as the card shows it. `done`: it has stopped in time. */
export interface DueLine {
  readonly name: string;
  readonly standing: Standing | 'done';
  /** When it is, or was, due. */
  readonly due: string;
  /** What is left, or how it ended. */
  readonly words: string;
}

interface Clock {
  readonly name: string;
  readonly verb: string;
  readonly from: Moment;
  readonly due: Moment | null;
  readonly doneAt: Moment | null;
}

/** 临期 begins with the last quarter, on the last day at the earliest. */
const soonFrom = ({ from, due }: { from: Moment; due: Moment }): Moment => due - Math.min((due - from) / 4, DAY);

/** The ticket's clocks at `now`: those that run and those that have stopped. */
export function dueLines(ticket: Ticket, now: Moment): readonly DueLine[] {
  if (ticket.state === 'cancelled') return [];
  return clocksOf(ticket).flatMap((clock) => (clock.due === null ? [] : [lineOf(ticket, clock, clock.due, now)]));
}

const clocksOf = (ticket: Ticket): readonly Clock[] => [
  {
    name: '签收',
    verb: '签收',
    from: ticket.dispatchedAt ?? ticket.openedAt,
    due: ticket.acceptBy,
    doneAt: ticket.acceptedAt,
  },
  { name: '联系', verb: '联系', from: ticket.openedAt, due: ticket.respondBy, doneAt: ticket.contactedAt },
  { name: '办结', verb: '办结', from: ticket.clock.from, due: ticket.completeBy, doneAt: ticket.completedAt },
];

function lineOf(ticket: Ticket, { name, verb, from, doneAt }: Clock, due: Moment, now: Moment): DueLine {
  const at = when(due, now);
  if (doneAt !== null)
    return doneAt > due
      ? { name, standing: 'overdue', due: at, words: `${when(doneAt, now)}${verb}，迟${duration(doneAt - due)}` }
      : { name, standing: 'done', due: at, words: `${when(doneAt, now)}${verb}，按时` };
  if (ticket.state === 'waiting' || ticket.state === 'shelved')
    return { name, standing: 'onTrack', due: at, words: ticket.state === 'waiting' ? '时限暂停' : '挂账，不计时' };
  if (!isOpen(ticket.state)) return { name, standing: 'done', due: at, words: `没有单独记录${verb}` };
  const stands = standing({ dueAt: due, now, dueSoonFrom: soonFrom({ from, due }) });
  return { name, standing: stands, due: at, words: RUNNING[stands](Math.abs(due - now)) };
}

const RUNNING: Readonly<Record<Standing, (distance: number) => string>> = {
  onTrack: (distance) => `还剩${duration(distance)}`,
  dueSoon: (distance) => `快到期，还剩${duration(distance)}`,
  overdue: (distance) => `已超期${duration(distance)}`,
};
