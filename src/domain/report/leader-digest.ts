import type { TicketNumber, UnitId } from '../base/ids.ts';
import { GATHERED_FROM, GATHERING_SPAN, householdsOf } from '../complaint/gathering.ts';
import type { FigureWindow } from '../figures/figure-window.ts';
import type { FigureValues } from '../figures/measure.ts';
import { growth } from '../figures/trend.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { dayOf, endOfDay, type Moment, type MomentSpan } from '../time/moment.ts';
import { monthPeriod, type Period } from '../time/period.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import { workingDaysBetween } from '../time/working-days.ts';
import { type MonthCompared, type MonthWindows, monthWindows } from './month-compared.ts';

/** What is overdue in one unit's hands; `unit` null: not yet dispatched. `longest`: working days, the running one included. */
export interface UnitOverdue {
  readonly unit: UnitId | null;
  readonly count: number;
  readonly longest: number;
}

/** A matter only a leader can settle. */
export type Decision =
  | { readonly about: 'overdue'; readonly ticket: Ticket; readonly workingDays: number }
  | { readonly about: 'shelving'; readonly ticket: Ticket };

/** One matter of many households: its open tickets, oldest first. */
export interface Gathered {
  readonly tickets: readonly [Ticket, ...Ticket[]];
  readonly households: number;
}

/** What the leaders are told (领导日报): days just past, the month to date, what is overdue, what waits for them. */
export interface LeaderDigest {
  readonly span: MomentSpan;
  readonly cutOff: Moment;
  readonly recent: FigureValues;
  readonly month: FigureValues;
  readonly monthFrom: Moment;
  /** 在办超期 now against the start of the span. */
  readonly overdueGrowth: number;
  /** Open tickets due between the cut-off and the end of the day it is read on. */
  readonly dueToday: number;
  readonly overdue: readonly UnitOverdue[];
  /** Open matters many households share, the largest first. */
  readonly gathered: readonly Gathered[];
  readonly decisions: readonly Decision[];
  /** On the first digest after a month has ended. */
  readonly months?: MonthCompared;
}

export interface DigestContext {
  readonly span: Pick<Period, 'from' | 'to'>;
  /** When it is read. */
  readonly now: Moment;
  readonly calendar: WorkingCalendar;
  /** Are two tickets of one category and place one matter? */
  readonly alike: (a: Ticket, b: Ticket) => boolean;
}
const LEADER = 4;

/** What has to be counted for a digest: the span at its end and at its start, and the month it ends in. */
export interface DigestWindows {
  readonly recent: FigureWindow;
  readonly before: FigureWindow;
  readonly month: FigureWindow;
  readonly dueToday: MomentSpan;
  /** Where a month ended within the span. */
  readonly months?: MonthWindows;
}

/** `since`: when the office came into being; left out = nothing is compared by month. */
export const digestWindows = ({
  span,
  now,
  since,
}: Pick<DigestContext, 'span' | 'now'> & { readonly since?: Moment }): DigestWindows => ({
  ...monthsIn(span, since),
  recent: { period: span, cutOff: span.to },
  before: { period: span, cutOff: span.from },
  month: { period: monthPeriod(span.to - 1), cutOff: span.to },
  dueToday: { from: span.to, to: endOfDay(dayOf(now)) },
});

function monthsIn(span: MomentSpan, since: Moment | undefined): Pick<DigestWindows, 'months'> {
  const months = since === undefined ? undefined : monthWindows(span, since);
  return months ? { months } : {};
}

/** What is overdue in one unit's hands, and since when the oldest of it. */
export interface OverdueSince {
  readonly unit: UnitId | null;
  readonly count: number;
  readonly earliest: Moment;
}

/** The counts of these windows, and what was overdue at the end of the span, in the order of the first ticket opened. */
export interface CountedForDigest {
  readonly recent: FigureValues;
  readonly before: FigureValues;
  readonly month: FigureValues;
  readonly dueToday: readonly TicketNumber[];
  readonly overdue: readonly OverdueSince[];
  readonly months?: MonthCompared;
}

/** `open`: all open tickets as they are now. */
export function leaderDigest(
  { recent, before, month, dueToday, overdue, months }: CountedForDigest,
  open: readonly Ticket[],
  context: DigestContext,
): LeaderDigest {
  const { span, now, calendar } = context;
  return {
    span,
    cutOff: span.to,
    recent,
    month,
    monthFrom: monthPeriod(span.to - 1).from,
    overdueGrowth: growth('openOverdue', recent, before) ?? 0,
    dueToday: dueToday.length,
    overdue: longestOverdue(overdue, context),
    gathered: gathered(open, context),
    decisions: decisions(open, now, calendar),
    ...(months ? { months } : {}),
  };
}

/** The unit with most first; equals by the longest, then in the order given. */
const longestOverdue = (units: readonly OverdueSince[], { now, calendar }: DigestContext): readonly UnitOverdue[] =>
  units
    .map(({ unit, count, earliest }) => ({ unit, count, longest: workingDaysLate(calendar, earliest, now) }))
    .toSorted((a, b) => b.count - a.count || b.longest - a.longest);

/** The running working day counts: on the first one after the due day it is 1. */
const workingDaysLate = (calendar: WorkingCalendar, due: Moment, now: Moment): number =>
  workingDaysBetween(calendar, due, now) + 1;

/** Sensitive matters are never counted before others. */
function gathered(open: readonly Ticket[], context: DigestContext): readonly Gathered[] {
  return mattersOf(
    open.filter((ticket) => !ticket.sensitive).toSorted((a, b) => a.openedAt - b.openedAt),
    context,
  )
    .map((tickets) => ({ tickets, households: householdsOf(tickets) }))
    .filter(({ households }) => households >= GATHERED_FROM)
    .sort((a, b) => b.households - a.households || a.tickets[0].openedAt - b.tickets[0].openedAt);
}

/** Tickets of the last days put together where they are one matter of one place; older ones stand alone. */
function mattersOf(open: readonly Ticket[], { span, alike }: DigestContext): readonly [Ticket, ...Ticket[]][] {
  const matters: [Ticket, ...Ticket[]][] = [];
  const places = new Map<string, [Ticket, ...Ticket[]][]>();
  for (const ticket of open) {
    const where = `${ticket.category} ${ticket.area ?? ticket.group}`;
    const known = places.get(where) ?? [];
    const same = known.find(([first]) => alike(first, ticket));
    if (same) same.push(ticket);
    else {
      const matter: [Ticket, ...Ticket[]] = [ticket];
      matters.push(matter);
      if (ticket.openedAt >= span.to - GATHERING_SPAN) places.set(where, [...known, matter]);
    }
  }
  return matters;
}

/** Escalated to the leader and still open past due; or a shelving that waits for approval. */
function decisions(open: readonly Ticket[], now: Moment, calendar: WorkingCalendar): readonly Decision[] {
  const shelvings = open
    .filter((ticket) => ticket.shelving !== null)
    .map((ticket) => ({ about: 'shelving', ticket }) as const);
  const overdue = open
    .filter(
      (ticket) =>
        ticket.escalation >= LEADER &&
        ticket.state !== 'shelved' &&
        ticket.shelving === null &&
        ticket.completeBy < now,
    )
    .sort((a, b) => a.completeBy - b.completeBy)
    .map(
      (ticket) =>
        ({ about: 'overdue', ticket, workingDays: workingDaysLate(calendar, ticket.completeBy, now) }) as const,
    );
  return [...overdue, ...shelvings];
}
