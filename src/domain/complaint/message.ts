import type { AccountId, ChannelName, GroupId, MessageId } from '../base/ids.ts';
import type { Moment } from '../time/moment.ts';

/** `recall` stands for the platform's word that `replyTo` was recalled: logged and ordered like a message. */
export type MessageKind = 'text' | 'image' | 'voice' | 'system' | 'recall';

/** A message of a chat group as the product sees it (群消息), the platform's spelling already taken off. */
export interface Message {
  readonly channel: ChannelName;
  readonly group: GroupId;
  readonly id: MessageId;
  readonly from: AccountId;
  readonly sentAt: Moment;
  readonly kind: MessageKind;
  /** Empty for pictures; a voice message's text is its transcript. */
  readonly text: string;
  readonly mentionsBot: boolean;
  readonly replyTo?: MessageId;
  /** The words it answers to, where the platform gives no id we know. */
  readonly quotedText?: string;
  readonly media?: string;
}
