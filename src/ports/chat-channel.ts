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
  /** The words this answers to, as far as the platform shows them, at most `LONGEST_QUOTE` characters: for where `replyTo` is unknown. */
  readonly quotedText?: string;
  /** The picture's name in the media store, when it could be kept. */
  readonly media?: string;
  /** Said to the bot alone: `groupKey` is then the platform's key of that talk. */
  readonly direct?: boolean;
}

/** Enough to know a message by; a whole circular that is quoted would only fill the database. */
export const LONGEST_QUOTE = 500;

/** Something happened to a group, as the platform tells it. Names are the platform's and may change at any time. */
export type GroupEvent = { readonly channel: ChannelName; readonly groupKey: string } & (
  | { readonly event: 'botJoined'; readonly name?: string | undefined }
  | { readonly event: 'renamed'; readonly name: string }
  | { readonly event: 'botRemoved' | 'dissolved' }
  | { readonly event: 'memberLeft'; readonly account: AccountId }
);

/** A message as a channel needs it: the platform's keys, whom to mention, and either words or a picture. */
export interface Outgoing {
  /** The same for every attempt to send this message, and for no other: by it a bridge refuses a second copy. */
  readonly key: string;
  readonly to: { readonly groupKey: string } | { readonly account: AccountId };
  readonly kind: string;
  readonly tickets: readonly string[];
  readonly mentions: readonly {
    readonly id: string;
    readonly account: AccountId | null;
    readonly name: string | null;
  }[];
  /** Empty where there is a picture: the words follow it as a message of their own. */
  readonly text: string;
  readonly image?: OutgoingImage;
}

export interface OutgoingImage {
  /** `<sha256>.<png|jpg|gif|webp>`, as in the media store. */
  readonly name: string;
  /** The media type, e.g. `image/png`. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Our own message, as it came back from the platform: proof that it went out. */
export interface Echo {
  readonly channel: ChannelName;
  /** The group's key, or of a talk with one person the account. */
  readonly to: { readonly groupKey: string } | { readonly account: AccountId };
  readonly id: MessageId;
  readonly sentAt: Moment;
  /** As the platform shows it; empty for a picture. */
  readonly text: string;
  /** `Outgoing.key`, where the platform gives it back: the post is then known for certain. */
  readonly key?: string;
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
  /** Added to the gap by chance, at most. */
  readonly jitter: number;
  readonly minGapPerGroup: number;
  /** Posts of one day. */
  readonly perDay: number;
  /** Groups and persons that may be written to beside each other: one that hangs does not hold up the rest. */
  readonly atOnce: number;
  /** How long a burst may arrive out of order. */
  readonly settle: number;
}

/**
 * `stopped` nobody runs it · `connecting` on the way · `awaiting-scan` somebody has to scan the code · `online` messages come and go ·
 * `degraded` connected, but part of it does not work · `backoff` waits before the next try · `logged-out` the account was thrown out ·
 * `failed` it will not work until somebody changes something.
 */
export const CHANNEL_STATES = [
  'stopped',
  'connecting',
  'awaiting-scan',
  'online',
  'degraded',
  'backoff',
  'logged-out',
  'failed',
] as const;
export type ChannelState = (typeof CHANNEL_STATES)[number];

export interface ChannelStatus {
  readonly state: ChannelState;
  readonly since: Moment;
  /** One Chinese sentence for the operator: why, and what to do. Never a secret. */
  readonly reason?: string;
  /** What has to be scanned to log in, and since when it is shown. */
  readonly scan?: { readonly code: string; readonly since: Moment };
}

/** Whether posts may go out: `degraded` still speaks. */
export const canSend = ({ state }: ChannelStatus): boolean => state === 'online' || state === 'degraded';

export interface ChannelHandlers {
  /** Resolves only once the message is durable; the adapter acknowledges to its platform after that, not before. Rejects when it is not. */
  message(delivered: Delivered): Promise<void>;
  /** Resolves once what follows from it is kept. The same event may come twice. */
  group(event: GroupEvent): Promise<void>;
  /** Our own message came back. The same may come twice. */
  echo(echo: Echo): Promise<void>;
  /** Keeps a picture at once, before its link runs out. Its name for `Delivered.media`; undefined when it cannot be taken. Never rejects. */
  picture(bytes: Uint8Array): Promise<string | undefined>;
  /** Called at every change of the status, with the new one. */
  status(status: ChannelStatus): void;
}

/** A chat platform: it decodes, encodes and reports failures, and knows nothing of tickets. */
export interface ChatChannel {
  readonly name: ChannelName;
  readonly capabilities: Capabilities;
  /** Resolves at once: whether it is online is told by `status`. May be called again after `stop`. */
  start(handlers: ChannelHandlers): Promise<void>;
  /** Leaves no connection and no timer behind; messages being kept are acknowledged first. */
  stop(): Promise<void>;
  status(): ChannelStatus;
  /**
   * Hands one message to the platform. `mayStill` is asked right before it leaves: false means that another process speaks for the
   * account by now, and nothing is sent (`retry`). Never rejects.
   */
  send(message: Outgoing, mayStill?: () => boolean): Promise<SendResult>;
  /** Whether a private message was read; undefined where the platform does not tell. */
  wasRead?(account: AccountId, id: MessageId): Promise<boolean | undefined>;
}
