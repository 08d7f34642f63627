/** Why a platform did not take a post. Only the last two kinds are worth another try. */
export type ChannelFailure = 'rejected' | 'throttled' | 'unreachable';

export class ChannelError extends Error {
  readonly kind: ChannelFailure;
  constructor(kind: ChannelFailure, message: string) {
    super(message);
    this.name = 'ChannelError';
    this.kind = kind;
  }
}
