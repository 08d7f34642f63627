/** What a ledger's events mean for a ticket. Nothing is judged here: what another system has recorded has happened. */
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { Moment } from '../time/moment.ts';
import type { EventData, TicketEvent } from './event.ts';
import { newTicket, nothingAsked } from './new-ticket.ts';
import { silenced } from './silenced.ts';
import type { TicketState } from './state.ts';
import type { FollowUp, Ticket } from './ticket.ts';
import { withMessages } from './ticket-words.ts';

/** The words of a row stand as one message, so that a merge moves them like any resident's. */
const messageId = ({ source, number }: LedgerEntry): string => `ledger:${source}:${number}`;

/** The ticket a row becomes. It has no group and no reporter: nobody in a chat is told of it. */
export function importedTicket(data: EventData['imported'], event: TicketEvent): Ticket {
  const { entry, state, closedAt, acceptBy, rungs } = data;
  const { source, openedAt, text, category } = entry;
  const message = { id: messageId(entry), from: '', sentAt: openedAt, kind: 'text', text, recalled: false } as const;
  const opened = newTicket(
    {
      policyVersion: data.policyVersion,
      source,
      channel: data.channel,
      group: '',
      reporter: '',
      messages: [message],
      subject: data.subject,
      kind: entry.kind ?? 'grievance',
      category,
      urgency: 'normal',
      sensitive: data.sensitive,
      ...(data.matter === undefined ? {} : { matter: data.matter }),
      place: data.place,
      area: data.area,
      respondBy: data.respondBy,
      completeBy: data.completeBy,
      limit: data.limit,
      openedAt,
    },
    event,
  );
  return {
    ...opened,
    ledgerNumber: entry.number,
    ...told({ ...opened, unit: entry.unit }, entry),
    firstReceiver: entry.unit,
    routedBy: '台账',
    acceptBy,
    state,
    closedAt,
    rungs,
  };
}

/** The ticket after a row that says something else than before. */
export function followedLedger(ticket: Ticket, data: EventData['ledgerChanged']): Partial<Ticket> {
  const { after, clock, words, state, closedAt, rungs } = data;
  const moved = after.unit === undefined ? {} : { assignee: null, ...signedBy(state) };
  const settled = after.unit !== undefined || after.completedAt != null;
  const again = after.completedAt === null ? { result: null, reply: null, faults: [], lastMinuteThin: null } : {};
  return {
    ...moved,
    ...(settled ? { ...nothingAsked, returnRequest: null } : {}),
    ...(state === 'waiting' ? {} : { pausedAt: null }),
    ...(state === 'shelved' ? {} : { reviewOn: null }),
    ...told({ ...ticket, unit: after.unit ?? ticket.unit }, after),
    ...again,
    ...(words ? { subject: words.subject, place: words.place, area: words.area } : {}),
    ...silenced(ticket, words?.matter),
    ...(clock
      ? {
          acceptBy: clock.acceptBy,
          respondBy: clock.respondBy,
          completeBy: clock.completeBy,
          clock: { from: clock.openedAt, limit: clock.limit },
        }
      : {}),
    state,
    closedAt,
    rungs: [...ticket.rungs, ...rungs],
  };
}

/** What the old unit signed the new one has not. */
const signedBy = (state: TicketState): Partial<Ticket> => (state === 'dispatched' ? { acceptedAt: null } : {});

/** Every field of a row by what it says of the ticket; fields that are left out say nothing. */
function told(ticket: Ticket, entry: Partial<LedgerEntry>): Partial<Ticket> {
  const changes = (Object.keys(entry) as (keyof LedgerEntry)[]).map((field) => {
    const change = FIELDS[field] as ((value: unknown, ticket: Ticket) => Partial<Ticket>) | undefined;
    return change?.(entry[field], ticket) ?? {};
  });
  return Object.assign({}, ...changes, followUpOf(ticket, entry)) as Partial<Ticket>;
}

type Field<K extends keyof LedgerEntry> = (value: LedgerEntry[K], ticket: Ticket) => Partial<Ticket>;

const FIELDS: { readonly [K in keyof LedgerEntry]?: Field<K> } = {
  unit: (unit, { returns, returnedBy }) => ({ unit, ...(returns === 0 ? {} : { returnedBy: mine(unit, returnedBy) }) }),
  text: (text, ticket) => {
    const own = ticket.messages.find(({ id }) => id.startsWith('ledger:'))?.id;
    return withMessages(ticket, (all) => all.map((message) => (message.id === own ? { ...message, text } : message)));
  },
  kind: (kind) => ({ kind: kind ?? 'grievance' }),
  category: (category) => ({ category }),
  openedAt: (openedAt) => ({ openedAt }),
  dispatchedAt: (dispatchedAt) => ({ dispatchedAt }),
  acceptedAt: (acceptedAt) => ({ acceptedAt }),
  contactedAt: (contactedAt) => ({ contactedAt }),
  completedAt: (completedAt) => ({ completedAt, repliedAt: completedAt, settledAt: completedAt }),
  extensions: (extensions) => ({ extensions }),
  reworks: (reworks) => ({ reworks }),
  returns: (returns, { unit, returnedBy }) => ({
    returns,
    ...(returns === 0 ? {} : { returnedBy: mine(unit, returnedBy) }),
  }),
  transfers: (transfers) => ({ transfers }),
  excluded: (excluded) => ({ excluded: excluded ? '台账注明剔除' : null }),
};

const mine = (unit: string | null, known: readonly string[]): readonly string[] =>
  unit === null || known.includes(unit) ? known : [...known, unit];

function followUpOf(ticket: Ticket, entry: Partial<LedgerEntry>): Partial<Ticket> {
  const { asked, resolved, satisfaction } = entry;
  const { followUp, completedAt } = ticket;
  const askedAt = askedAtAfter(ticket, entry);
  if (asked === undefined && resolved === undefined && satisfaction === undefined)
    return followUp && followUp.askedAt === completedAt ? { followUp: { ...followUp, askedAt } } : {};
  const was: FollowUp = followUp ?? { askedAt: null, resolved: null, satisfaction: null };
  const now = {
    resolved: resolved === undefined ? was.resolved : resolved,
    satisfaction: satisfaction === undefined ? was.satisfaction : satisfaction,
  };
  const answered = asked ?? (was.askedAt !== null || now.resolved !== null);
  if (!answered && now.satisfaction === null) return { followUp: null };
  return { followUp: { askedAt, ...now } };
}

/**
 * A ledger tells that it asked but not when: at the completion, and with it the moment moves. One that is no completion is that of our
 * own question, and stays.
 */
function askedAtAfter({ followUp, completedAt }: Ticket, entry: Partial<LedgerEntry>): Moment | null {
  const own = followUp !== null && followUp.askedAt !== null && followUp.askedAt !== completedAt;
  if (own) return followUp.askedAt;
  return entry.completedAt === undefined ? completedAt : entry.completedAt;
}
