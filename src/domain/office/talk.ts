import type { AccountId, ChannelName, GroupId } from '../base/ids.ts';
import type { Group } from './group.ts';

/** No group of an office has a colon in its id. */
const TALK = 'talk:';

/** What one person says to the bot alone is kept and worked on in order, as if it were a group of its own. */
export const talkOf = (channel: ChannelName, account: AccountId): GroupId => `${TALK}${channel}:${account}`;

export const isTalk = (group: GroupId): boolean => group.startsWith(TALK);

/** Nobody but a colleague reads there: what may be said among staff may be said to him. */
export const talkAsGroup = (channel: ChannelName, account: AccountId): Group => ({
  id: talkOf(channel, account),
  name: '私聊',
  channel,
  key: account,
  audience: 'staff',
});
