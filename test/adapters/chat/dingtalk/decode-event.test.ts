import { describe, expect, it } from 'vitest';
import { decodeEvent } from '../../../../src/adapters/chat/dingtalk/decode-event.ts';

const ROBOT = 'dingrobot00000001';
const IN = { openConversationId: 'cid1==', chatId: 'chat1', corpId: 'dingcorp', operator: 'staff-9', timeStamp: 1 };
const group = { channel: 'dingtalk', groupKey: 'cid1==' };

describe('an event of the platform', () => {
  it.each([
    ['chat_disband', IN, [{ ...group, event: 'dissolved' }]],
    ['chat_update_title', { ...IN, title: '商圈2群' }, [{ ...group, event: 'renamed', name: '商圈2群' }]],
    [
      'chat_remove_member',
      { ...IN, userId: ['staff-1', 'staff-2'] },
      [
        { ...group, event: 'memberLeft', account: 'staff-1' },
        { ...group, event: 'memberLeft', account: 'staff-2' },
      ],
    ],
    ['chat_remove_member', { ...IN, userId: 'staff-1' }, [{ ...group, event: 'memberLeft', account: 'staff-1' }]],
    ['chat_remove_member', IN, []],
    ['chat_quit', IN, [{ ...group, event: 'memberLeft', account: 'staff-9' }]],
    ['chat_quit', { ...IN, userId: ['staff-1'] }, [{ ...group, event: 'memberLeft', account: 'staff-1' }]],
    ['im_cool_app_install', { ...IN, robotCode: ROBOT }, [{ ...group, event: 'botJoined' }]],
    ['im_cool_app_uninstall', { ...IN, robotCode: ROBOT }, [{ ...group, event: 'botRemoved' }]],
    ['im_cool_app_uninstall', IN, [{ ...group, event: 'botRemoved' }]],
    ['im_cool_app_uninstall', { ...IN, robotCode: 'dinganother' }, []],
    [
      'chat_remove_member',
      { OpenConversationId: 'cid1==', UserId: ['staff-1'], Operator: 'staff-9' },
      [{ ...group, event: 'memberLeft', account: 'staff-1' }],
    ],
    ['chat_add_member', { ...IN, userId: ['staff-1'] }, []],
    ['user_add_org', { userId: ['staff-1'] }, []],
    ['toString', {}, []],
  ])('%s %j', (type, data, events) => {
    expect(decodeEvent(type, data, ROBOT)).toEqual(events);
  });

  it.each([
    ['chat_disband', {}],
    ['chat_disband', undefined],
    ['chat_update_title', IN],
    ['chat_update_title', { ...IN, title: 7 }],
    ['chat_remove_member', { ...IN, userId: [7] }],
    ['im_cool_app_uninstall', { openConversationId: '' }],
  ])('%s that is not as described is told apart: %j', (type, data) => {
    expect(decodeEvent(type, data, ROBOT)).toBeUndefined();
  });
});
