import type { ChannelName } from '../domain/base/ids.ts';
import type { Moment } from '../domain/time/moment.ts';

/** The earliest moments at which stored work is due, in one look. */
export interface NextMoments {
  /** The earliest unprocessed message was sent then, or received if its platform's clock is ahead. */
  readonly message: Moment | null;
  /** Time does something to a ticket then. */
  readonly ticket: Moment | null;
  /** An item of the review list is to be announced, or called again. */
  readonly review: Moment | null;
  /** A post of these channels may go out from then on. */
  readonly post: Moment | null;
}

export interface WakeSource {
  next(channels: readonly ChannelName[]): Promise<NextMoments>;
}
