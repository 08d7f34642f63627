import type { AccountId, ChannelName, MessageId } from '../domain/base/ids.ts';
import type { MessageKind } from '../domain/complaint/message.ts';
import type { Moment } from '../domain/time/moment.ts';
import type { ChannelFailure } from './channel-failure.ts';

/** A message as a platform delivers it: decoded, but still with the platform's own key of the group. */
export interface Delivered {
  readonly channel: ChannelName;
  readonly groupKey: string;
  readonly id: MessageId;
  readonly from: AccountId;
  readonly sentAt: Moment;
  readonly kind: MessageKind;
  readonly text: string;
  readonly mentionsBot: boolean;
  readonly replyTo?: MessageId;
  readonly media?: string;
  /** Said to the bot alone: `groupKey` is then the platform's key of that talk. */
  readonly direct?: boolean;
}

/** Something happened to a group, as the platform tells it. Names are the platform's and may change at any time. */
export type GroupEvent = { readonly channel: ChannelName; readonly groupKey: string } & (
  | { readonly event: 'botJoined'; readonly name?: string | undefined }
  | { readonly event: 'renamed'; readonly name: string }
  | { readonly event: 'botRemoved' | 'dissolved' }
  | { readonly event: 'memberLeft'; readonly account: AccountId }
);

/** A post as a channel needs it: the platform's keys, whom to mention, the words. */
export interface Outgoing {
  readonly to: { readonly groupKey: string } | { readonly account: AccountId };
  readonly kind: string;
  readonly tickets: readonly string[];
  readonly mentions: readonly {
    readonly id: string;
    readonly account: AccountId | null;
    readonly name: string | null;
  }[];
  readonly text: string;
}

export type SendResult =
  | { readonly outcome: 'sent'; readonly platformId: MessageId | null }
  | { readonly outcome: 'retry'; readonly afterMs: number; readonly why: string }
  | { readonly outcome: 'uncertain'; readonly why: string }
  | { readonly outcome: 'failed'; readonly code: ChannelFailure; readonly why: string };

/** What a platform can do, and how fast it may be used. Gaps are milliseconds. */
export interface Capabilities {
  readonly seesAllMessages: boolean;
  readonly markdown: boolean;
  readonly image: boolean;
  readonly mention: boolean;
  /** Whether one person can be written to. */
  readonly direct: boolean;
  /** UTF-8 bytes of one message. */
  readonly maxBytes: number;
  readonly ratePerMinute: number;
  readonly minGap: number;
  readonly minGapPerGroup: number;
  /** How long a burst may arrive out of order. */
  readonly settle: number;
}

export interface ChannelStatus {
  readonly state: 'stopped' | 'connecting' | 'online' | 'failed';
  readonly since: Moment;
  readonly reason?: string;
}

export interface ChannelHandlers {
  /** Resolves only once the message is durable; the adapter acknowledges to its platform after that, not before. */
  message(delivered: Delivered): Promise<void>;
  /** Resolves once what follows from it is kept. The same event may come twice. */
  group?(event: GroupEvent): Promise<void>;
}

/** A chat platform: it decodes, encodes and reports failures, and knows nothing of tickets. */
export interface ChatChannel {
  readonly name: ChannelName;
  readonly capabilities: Capabilities;
  start(handlers: ChannelHandlers): Promise<void>;
  stop(): Promise<void>;
  status(): ChannelStatus;
  send(message: Outgoing): Promise<SendResult>;
}
