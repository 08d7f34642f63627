import type { AccountId, MessageId } from '../../../domain/base/ids.ts';
import type { ChannelFailure } from '../../../ports/channel-failure.ts';
import type { Outgoing } from '../../../ports/chat-channel.ts';
import { markUnbound } from '../unbound-call.ts';
import type { BridgePlace } from './bridge-item.ts';

/** A post as a connector reads it. */
export interface BridgePost {
  /** Rises with every post of the service and is never given twice; numbers may be left out. */
  readonly seq: number;
  /** The same for the same words, also under another number after a restart. */
  readonly key: string;
  readonly to: BridgePlace;
  readonly kind: string;
  readonly tickets: readonly string[];
  /** Whom to @: the connector writes it as its platform wants it. The name is null for a resident. */
  readonly mentions: readonly { readonly account: AccountId; readonly name: string | null }[];
  readonly text: string;
  /** Goes out before the words. `href` is fetched from the service with the same token. */
  readonly image?: { readonly name: string; readonly type: string; readonly href: string };
  /** Given before: a connector that has sent it answers with its acknowledgement again. */
  readonly again?: true;
}

/** What a connector says became of a post. */
export interface BridgeAck {
  readonly seq: number;
  readonly outcome: 'sent' | 'failed' | 'uncertain';
  readonly platformId?: MessageId | undefined;
  readonly why?: string | undefined;
  /** Of a failure: whether another try is worth it. */
  readonly code?: ChannelFailure | undefined;
  /** These three of the post itself: with them it is known again after a restart of the service. */
  readonly key?: string | undefined;
  readonly to?: BridgePlace | undefined;
  readonly text?: string | undefined;
}

export const placeOf = (to: Outgoing['to']): BridgePlace => ('groupKey' in to ? { group: to.groupKey } : to);
export const targetOf = (place: BridgePlace): Outgoing['to'] => ('group' in place ? { groupKey: place.group } : place);

export function bridgePost(seq: number, message: Outgoing): BridgePost {
  const { key, kind, tickets, image, mentions } = message;
  const marked = markUnbound(message, '账号');
  return {
    seq,
    key,
    to: placeOf(message.to),
    kind,
    tickets,
    mentions: mentions.flatMap(({ account, name }) => (account === null ? [] : [{ account, name }])),
    // Before the words: an echo is known by its end.
    text: [...marked.inFront, marked.text].join(' '),
    ...(image ? { image: { name: image.name, type: image.type, href: `/bridge/posts/${seq}/image` } } : {}),
  };
}
