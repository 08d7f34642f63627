import type { AccountId, MessageId } from '../../../domain/base/ids.ts';
import type { MessageKind } from '../../../domain/complaint/message.ts';
import type { Moment } from '../../../domain/time/moment.ts';

/** A message as the puppet protocol gives it. */
export interface RawMessage {
  readonly id: MessageId;
  readonly type: number;
  readonly talkerId: AccountId;
  readonly listenerId: AccountId;
  /** Empty when it was said to one person. */
  readonly roomId: string;
  readonly text: string;
  readonly mentionIds: readonly AccountId[];
  /** Seconds or milliseconds: puppets differ. */
  readonly timestamp: number;
  readonly filename: string;
}

/** A message with WeChat's spelling taken off. */
export interface HeardMessage {
  readonly id: MessageId;
  readonly groupKey: string;
  readonly direct: boolean;
  readonly from: AccountId;
  readonly sentAt: Moment;
  readonly kind: MessageKind;
  readonly text: string;
  readonly mentionsBot: boolean;
  readonly replyTo?: MessageId;
  readonly quotedText?: string;
}

/** Our own message, as it came back. */
export interface HeardEcho {
  readonly id: MessageId;
  readonly to: { readonly groupKey: string } | { readonly account: AccountId };
  readonly sentAt: Moment;
  readonly text: string;
}

export type HeardGroupEvent = { readonly groupKey: string } & (
  | { readonly event: 'botJoined'; readonly name?: string }
  | { readonly event: 'renamed'; readonly name: string }
  | { readonly event: 'botRemoved' }
  | { readonly event: 'memberLeft'; readonly account: AccountId }
);
