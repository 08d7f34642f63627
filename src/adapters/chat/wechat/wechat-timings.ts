/** How long the parts of the channel wait, in milliseconds. Tests wait less. */
export interface WeChatTimings {
  /** Before the first new try to connect, and at most: after a restart of the puppet service nobody may be deaf for ten seconds. */
  readonly firstWait: number;
  readonly longestWait: number;
  /** Before another try where only somebody’s hand will help: a wrong token, a TLS that does not match. */
  readonly refusedWait: number;
  /** Before another try while another client is connected. */
  readonly occupiedWait: number;
  /** Until the first event of a new connection; services of the community send none. */
  readonly firstEvent: number;
  /** Until a new connection answers `start`. */
  readonly start: number;
  /** Between two questions whether events still come, and until the first must be answered. */
  readonly ding: number;
  readonly dong: number;
  /** Until a message, a name or a group’s title must have been told. */
  readonly lookup: number;
  readonly sendText: number;
  readonly sendPicture: number;
  readonly copyPicture: number;
  /** Before the process is started again, first and at most, and after how long it counts as sound. */
  readonly respawn: number;
  readonly longestRespawn: number;
  readonly sound: number;
  /** Until a new process must have loaded Wechaty, on a machine that has much else to do. */
  readonly load: number;
  /** Between two questions whether the process still answers, and until it counts as frozen. */
  readonly ping: number;
  readonly frozen: number;
  /** From the friendly request to end to the unfriendly one. */
  readonly end: number;
  /** Before messages that could not be kept are tried again, first and at most. */
  readonly keepAgain: number;
  readonly longestKeepAgain: number;
}

const SECOND = 1_000;

export const WECHAT_TIMINGS: WeChatTimings = {
  firstWait: 300,
  longestWait: 5 * SECOND,
  refusedWait: 30 * SECOND,
  occupiedWait: 10 * SECOND,
  firstEvent: 5 * SECOND,
  start: 20 * SECOND,
  ding: 5 * SECOND,
  dong: 4 * SECOND,
  lookup: 10 * SECOND,
  sendText: 15 * SECOND,
  sendPicture: 60 * SECOND,
  copyPicture: 20 * SECOND,
  respawn: 500,
  longestRespawn: 30 * SECOND,
  sound: 60 * SECOND,
  load: 90 * SECOND,
  ping: 10 * SECOND,
  frozen: 30 * SECOND,
  end: 3 * SECOND,
  keepAgain: 500,
  longestKeepAgain: 5 * SECOND,
};
