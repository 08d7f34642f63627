import { normalise, withoutMentions } from '../../domain/complaint/normalise.ts';
import { insultAlone } from '../../domain/complaint/rude-words.ts';
import { rumourTopic } from '../../domain/complaint/rumour.ts';
import { dayOf, type Moment } from '../../domain/time/moment.ts';
import type { MessageOutcome } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { CALM } from '../../wording/calm.ts';
import { type Heard, IGNORED } from '../opening/heard.ts';
import { noteRumour } from '../opening/note-rumour.ts';
import type { Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';

/** Talk that is no complaint whatever words stand in it: abuse and nothing else, and hearsay not said to the bot. Else undefined. */
export async function hearTalk(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  heard: Heard,
  now: Moment,
): Promise<MessageOutcome | undefined> {
  const { message, group } = heard;
  const { botNames } = office.policy.office;
  const text = normalise(withoutMentions(message.text, botNames));
  if (insultAlone(text)) {
    if (message.mentionsBot) await stayCalm(stores, service, office, heard, now);
    return IGNORED;
  }
  const toBot = message.mentionsBot || botNames.some((name) => name !== '' && message.text.includes(name));
  const topic = toBot || group.audience !== 'residents' ? undefined : rumourTopic(text);
  if (topic === undefined) return undefined;
  await noteRumour(stores, service, office, { message, topic }, now);
  return { reading: 'rumour', category: topic, ticket: null };
}

/** One calm sentence a day and person; the bot has no quarrels. */
async function stayCalm(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { message, group }: Heard,
  now: Moment,
): Promise<void> {
  const draft = {
    kind: 'answer',
    to: { group: group.id },
    channel: group.channel,
    tickets: [],
    mentions: [message.from],
    text: CALM,
    dedupeKey: `calm:${message.channel}:${group.id}:${message.from}:${dayOf(now)}`,
    prompt: true,
  } as const;
  await speak(stores, service, office, [draft], now);
}
