import type { ChannelName } from '../domain/base/ids.ts';
import type { Moment } from '../domain/time/moment.ts';
import type { ChannelStatus } from './chat-channel.ts';

/** How a channel stands, as the process that runs it has said last. */
export interface KnownStatus {
  readonly channel: ChannelName;
  readonly status: ChannelStatus;
  /** That process was alive then. */
  readonly seenAt: Moment;
}

/** A time in which messages of a channel may have been missed (可能漏收). */
export interface ChannelGap {
  readonly channel: ChannelName;
  readonly from: Moment;
  /** Null while it lasts. */
  readonly to: Moment | null;
  readonly why: string;
}

/** The channels of all processes: how they stand, and when they were deaf. */
export interface ChannelLog {
  /** Replaces what was known of the channel. */
  keep(channel: ChannelName, status: ChannelStatus, seenAt: Moment): Promise<void>;
  known(channel: ChannelName): Promise<KnownStatus | undefined>;
  all(): Promise<readonly KnownStatus[]>;
  /** Nothing happens while one is open. */
  openGap(channel: ChannelName, from: Moment, why: string): Promise<void>;
  /** The gap that is open. */
  openGapOf(channel: ChannelName): Promise<ChannelGap | undefined>;
  /** The gap that was open; undefined when there was none. */
  closeGap(channel: ChannelName, to: Moment): Promise<ChannelGap | undefined>;
  /** Gaps that had not ended by `since`, oldest first. */
  gaps(since: Moment): Promise<readonly ChannelGap[]>;
}
