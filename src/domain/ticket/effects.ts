import type { Message } from '../complaint/message.ts';
import { dueAt, type Limit } from '../deadline/deadline.ts';
import { acceptLimit, completeLimit, contactLimit } from '../deadline/deadline-policy.ts';
import { judgeReply } from '../reply/judge-reply.ts';
import { isLastMinute } from '../reply/last-minute.ts';
import { namesFor } from '../reply/names-for.ts';
import { addDays, atClock, dayOf, type Moment } from '../time/moment.ts';
import type { Command, CommandData, CommandName } from './command.ts';
import type { DecideContext } from './decide-context.ts';
import type { EventBody, EventName } from './event.ts';
import { SHELVING_DAYS } from './guards.ts';
import { resultOf } from './result.ts';
import type { Ticket, TicketMessage } from './ticket.ts';

type Effect = (ticket: Ticket, command: never, context: DecideContext) => EventBody;
type Of<N extends CommandName> = { readonly name: N } & CommandData[N];

const text = (value: string | undefined): string => value?.trim() ?? '';

/** A chat message as a ticket keeps it. */
export const asTicketMessage = (message: Message): TicketMessage => ({
  id: message.id,
  from: message.from,
  sentAt: message.sentAt,
  kind: message.kind,
  text: message.text,
  recalled: false,
});

/** The time to complete a ticket that is taken up once more, from now. */
function newWindow(
  { urgency }: Ticket,
  { now, policy, calendar }: DecideContext,
): { completeBy: Moment; limit: Limit } {
  const limit = urgency === 'normal' ? policy.limits.rework : policy.limits.urgent.complete;
  return { completeBy: dueAt(calendar, now, limit), limit };
}

const unsigned = ({ state }: Ticket): boolean => state === 'dispatched';

