/** Why nothing left the house although a post was at the door: another process speaks for the account by now. The outbox says the same. */
export const RIGHT_GONE = '发送权已交给另一个进程';
