import type { Moment } from '../domain/time/moment.ts';
import type { Delivered } from '../ports/chat-channel.ts';
import type { OfficeVersion } from '../ports/office-store.ts';
import type { Service } from './service.ts';
import { speak } from './speak.ts';
import { tryCode } from './try-code.ts';

/**
 * Somebody writes to the bot alone. His code is taken; he is answered once the office knows him, because only then is there anybody to
 * answer to. Nothing of it is kept.
 */
export async function receiveDirect(
  service: Service,
  office: OfficeVersion,
  delivered: Delivered,
  now: Moment,
): Promise<void> {
  if (delivered.kind !== 'text') return;
  const { channel, from, text } = delivered;
  await service.work.run(async (stores) => {
    const tried = await tryCode(stores, service, office, { channel, account: from, text, toBot: true }, now);
    if (!tried) return;
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
  });
}
