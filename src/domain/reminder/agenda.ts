import { dueAt } from '../deadline/deadline.ts';
import { isOpen } from '../ticket/state.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { addDays, atClock, dayOf, endOfDay, type Moment } from '../time/moment.ts';
import { knowsYear, nextWorkingDay } from '../time/working-calendar.ts';
import type { Rung, Window } from './reminder-ladder.ts';
import type { ReminderRules, RungItem } from './rung-item.ts';
import { orUnknown, rungItems } from './rung-items.ts';

/** What time does to a ticket by itself. */
export type AgendaItem =
  | RungItem
  | { readonly kind: 'resume' | 'askFollowUp' | 'close' | 'unshelve'; readonly at: Moment };

export interface Agenda {
  /** The earliest moment of an item, due or to come; null when nothing can happen by itself. */
  readonly nextAt: Moment | null;
  /** Items whose moment has come, earliest first. */
  readonly due: readonly AgendaItem[];
}

/** Works out the ticket's agenda by the tables in force when it was opened. Cheap: a few dozen moments at most. */
export function agenda(ticket: Ticket, rules: ReminderRules, now: Moment): Agenda {
  const items = [...lifeItems(ticket, rules), ...rungItems(ticket, rules, now)].sort((a, b) => a.at - b.at);
  return { nextAt: items[0]?.at ?? lookAgain(ticket, rules, now), due: items.filter((item) => item.at <= now) };
}

/**
 * The highest of several rungs that are due at once, as after an outage: it alone is said, all of them count as reached.
 * Of two on one level the later one.
 */
export const highestRung = (items: readonly RungItem[]): RungItem | undefined =>
  items.toSorted((a, b) => a.rung.level - b.rung.level || a.at - b.at).at(-1);

/** The next step up the ladder on the same clock that is still to come, for “…仍未办结，将提醒…”. */
export const nextEscalation = (
  ticket: Ticket,
  rules: ReminderRules,
  window: Window,
  now: Moment,
): RungItem | undefined =>
  rungItems(ticket, rules, now)
    .filter((item) => item.at > now && item.rung.window === window && isEscalation(item.rung))
    .toSorted((a, b) => a.at - b.at)[0];

/** A rung that raises the ticket above the person on duty. */
export const isEscalation = (rung: Rung): boolean => rung.post === 'escalation' && rung.level > 0;

type LifeMoment = (ticket: Ticket, rules: ReminderRules) => Moment | undefined;

/** Sources whose residents can be asked in a chat group. */
const CHAT_SOURCES: readonly string[] = ['wechat', 'dingtalk', 'bridge', 'sim'];

const resume: LifeMoment = ({ state, pausedAt }, { calendar, policy }) =>
  state === 'waiting' && pausedAt !== null ? dueAt(calendar, pausedAt, policy.limits.pause) : undefined;

const unshelve: LifeMoment = ({ state, reviewOn }) => (state === 'shelved' ? (reviewOn ?? undefined) : undefined);

/** Asked once, and only of residents who have not said so already. */
const mustAsk = ({ source, followUp }: Ticket): boolean =>
  CHAT_SOURCES.includes(source) && (followUp?.askedAt ?? null) === null && (followUp?.resolved ?? null) === null;

const askFollowUp: LifeMoment = (ticket, { calendar, policy }) =>
  ticket.state === 'completed' && ticket.settledAt !== null && mustAsk(ticket)
    ? atClock(nextWorkingDay(calendar, dayOf(ticket.settledAt)), policy.schedule.followUp)
    : undefined;

/**
 * Answered in full: at the end of the day it was asked, so that a second thought of that day still counts. Else when the time to
 * answer has lapsed. An unresolved one is never closed by time: whoever takes the answer sends it back.
 */
const close: LifeMoment = (ticket, { calendar, policy }) => {
  const { state, settledAt, followUp } = ticket;
  if (state !== 'completed' || settledAt === null || followUp?.resolved === false || mustAsk(ticket)) return undefined;
  const since = followUp?.askedAt ?? settledAt;
  const answered = followUp?.resolved === true && followUp.satisfaction !== null;
  return answered ? endOfDay(dayOf(since)) : dueAt(calendar, since, policy.limits.followUp);
};

const LIFE: readonly { readonly kind: 'resume' | 'askFollowUp' | 'close' | 'unshelve'; readonly moment: LifeMoment }[] =
  [
    { kind: 'resume', moment: resume },
    { kind: 'askFollowUp', moment: askFollowUp },
    { kind: 'close', moment: close },
    { kind: 'unshelve', moment: unshelve },
  ];

function lifeItems(ticket: Ticket, rules: ReminderRules): readonly AgendaItem[] {
  return LIFE.flatMap(({ kind, moment }) => {
    const at = orUnknown(() => moment(ticket, rules));
    return at === undefined ? [] : [{ kind, at }];
  });
}

/** How far ahead the longest moments lie. */
const HORIZON = 60;

/**
 * A ticket in play without a moment of its own may stand before a year the calendar does not know yet: look again at midnight, the
 * new year's line may be there by then.
 */
function lookAgain(ticket: Ticket, { calendar }: ReminderRules, now: Moment): Moment | null {
  const inPlay = isOpen(ticket.state) || ticket.state === 'completed';
  const furthest = addDays(dayOf(Math.max(now, ticket.completeBy)), HORIZON);
  return inPlay && !knowsYear(calendar, Number(furthest.slice(0, 4))) ? endOfDay(dayOf(now)) : null;
}
