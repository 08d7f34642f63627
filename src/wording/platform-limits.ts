/** For the operator: what the platform keeps from us. */
export const ONLY_MENTIONS =
  '钉钉只把 @ 机器人的消息发给我们：群里没有 @ 的话收不到。群公告里已写明，请工作人员转发时带上 @。';
