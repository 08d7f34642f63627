import { describe, expect, it } from 'vitest';
import { callingText, namingText } from '../../../../src/adapters/chat/dingtalk/outgoing-words.ts';

const wang = { id: 'p-wang', account: 'staff-wang', name: '王科长' };
const li = { id: 'p-li', account: null, name: '李科长' };
const resident = { id: '$:LWCP_v1:$r', account: '$:LWCP_v1:$r', name: null };
const text = '请看一下。';

describe('the words of a post', () => {
  it('call each person once, by the id in the words and in the list', () => {
    expect(callingText({ mentions: [wang, wang, resident, li], text })).toEqual({
      msgtype: 'text',
      text: { content: '@staff-wang @$:LWCP_v1:$r @李科长（未绑定钉钉） 请看一下。' },
      at: { atUserIds: ['staff-wang'], atDingtalkIds: ['$:LWCP_v1:$r'] },
    });
  });

  it('name staff where nobody can be called, and never show the account of a resident', () => {
    expect(namingText({ mentions: [wang, resident, li], text })).toBe('@王科长 @李科长（未绑定钉钉） 请看一下。');
    expect(namingText({ mentions: [resident], text })).toBe(text);
  });

  it('stay as they are without mentions', () => {
    expect(namingText({ mentions: [], text: '一\n二' })).toBe('一\n二');
    expect(callingText({ mentions: [], text }).text.content).toBe(text);
  });
});
