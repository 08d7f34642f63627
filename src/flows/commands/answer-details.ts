import type { Person } from '../../domain/office/person.ts';
import type { TicketEvent } from '../../domain/ticket/event.ts';
import { mayReadDetails } from '../../domain/ticket/readers.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { DETAILS_FORBIDDEN, detailsAnswer, detailsSent, FOR_THE_WORK_ALONE } from '../../wording/answers.ts';
import { notesOf } from '../../wording/ticket-notes.ts';
import { notDone, type SpokenBy, type StaffAnswer, told } from '../acting/staff-answer.ts';

interface Reading {
  readonly stores: Stores;
  readonly office: OfficeVersion;
  readonly spoken: SpokenBy;
  readonly now: Moment;
}

/** The tickets' whole stories for one person, as far as he may read them (详情). */
export async function detailsOf(reading: Reading, tickets: readonly Ticket[]): Promise<StaffAnswer> {
  const texts = new Map<Ticket, string>();
  for (const ticket of tickets) {
    const text = await storyOf(reading, ticket);
    if (text !== undefined) texts.set(ticket, text);
  }
  if (texts.size === 0) return notDone(DETAILS_FORBIDDEN);
  const read = [...texts.keys()];
  const said = detailsSent(read);
  const numbers = read.map((ticket) => ticket.number);
  return { ...told(said, said, numbers), privately: [...texts.values()].join('\n\n') };
}

async function storyOf({ stores, office, spoken, now }: Reading, ticket: Ticket): Promise<string | undefined> {
  const { directory } = office;
  const events = await stores.tickets.events(ticket.number);
  const signedBy = signer(events, office);
  if (!mayReadDetails(spoken.person, ticket, { signedBy, directory, now })) return undefined;
  const lines = detailsAnswer(ticket, signedBy, { directory, now });
  return [...lines, ...notesOf(ticket, events, now), FOR_THE_WORK_ALONE].join('\n');
}

/** Who signed last: a ticket that was moved is signed again. */
export async function signedBy(stores: Stores, office: OfficeVersion, ticket: Ticket): Promise<Person | undefined> {
  return signer(await stores.tickets.events(ticket.number), office);
}

function signer(events: readonly TicketEvent[], { directory }: OfficeVersion): Person | undefined {
  const signature = events.findLast((event) => event.event === 'accepted');
  return signature ? directory.person(signature.by) : undefined;
}
