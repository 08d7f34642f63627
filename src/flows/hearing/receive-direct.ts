import { talkOf } from '../../domain/office/talk.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { Delivered } from '../../ports/chat-channel.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import { tryCode } from '../office/try-code.ts';
import type { Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';

/**
 * Somebody writes to the bot alone. His code is taken at once and never kept. What a colleague says else is logged under his talk and
 * worked on like what is said in a group; of a stranger nothing is kept, and he is not answered.
 */
export async function receiveDirect(
  service: Service,
  office: OfficeVersion,
  delivered: Delivered,
  now: Moment,
): Promise<void> {
  const { kind, channel, from, text } = delivered;
  if ((kind !== 'text' && kind !== 'voice') || text.trim() === '') return;
  if (kind === 'text' && (await heardCode(service, office, delivered, now))) return;
  if (!office.directory.personByAccount(channel, from)) return;
  const { groupKey: _key, direct: _direct, ...rest } = delivered;
  await service.work.stores.messages.add({ ...rest, group: talkOf(channel, from) }, now);
}

/** He is answered once the office knows him, because only then is there anybody to answer to. */
function heardCode(service: Service, office: OfficeVersion, delivered: Delivered, now: Moment): Promise<boolean> {
  const { channel, from, text } = delivered;
  return service.work.run(async (stores) => {
    const tried = await tryCode(stores, service, office, { channel, account: from, text, toBot: true }, now);
    if (!tried) return false;
    const { person } = tried;
    const own = person
      ? [
          {
            kind: tried.bound ? 'answer' : 'refusal',
            to: { person: person.id },
            channel,
            tickets: [],
            mentions: [person.id],
            text: tried.text,
            dedupeKey: `answer:${channel}:${delivered.id}`,
            prompt: true,
          } as const,
        ]
      : [];
    await speak(stores, service, tried.office, [...own, ...tried.others], now);
    return true;
  });
}
