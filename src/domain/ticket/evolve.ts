import type { EventBody, EventData, EventName, TicketEvent } from './event.ts';
import { followedLedger, importedTicket } from './ledger-events.ts';
import { newTicket, notCompleted, nothingAsked, notWorkedOn } from './new-ticket.ts';
import { silenced } from './silenced.ts';
import type { FollowUp, Request, Ticket } from './ticket.ts';
import { withMessages } from './ticket-words.ts';

type Change<N extends EventName> = (ticket: Ticket, data: EventData[N], event: Placed) => Partial<Ticket>;
type Placed = Pick<TicketEvent, 'at' | 'by'>;

const request = (event: Placed, reason: string, days?: number): Request => ({
  at: event.at,
  by: event.by,
  reason,
  ...(days === undefined ? {} : { days }),
});

const followUp = (ticket: Ticket): FollowUp => ticket.followUp ?? { askedAt: null, resolved: null, satisfaction: null };

const atLeast = ({ escalation }: Ticket, level: Ticket['escalation']): Ticket['escalation'] =>
  level > escalation ? level : escalation;
/** Whoever signs, calls or reports has answered the alarm. */
const answered = ({ alarm }: Ticket): Partial<Ticket> => (alarm ? { alarm: { ...alarm, answered: true } } : {});
const isResidentOf = (ticket: Ticket, account: string): boolean =>
  account === ticket.reporter || ticket.supporters.some((one) => one.account === account);

/** Events that make a ticket. */
type Opening = 'opened' | 'imported';

