import type { Message } from '../domain/complaint/message.ts';
import type { Delivered } from '../ports/chat-channel.ts';
import type { OfficeVersion } from '../ports/office-store.ts';
import { unknownGroup } from '../wording/unknown-group.ts';
import { currentOffice, type Service } from './service.ts';
import { speak } from './speak.ts';

/**
 * Takes what a platform delivers: durable when it resolves, so that the adapter may acknowledge. A repeated delivery changes
 * nothing; a group nobody has named is neither logged nor answered, the dispatcher is told once.
 */
export async function receiveMessage(
  service: Service,
  delivered: Delivered,
): Promise<'logged' | 'known' | 'unknownGroup'> {
  const office = await currentOffice(service);
  const now = service.clock.now();
  const group = office.directory.groupByKey(delivered.channel, delivered.groupKey);
  if (!group) {
    await tellOfUnknownGroup(service, office, delivered, now);
    return 'unknownGroup';
  }
  const { groupKey: _key, ...rest } = delivered;
  const message: Message = { ...rest, group: group.id };
  return (await service.work.stores.messages.add(message, now)) ? 'logged' : 'known';
}

async function tellOfUnknownGroup(
  service: Service,
  office: OfficeVersion,
  delivered: Delivered,
  now: number,
): Promise<void> {
  const staff = office.directory.staffGroup();
  if (!staff) return;
  const dispatchers = office.directory.withRole('dispatcher');
  const draft = {
    kind: 'review',
    to: { group: staff.id },
    channel: staff.channel,
    tickets: [],
    mentions: dispatchers.map((person) => person.id),
    text: unknownGroup(dispatchers),
    dedupeKey: `unknownGroup:${delivered.channel}:${delivered.groupKey}`,
    prompt: false,
  } as const;
  await service.work.run((stores) => speak(stores, service, office, [draft], now));
}
