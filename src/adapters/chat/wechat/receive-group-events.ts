import type { HeardGroupEvent } from './heard-message.ts';
import type { PuppetLink } from './puppet-link.ts';
import { PUPPET_EVENT as EVENT } from './puppet-protocol.ts';

export interface GroupEventReader {
  readonly link: Pick<PuppetLink, 'calls' | 'self'>;
  tell(event: HeardGroupEvent): void;
}

/** What happens to a group, as the platform tells it by ids. Returns whether the event was one of these. */
export async function receiveGroupEvent(
  { link, tell }: GroupEventReader,
  type: number,
  payload: Record<string, unknown>,
): Promise<void> {
  const { roomId } = payload;
  const self = link.self();
  if (typeof roomId !== 'string' || roomId === '' || self === undefined) return;
  if (type === EVENT.roomTopic) {
    if (typeof payload['newTopic'] === 'string')
      tell({ groupKey: roomId, event: 'renamed', name: payload['newTopic'] });
  } else if (type === EVENT.roomLeave) {
    for (const account of idsOf(payload['removeeIdList'])) {
      if (account === self) tell({ groupKey: roomId, event: 'botRemoved' });
      else tell({ groupKey: roomId, event: 'memberLeft', account });
    }
  } else if (type === EVENT.roomJoin && idsOf(payload['inviteeIdList']).includes(self)) {
    const name = await link
      .calls()
      ?.topic(roomId)
      .catch(() => '');
    tell({ groupKey: roomId, event: 'botJoined', ...(name ? { name } : {}) });
  }
}

const idsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
