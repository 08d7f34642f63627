import { isAllClear } from '../../domain/complaint/all-clear.ts';
import { normalise } from '../../domain/complaint/normalise.ts';
import { findPlace } from '../../domain/complaint/place.ts';
import { sameEmergency } from '../../domain/complaint/same-emergency.ts';
import type { Verdict } from '../../domain/complaint/verdict.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import { isOpen } from '../../domain/ticket/state.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { HOUR, type Moment } from '../../domain/time/moment.ts';
import type { LoggedMessage } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { emergencyKnown } from '../../wording/emergency.ts';
import type { Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';
import { supportTicket } from '../tickets/support-ticket.ts';
import { addMessages } from './add-messages.ts';
import { gazetteerOf } from './gazetteer.ts';
import type { Heard } from './heard.ts';

/** How long one danger is one and the same. */
const WINDOW = 2 * HOUR;

/**
 * Somebody else reports a danger people have been called for already: he hears what to do, at once; his words go onto that ticket, and
 * nobody is called a second time. Undefined where it is a new one.
 */
export async function joinEmergency(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  about: Heard & { readonly verdict: Verdict; readonly others: readonly LoggedMessage[] },
  now: Moment,
): Promise<string | undefined> {
  const { message, verdict, others } = about;
  const known = verdict.emergency && (await knownEmergency(stores, office, about));
  if (!known) return undefined;
  // A life somebody wants to end has no supporters: the neighbour's words are kept, he himself is not named.
  const ticket = verdict.sensitive
    ? known
    : await supportTicket(stores, service, office, { ticket: known, message, full: false, quietly: true }, now);
  const added = ticket && (await addMessages(stores, service, office, { ticket, messages: [...others, message] }, now));
  if (!added) return undefined;
  await speak(stores, service, office, [advice(about, added, office)], now);
  return added.number;
}

/**
 * The open ticket of the last hours that is about the same danger, in the same group. Nobody is put beside what must not be said aloud,
 * unless he speaks of it himself.
 */
export async function knownEmergency(
  stores: Stores,
  office: OfficeVersion,
  { message, group, verdict }: Heard & { readonly verdict: Verdict },
): Promise<Ticket | undefined> {
  const { emergency } = verdict;
  const place = findPlace(message.text, gazetteerOf(office)).text;
  const recent = await stores.tickets.openedIn(group.id, message.sentAt - WINDOW);
  return recent.find(
    (ticket) =>
      emergency !== undefined &&
      ticket.urgency === 'critical' &&
      isOpen(ticket.state) &&
      ticket.sensitive === verdict.sensitive &&
      !ticket.messages.some(({ text }) => isAllClear(text)) &&
      sameEmergency({ said: ticket.messages.map(({ text }) => text), place: ticket.place }, emergency, {
        said: [message.text],
        place,
      }),
  );
}

const advice = (
  { message, group, verdict }: Heard & { readonly verdict: Verdict },
  ticket: Ticket,
  { policy }: OfficeVersion,
): PostDraft => ({
  kind: 'answer',
  to: { group: group.id },
  channel: group.channel,
  tickets: [ticket.number],
  mentions: [message.from],
  text: emergencyKnown(
    ticket,
    { emergency: verdict.emergency ?? 'danger', said: normalise(message.text) },
    policy.office,
  ),
  dedupeKey: `emergency:${message.channel}:${message.id}`,
  prompt: true,
  pressing: true,
});
