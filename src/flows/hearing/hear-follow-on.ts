import { followOn, isAbout, namesNothing } from '../../domain/complaint/follow-on.ts';
import { withoutMentions } from '../../domain/complaint/normalise.ts';
import { isOpen } from '../../domain/ticket/state.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { LoggedMessage, MessageOutcome } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { addMessages } from '../opening/add-messages.ts';
import type { Heard } from '../opening/heard.ts';
import { judgeOf } from '../opening/judge.ts';
import { secondTicket, spokenOf } from '../opening/second-ticket.ts';
import type { Service } from '../service.ts';
import { tellUnit } from '../telling/tell-unit.ts';
import { answerResident } from './answer-resident.ts';

const OWN_TICKETS = 20;

/** A word about a matter under way, hours or days after it was reported. Undefined where it is about none. */
export async function hearFollowOn(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  heard: Heard,
  now: Moment,
): Promise<MessageOutcome | undefined> {
  const { message, group } = heard;
  const text = withoutMentions(message.text, office.policy.office.botNames).trim();
  const what = followOn(text);
  if (what === undefined) return undefined;
  if (what === 'seconds') return second(stores, service, office, { ...heard, text }, now);
  const mine = (await stores.tickets.ofResident(message.channel, message.from, OWN_TICKETS)).filter(
    (one) => one.group === group.id && isOpen(one.state) && !one.sensitive,
  );
  const [only] = mine;
  const ticket =
    mine.find((one) => isAbout(text, one.text)) ??
    (what === 'worse' && mine.length === 1 && namesNothing(text) ? only : undefined);
  if (!ticket) return undefined;
  if (what === 'worse') return addWorse(stores, service, office, { message, ticket, text }, now);
  const word = { word: 'progress', ticket: ticket.number, sure: true } as const;
  const answered = await answerResident(stores, service, office, { ...heard, word }, now);
  return answered && told(ticket);
}

const told = (ticket: Ticket): MessageOutcome => ({ reading: 'answer', category: null, ticket: ticket.number });

async function addWorse(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { message, ticket, text }: { readonly message: LoggedMessage; readonly ticket: Ticket; readonly text: string },
  now: Moment,
): Promise<MessageOutcome | undefined> {
  // Only the office's own reading knows that a unit of ours is blamed: the unit must not be handed those words.
  const { sensitive, urgency } = await judgeOf(service, office)(message.text, message.mentionsBot);
  if (sensitive || urgency !== 'normal') return undefined;
  const added = await addMessages(stores, service, office, { ticket, messages: [message] }, now);
  if (!added) return undefined;
  const addition = { ticket: added, about: 'addition', cause: message.id, words: text } as const;
  if (added.unit) await tellUnit(stores, service, office, addition, now);
  return { ...told(added), reading: 'complaint', category: added.category };
}

/** “井盖那个我也看见了”: the open ticket of the group that is about it, the one spoken of last. */
async function second(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  heard: Heard & { readonly text: string },
  now: Moment,
): Promise<MessageOutcome | undefined> {
  const { message, text } = heard;
  const ticket = (await spokenOf(stores, heard)).find(
    (one) => isOpen(one.state) && !one.sensitive && isAbout(text, one.text),
  );
  return ticket && secondTicket(stores, service, office, { ticket, message }, now);
}
