import type { EventData, TicketEvent } from './event.ts';
import type { Ticket } from './ticket.ts';
import { wordsOf } from './ticket-words.ts';

/** As long as no unit works on it. */
export const notWorkedOn = {
  unit: null,
  acceptBy: null,
  acceptedAt: null,
  returnRequest: null,
  assignee: null,
} as const;
/** As long as there is no result. */
export const notCompleted = {
  repliedAt: null,
  completedAt: null,
  settledAt: null,
  reply: null,
  result: null,
  faults: [],
  lastMinuteThin: null,
  followUp: null,
} as const;
/** As long as nothing waits for a decision; what waited has no object any more when the ticket leaves the unit or is done. */
export const nothingAsked = { extensionRequest: null, objection: null, shelving: null } as const;

/** The ticket before its first event. */
export function newTicket(data: EventData['opened'], event: TicketEvent): Ticket {
  return {
    number: event.ticket,
    version: 0,
    policyVersion: data.policyVersion,
    state: 'pending',
    source: data.source,
    channel: data.channel,
    group: data.group,
    reporter: data.reporter,
    supporters: [],
    messages: data.messages,
    text: wordsOf(data.messages),
    correction: null,
    subject: data.subject,
    kind: data.kind,
    category: data.category,
    urgency: data.urgency,
    sensitive: data.sensitive,
    ...(data.matter === undefined ? {} : { matter: data.matter }),
    place: data.place,
    area: data.area,
    ...notWorkedOn,
    firstReceiver: null,
    assisting: [],
    routedBy: null,
    openedAt: data.openedAt,
    dispatchedAt: null,
    respondBy: data.respondBy,
    contactedAt: null,
    completeBy: data.completeBy,
    ...notCompleted,
    closedAt: null,
    clock: { from: data.openedAt, limit: data.limit },
    pauses: [],
    pausedAt: null,
    returns: 0,
    returnedBy: [],
    extensions: 0,
    ...nothingAsked,
    transfers: 0,
    reworks: 0,
    reopens: 0,
    reviewOn: null,
    exclusion: null,
    excluded: null,
    alarm: data.urgency === 'critical' ? { since: data.openedAt, answered: false } : null,
    instructions: [],
    rungs: [],
    reminders: 0,
    escalation: 0,
    mergedInto: null,
    lastHash: '',
  };
}
