import type { ChannelHandlers, Delivered, Echo, GroupEvent } from '../../../ports/chat-channel.ts';
import type { Keys } from '../installation-keys.ts';
import { type BridgeItem, type BridgePlace, itemName, RECALL } from './bridge-item.ts';
import type { Roads } from './bridge-memory.ts';
import { targetOf } from './bridge-post.ts';
import type { ReadReceipts } from './read-receipts.ts';

const CHANNEL = 'bridge';

export interface IntakeParts {
  readonly handlers: Pick<ChannelHandlers, 'message' | 'group' | 'echo'>;
  readonly roads: Roads;
  readonly receipts: ReadReceipts;
  readonly keys: Pick<Keys, 'inward'>;
}

/** Hands one thing a connector brought to the service. Durable when it resolves. */
export async function takeItem(parts: IntakeParts, account: string, item: BridgeItem): Promise<string> {
  const place = placeOf(item);
  if (place) await parts.roads.heard(place, account);
  switch (item.type) {
    case 'message':
      await parts.handlers.message(deliveredOf(item));
      break;
    case 'recall':
      await parts.handlers.message(recalled(item));
      break;
    case 'echo':
      await parts.handlers.echo(echoOf(item, await parts.keys.inward(item.key)));
      break;
    case 'read':
      parts.receipts.read(item.account, item.id);
      break;
    default:
      await parts.handlers.group(eventOf(item));
  }
  return itemName(item);
}

/** Where the connector evidently is. A group that is gone says nothing of who speaks there. */
function placeOf(item: BridgeItem): BridgePlace | undefined {
  switch (item.type) {
    case 'message':
      return item.direct ? { account: item.from } : { group: item.group };
    case 'recall':
    case 'botJoined':
    case 'renamed':
      return { group: item.group };
    default:
      return undefined;
  }
}

function deliveredOf(item: Extract<BridgeItem, { type: 'message' }>): Delivered {
  const { type: _type, at, group, direct, replyTo, media, ...rest } = item;
  return {
    ...rest,
    channel: CHANNEL,
    groupKey: group,
    sentAt: at,
    ...(direct ? { direct } : {}),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(media === undefined ? {} : { media }),
  };
}

function recalled({ at, group, message, from }: Extract<BridgeItem, { type: 'recall' }>): Delivered {
  return {
    channel: CHANNEL,
    groupKey: group,
    id: `${RECALL}${message}`,
    from,
    sentAt: at,
    kind: 'recall',
    text: '',
    mentionsBot: false,
    replyTo: message,
  };
}

type EventItem = Extract<BridgeItem, { type: GroupEvent['event'] }>;

function eventOf(item: EventItem): GroupEvent {
  const where = { channel: CHANNEL, groupKey: item.group } as const;
  switch (item.type) {
    case 'botJoined':
      return { ...where, event: item.type, ...(item.name === undefined ? {} : { name: item.name }) };
    case 'renamed':
      return { ...where, event: item.type, name: item.name };
    case 'memberLeft':
      return { ...where, event: item.type, account: item.account };
    default:
      return { ...where, event: item.type };
  }
}

const echoOf = ({ to, id, at, text }: Extract<BridgeItem, { type: 'echo' }>, key: string | undefined): Echo => ({
  channel: CHANNEL,
  to: targetOf(to),
  id,
  sentAt: at,
  text,
  ...(key === undefined ? {} : { key }),
});