/** What every event means for the ticket. No rule is asked here: what has happened has happened. */
const CHANGES: { readonly [N in Exclude<EventName, Opening>]: Change<N> } = {
  ledgerChanged: followedLedger,
  declined: (_t, _d, { at }) => ({ state: 'cancelled', closedAt: at }),
  dispatched: (ticket, { unit, rule, acceptBy }, { at }) => ({
    state: 'dispatched',
    unit,
    routedBy: rule,
    acceptBy,
    dispatchedAt: at,
    firstReceiver: ticket.firstReceiver ?? unit,
  }),
  accepted: (ticket, _d, { at }) => ({ ...answered(ticket), state: 'inProgress', acceptedAt: at, returnRequest: null }),
  assigned: (ticket, { to }) => ({ ...answered(ticket), assignee: to }),
  returnRequested: (ticket, { reason }, event) => ({
    returnRequest: request(event, reason),
    returns: ticket.returns + 1,
    returnedBy: ticket.unit ? [...ticket.returnedBy, ticket.unit] : ticket.returnedBy,
  }),
  returnUpheld: (ticket) => ({
    ...notWorkedOn,
    state: 'pending',
    firstReceiver: ticket.firstReceiver === ticket.unit ? null : ticket.firstReceiver,
  }),
  returnRefused: () => ({ returnRequest: null }),
  objected: (_t, { text }, event) => ({ objection: request(event, text) }),
  objectionAnswered: () => ({ objection: null }),
  transferred: (ticket, { unit, acceptBy }, { at }) => ({
    ...notWorkedOn,
    state: 'dispatched',
    unit,
    acceptBy,
    dispatchedAt: at,
    routedBy: '转办',
    transfers: ticket.transfers + 1,
    ...nothingAsked,
  }),
  assisted: (ticket, { units }) => ({ assisting: [...new Set([...ticket.assisting, ...units])] }),
  contacted: (ticket, _d, { at }) => ({ ...answered(ticket), contactedAt: ticket.contactedAt ?? at }),
  paused: (_t, _d, { at }) => ({ state: 'waiting', pausedAt: at }),
  resumed: (ticket, { completeBy }, { at }) => ({
    state: 'inProgress',
    completeBy,
    pauses: [...ticket.pauses, [ticket.pausedAt ?? at, at]],
    pausedAt: null,
  }),
  extensionRequested: (_t, { days, reason }, event) => ({ extensionRequest: request(event, reason, days) }),
  extensionGranted: (ticket, { days, completeBy, dueBefore }) => ({
    completeBy,
    clock: { from: dueBefore, limit: { workingDays: days } },
    extensions: ticket.extensions + 1,
    extensionRequest: null,
  }),
  extensionRefused: () => ({ extensionRequest: null }),
  replied: (ticket, { text, result, faults, lastMinuteThin = null }, { at }) => ({
    ...answered(ticket),
    state: 'replied',
    reply: text,
    result,
    faults,
    lastMinuteThin,
    repliedAt: at,
    contactedAt: ticket.contactedAt ?? at,
  }),
  completed: (ticket, { text, result }, { at }) => ({
    ...answered(ticket),
    state: 'completed',
    reply: text,
    result,
    faults: [],
    lastMinuteThin: false, // a reply without faults is not thin
    repliedAt: at,
    completedAt: at,
    settledAt: at,
    contactedAt: ticket.contactedAt ?? at,
    ...nothingAsked,
  }),
  approved: (_t, { completedAt }, { at }) => ({ state: 'completed', completedAt, settledAt: at, ...nothingAsked }),
  reworked: (ticket, { completeBy, limit }, { at }) => ({
    ...notCompleted,
    state: 'inProgress',
    ...(ticket.state === 'completed' ? { completeBy, clock: { from: at, limit }, rungs: [] } : {}),
    reworks: ticket.reworks + 1,
  }),
  followUpAsked: (ticket, _d, { at }) => ({ followUp: { ...followUp(ticket), askedAt: at } }),
  followedUp: (ticket, { resolved, satisfaction }) => ({
    followUp: {
      ...followUp(ticket),
      resolved: resolved ?? followUp(ticket).resolved,
      satisfaction: satisfaction ?? followUp(ticket).satisfaction,
    },
  }),
  closed: (_t, _d, { at }) => ({ state: 'closed', closedAt: at }),
  reopened: (ticket, { completeBy, limit }, { at }) => ({
    ...notCompleted,
    state: 'inProgress',
    closedAt: null,
    completeBy,
    clock: { from: at, limit },
    rungs: [],
    reopens: ticket.reopens + 1,
  }),
  shelvingRequested: (_t, { reason, days }, event) => ({ shelving: request(event, reason, days) }),
  shelved: (_t, { reviewOn }) => ({ state: 'shelved', shelving: null, reviewOn }),
  shelvingRefused: () => ({ shelving: null }),
  unshelved: (ticket, { completeBy, limit }, { at }) => ({
    state: 'inProgress',
    reviewOn: null,
    ...(completeBy > ticket.completeBy ? { completeBy, clock: { from: at, limit }, rungs: [] } : {}),
  }),
  reminded: (ticket, { rungs, level }) => ({
    rungs: [...ticket.rungs, ...rungs],
    reminders: ticket.reminders + 1,
    escalation: atLeast(ticket, level),
  }),
  escalated: (ticket, { rung, level }) => ({
    rungs: rung === '' ? ticket.rungs : [...ticket.rungs, rung],
    escalation: atLeast(ticket, level),
  }),
  raised: (ticket, { urgency, acceptBy, respondBy, completeBy, limit }, { at }) => ({
    urgency,
    acceptBy: acceptBy ?? ticket.acceptBy,
    respondBy,
    completeBy,
    clock: { from: at, limit },
    alarm: urgency === 'critical' ? { since: at, answered: false } : null,
  }),
  lowered: (ticket, { acceptBy, respondBy, completeBy, limit }) => ({
    urgency: 'normal',
    acceptBy: acceptBy ?? ticket.acceptBy,
    respondBy,
    completeBy,
    clock: { from: ticket.openedAt, limit },
    alarm: null,
  }),
  instructed: (ticket, { text }, event) => ({ instructions: [...ticket.instructions, request(event, text)] }),
  merged: (_t, { into }, { at }) => ({ state: 'cancelled', mergedInto: into, closedAt: at }),
  absorbed: (ticket, { messages, reporters, matter }, { at }) => ({
    ...silenced(ticket, matter),
    supporters: [
      ...ticket.supporters,
      ...reporters
        .filter((account) => !isResidentOf(ticket, account))
        .map((account) => ({ account, at, message: messages.find((message) => message.from === account)?.id ?? '' })),
    ],
    ...withMessages(ticket, (all) => [...all, ...messages]),
  }),
  separated: (ticket, { account }) => ({
    supporters: ticket.supporters.filter((one) => one.account !== account),
    ...withMessages(ticket, (all) => all.filter((message) => message.from !== account)),
  }),
  cancelled: (_t, _d, { at }) => ({ state: 'cancelled', closedAt: at }),
  exclusionRequested: (_t, { reason }, event) => ({ exclusion: request(event, reason) }),
  excluded: (_t, { reason }) => ({ exclusion: null, excluded: reason }),
  exclusionRefused: () => ({ exclusion: null }),
  messageAdded: (ticket, { message }) => withMessages(ticket, (all) => [...all, message]),
  messageRecalled: (ticket, { message }) => ({
    supporters: ticket.supporters.filter((supporter) => supporter.message !== message),
    ...withMessages(ticket, (all) => all.map((one) => (one.id === message ? { ...one, recalled: true } : one))),
  }),
  // What was said cannot be unsaid: a sensitive ticket stays one.
  corrected: (ticket, { text, subject, place, matter }) => ({
    text,
    subject,
    ...(place === undefined ? {} : { place }),
    correction: { text, covers: ticket.messages.map((message) => message.id) },
    ...silenced(ticket, matter),
  }),
  supported: (ticket, { account, message, at }) =>
    isResidentOf(ticket, account) ? {} : { supporters: [...ticket.supporters, { account, message, at }] },
};

/** The ticket after one more event. The first must be `opened` or `imported`. */
export function evolve(ticket: Ticket | undefined, event: TicketEvent): Ticket {
  if (event.event === 'opened') return { ...newTicket(event.data, event), version: event.seq, lastHash: event.hash };
  if (event.event === 'imported')
    return { ...importedTicket(event.data, event), version: event.seq, lastHash: event.hash };
  if (!ticket) throw new Error(`the first event of ${event.ticket} is not its opening`);
  return { ...ticket, ...changeOf(ticket, event), version: event.seq, lastHash: event.hash };
}

function changeOf(ticket: Ticket, event: EventBody & Placed): Partial<Ticket> {
  const change = CHANGES[event.event as Exclude<EventName, Opening>] as Change<never>;
  return change(ticket, event.data as never, event);
}
