import { isAllClear } from '../../domain/complaint/all-clear.ts';
import { isOpen } from '../../domain/ticket/state.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import { DAY, type Moment } from '../../domain/time/moment.ts';
import type { MessageOutcome } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { allClearHeard } from '../../wording/emergency.ts';
import { addMessages } from '../opening/add-messages.ts';
import type { Heard } from '../opening/heard.ts';
import type { Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';
import { tellUnit } from '../telling/tell-unit.ts';

/** How long after an alarm its reporter may call it off. */
const WINDOW = DAY;

/** Who raised an alarm, or joined it, says that it is over: his words go onto the ticket and to whoever has it in hand. It stays critical. */
export async function hearAllClear(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { message, group }: Heard,
  now: Moment,
): Promise<MessageOutcome | undefined> {
  if (!isAllClear(message.text)) return undefined;
  const recent = await stores.tickets.openedIn(group.id, message.sentAt - WINDOW);
  const alarm = recent
    .filter((ticket) => ticket.urgency === 'critical' && isOpen(ticket.state) && spokeIn(ticket, message.from))
    .at(-1);
  const added = alarm && (await addMessages(stores, service, office, { ticket: alarm, messages: [message] }, now));
  if (!added) return undefined;
  await tellUnit(stores, service, office, { ticket: added, about: 'allClear', cause: message.id }, now);
  const draft = {
    kind: 'answer',
    to: { group: group.id },
    channel: group.channel,
    tickets: [added.number],
    mentions: [message.from],
    text: allClearHeard(added),
    dedupeKey: `allClear:${message.channel}:${message.id}`,
    prompt: true,
  } as const;
  await speak(stores, service, office, [draft], now);
  return { reading: 'answer', category: null, ticket: added.number };
}

const spokeIn = (ticket: Ticket, account: string): boolean =>
  ticket.reporter === account || ticket.messages.some(({ from }) => from === account);
