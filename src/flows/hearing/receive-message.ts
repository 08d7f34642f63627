import type { Message } from '../../domain/complaint/message.ts';
import type { Delivered } from '../../ports/chat-channel.ts';
import { currentOffice, type Service } from '../service.ts';
import { receiveDirect } from './receive-direct.ts';
import { receiveFromUnknownGroup } from './receive-unknown-group.ts';

/**
 * Takes what a platform delivers: durable when it resolves, so that the adapter may acknowledge. A repeated delivery changes
 * nothing; a group nobody has named is neither logged nor answered, the dispatcher is told once. What is said to the bot alone is
 * heard of colleagues; of others only the code by which an account is bound.
 */
export async function receiveMessage(
  service: Service,
  delivered: Delivered,
): Promise<'logged' | 'known' | 'unknownGroup' | 'direct'> {
  const office = await currentOffice(service);
  const now = service.clock.now();
  if (delivered.direct) {
    await receiveDirect(service, office, delivered, now);
    return 'direct';
  }
  const group = office.directory.groupByKey(delivered.channel, delivered.groupKey);
  if (!group) {
    await receiveFromUnknownGroup(service, office, delivered, now);
    return 'unknownGroup';
  }
  const { groupKey: _key, direct: _direct, ...rest } = delivered;
  const message: Message = { ...rest, group: group.id };
  return (await service.work.stores.messages.add(message, now)) ? 'logged' : 'known';
}
