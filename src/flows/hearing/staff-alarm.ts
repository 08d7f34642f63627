import { normalise } from '../../domain/complaint/normalise.ts';
import { urgencyOf } from '../../domain/complaint/urgency.ts';
import { type Actor, SYSTEM } from '../../domain/office/actor.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { MessageOutcome } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { addMessages } from '../opening/add-messages.ts';
import { type Heard, IGNORED } from '../opening/heard.ts';
import { knownEmergency } from '../opening/join-emergency.ts';
import { judgeOf } from '../opening/judge.ts';
import { openComplaint } from '../opening/open-complaint.ts';
import type { Service } from '../service.ts';

/**
 * A member of staff says among residents that a life is in danger (“3号楼着火了，大家快下楼”): no complaint of his, but people are called all
 * the same. He is no reporter: nobody thanks or asks him. What is known already only gains his words.
 */
export async function staffAlarm(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { message, group }: Heard,
  now: Moment,
): Promise<MessageOutcome> {
  if (group.audience !== 'residents' || message.kind === 'image' || message.text.trim() === '') return IGNORED;
  // Staff talk all day: only what sounds like a danger is read as a whole.
  if (urgencyOf(normalise(message.text)).urgency !== 'critical') return IGNORED;
  const verdict = await judgeOf(service, office)(message.text, false);
  if (verdict.urgency !== 'critical' || verdict.reading !== 'complaint') return IGNORED;
  const known = await knownEmergency(stores, office, { message, group, verdict });
  if (known) {
    const added = await addMessages(stores, service, office, { ticket: known, messages: [message] }, now);
    return added ? { reading: 'complaint', category: verdict.category, ticket: added.number } : IGNORED;
  }
  const actor: Actor = SYSTEM;
  const complaint = { first: message, others: [], verdict, group, actor, prompt: true };
  const { ticket } = await openComplaint(stores, service, office, complaint, now);
  return { reading: 'complaint', category: ticket.category, ticket: ticket.number };
}
