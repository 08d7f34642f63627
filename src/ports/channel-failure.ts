/** Why a platform did not take a post. Only the last two kinds are worth another try. */
export type ChannelFailure = 'rejected' | 'throttled' | 'unreachable';