/** What each permitted row of the lifecycle table makes happen. The guards have spoken: what is needed is there. */
const EFFECTS = {
  declined: (_t, c: Of<'decline'>) => ({ event: 'declined', data: { reason: text(c.reason) } }),
  dispatched: (ticket, c: Of<'dispatch'>, { now, policy, calendar }) => ({
    event: 'dispatched',
    data: {
      unit: c.unit ?? '',
      rule: c.rule ?? '派单员指定',
      acceptBy: dueAt(calendar, now, acceptLimit(policy.limits, ticket.urgency)),
      respondBy: ticket.respondBy,
    },
  }),
  accepted: () => ({ event: 'accepted', data: {} }),
  assigned: (_t, c: Of<'assign'>) => ({ event: 'assigned', data: { to: text(c.text) } }),
  returnRequested: (_t, c: Of<'return'>) => ({ event: 'returnRequested', data: { reason: text(c.reason) } }),
  returnUpheld: () => ({ event: 'returnUpheld', data: {} }),
  returnRefused: (_t, c: Of<'refuseReturn'>) => ({ event: 'returnRefused', data: { reason: text(c.reason) } }),
  objected: (_t, c: Of<'object'>) => ({ event: 'objected', data: { text: text(c.text) } }),
  objectionAnswered: (_t, c: Of<'answerObjection'>) => ({ event: 'objectionAnswered', data: { text: text(c.text) } }),
  transferred: (ticket, c: Of<'transfer'>, { now, policy, calendar }) => ({
    event: 'transferred',
    data: {
      unit: c.unit ?? '',
      reason: text(c.reason),
      acceptBy: dueAt(calendar, now, acceptLimit(policy.limits, ticket.urgency)),
    },
  }),
  assisted: (_t, c: Of<'assist'>) => ({ event: 'assisted', data: { units: c.units ?? [] } }),
  contacted: (_t, c: Of<'contact'>) => ({ event: 'contacted', data: { text: text(c.text) } }),
  paused: (_t, c: Of<'pause'>, { now, policy, calendar }) => ({
    event: 'paused',
    data: { text: text(c.text), until: dueAt(calendar, now, policy.limits.pause) },
  }),
  resumed: (ticket, c: Of<'resume'>, { now, calendar }) => ({
    event: 'resumed',
    data: {
      text: text(c.text),
      completeBy: dueAt(calendar, ticket.clock.from, ticket.clock.limit, [
        ...ticket.pauses,
        [ticket.pausedAt ?? now, now],
      ]),
    },
  }),
  extensionRequested: (_t, c: Of<'requestExtension'>, { policy }) => ({
    event: 'extensionRequested',
    data: { days: c.days ?? policy.limits.extension.days, reason: text(c.reason) },
  }),
  extensionGranted: (ticket, _c, { calendar, policy }) => {
    const days = ticket.extensionRequest?.days ?? policy.limits.extension.days;
    const completeBy = dueAt(calendar, ticket.completeBy, { workingDays: days });
    return {
      event: 'extensionGranted',
      data: { days, completeBy, dueBefore: ticket.completeBy, reason: ticket.extensionRequest?.reason ?? '' },
    };
  },
  extensionRefused: (_t, c: Of<'refuseExtension'>) => ({ event: 'extensionRefused', data: { reason: text(c.reason) } }),
  completed: (ticket, c: Of<'complete'>, { directory, now, calendar }) => {
    const result = c.result ?? resultOf(text(c.text));
    const { faults, thin } = judgeReply({
      title: `${ticket.place}${ticket.subject}`,
      text: ticket.text,
      reply: text(c.text),
      result,
      names: namesFor(ticket, directory),
    });
    const given = { repliedAt: now, from: ticket.clock.from, due: ticket.completeBy, urgency: ticket.urgency };
    return faults.length > 0
      ? {
          event: 'replied',
          data: { text: text(c.text), result, faults, lastMinuteThin: thin && isLastMinute(given, calendar) },
        }
      : { event: 'completed', data: { text: text(c.text), result } };
  },
  approved: (ticket, _c, { now }) => ({ event: 'approved', data: { completedAt: ticket.repliedAt ?? now } }),
  reworked: (ticket, c: Of<'rework'>, context) => {
    // A reply that did not pass the review gains no time.
    const again =
      ticket.state === 'replied'
        ? { completeBy: ticket.completeBy, limit: ticket.clock.limit }
        : newWindow(ticket, context);
    return { event: 'reworked', data: { reason: text(c.reason), ...again } };
  },
  followUpAsked: () => ({ event: 'followUpAsked', data: {} }),
  followedUp: (_t, c: Of<'followUp'>) => ({
    event: 'followedUp',
    data: { resolved: c.resolved ?? null, satisfaction: c.satisfaction ?? null },
  }),
  closed: (_t, c: Of<'close'>) => ({ event: 'closed', data: { reason: text(c.reason) } }),
  reopened: (ticket, c: Of<'reopen'>, context) => ({
    event: 'reopened',
    data: { reason: text(c.reason), ...newWindow(ticket, context) },
  }),
  shelvingRequested: (_t, c: Of<'shelve'>) => ({
    event: 'shelvingRequested',
    data: { reason: text(c.reason), days: c.days ?? SHELVING_DAYS },
  }),
  shelved: (ticket, _c, { now, policy }) => ({
    event: 'shelved',
    data: {
      reason: ticket.shelving?.reason ?? '',
      reviewOn: atClock(addDays(dayOf(now), ticket.shelving?.days ?? SHELVING_DAYS), policy.schedule.overdueList),
    },
  }),
  shelvingRefused: (_t, c: Of<'refuseShelving'>) => ({ event: 'shelvingRefused', data: { reason: text(c.reason) } }),
  unshelved: (ticket, _c, context) => ({ event: 'unshelved', data: newWindow(ticket, context) }),
  reminded: (_t, c: Of<'remind'>) => ({
    event: 'reminded',
    data: { rungs: c.rungs ?? [], level: c.level ?? 0, text: text(c.text) },
  }),
  escalated: (ticket, c: Of<'escalate'>) => ({
    event: 'escalated',
    data: { rung: c.rung ?? '', level: c.level ?? (Math.max(3, ticket.escalation) as 3 | 4), text: text(c.text) },
  }),
  raised: (ticket, c: Of<'raise'>, { now, policy, calendar }) => {
    const urgency = c.urgency ?? 'critical';
    const limit = completeLimit(policy.limits, ticket.kind, urgency);
    return {
      event: 'raised',
      data: {
        urgency,
        reason: text(c.reason),
        acceptBy: unsigned(ticket) ? dueAt(calendar, now, acceptLimit(policy.limits, urgency)) : null,
        respondBy:
          ticket.contactedAt === null ? dueAt(calendar, now, contactLimit(policy.limits, urgency)) : ticket.respondBy,
        completeBy: Math.min(ticket.completeBy, dueAt(calendar, now, limit)),
        limit,
      },
    };
  },
  lowered: (ticket, c: Of<'lower'>, context) => {
    const { policy, calendar } = context;
    const from = ticket.dispatchedAt ?? ticket.openedAt;
    return {
      event: 'lowered',
      data: {
        reason: text(c.reason),
        acceptBy: unsigned(ticket) ? dueAt(calendar, from, acceptLimit(policy.limits, 'normal')) : null,
        ...openingClock(ticket.openedAt, ticket.kind, 'normal', context),
      },
    };
  },
  instructed: (_t, c: Of<'instruct'>) => ({ event: 'instructed', data: { text: text(c.text) } }),
  merged: (_t, c: Of<'merge'>) => ({ event: 'merged', data: { into: c.into ?? '' } }),
  absorbed: (_t, c: Of<'absorb'>) => ({
    event: 'absorbed',
    data: {
      from: c.from,
      messages: c.messages.map(asTicketMessage),
      reporters: c.reporters,
      ...(c.matter === undefined ? {} : { matter: c.matter }),
    },
  }),
  separated: (ticket, c: Of<'split'>) => ({
    event: 'separated',
    data: { account: c.account ?? ticket.supporters.at(-1)?.account ?? '', text: text(c.text) },
  }),
  cancelled: (_t, c: Of<'cancel'>) => ({ event: 'cancelled', data: { reason: text(c.reason) } }),
  exclusionRequested: (_t, c: Of<'exclude'>) => ({ event: 'exclusionRequested', data: { reason: text(c.reason) } }),
  exclusionRefused: (_t, c: Of<'refuseExclusion'>) => ({ event: 'exclusionRefused', data: { reason: text(c.reason) } }),
  excluded: (ticket, c: Of<'exclude'>) => ({
    event: 'excluded',
    data: { reason: ticket.exclusion?.reason ?? text(c.reason) },
  }),
  messageAdded: (_t, c: Of<'addMessage'>) => ({ event: 'messageAdded', data: { message: asTicketMessage(c.message) } }),
  messageRecalled: (_t, c: Of<'recallMessage'>) => ({ event: 'messageRecalled', data: { message: c.message } }),
  corrected: (_t, c: Of<'correct'>) => ({
    event: 'corrected',
    data: {
      text: text(c.text),
      subject: text(c.subject),
      ...(c.place === undefined ? {} : { place: c.place }),
      ...(c.matter === undefined ? {} : { matter: c.matter }),
    },
  }),
  supported: (_t, c: Of<'support'>) => ({
    event: 'supported',
    data: { account: c.account, message: c.message, at: c.at, ...(c.full ? { full: true } : {}) },
  }),
} as const satisfies Partial<Record<EventName, Effect>>;

/** The event a permitted row leads to. */
export function effect(name: EventName, ticket: Ticket, command: Command, context: DecideContext): EventBody {
  const apply = (EFFECTS as unknown as Record<string, (t: Ticket, c: Command, x: DecideContext) => EventBody>)[name];
  if (!apply) throw new Error(`the lifecycle table names an event without an effect: ${name}`);
  return apply(ticket, command, context);
}

/** Due moments of a ticket at its opening. */
export function openingClock(
  openedAt: number,
  kind: Ticket['kind'],
  urgency: Ticket['urgency'],
  { policy, calendar }: Pick<DecideContext, 'policy' | 'calendar'>,
) {
  const limit = completeLimit(policy.limits, kind, urgency);
  return {
    limit,
    respondBy: dueAt(calendar, openedAt, contactLimit(policy.limits, urgency)),
    completeBy: dueAt(calendar, openedAt, limit),
  };
}
