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

  it('call in their place those whom they name, and nobody twice', () => {
    const post = {
      mentions: [wang, wang, resident, li],
      text: '【派单】1126-001 @王科长 楼道灯坏了。抄送@李科长，@王科长',
    };
    expect(callingText(post)).toMatchObject({
      text: {
        content: '@$:LWCP_v1:$r 【派单】1126-001 @staff-wang 楼道灯坏了。抄送@李科长（未绑定钉钉），@staff-wang',
      },
      at: { atUserIds: ['staff-wang'], atDingtalkIds: ['$:LWCP_v1:$r'] },
    });
    expect(namingText(post)).toBe('【派单】1126-001 @王科长 楼道灯坏了。抄送@李科长（未绑定钉钉），@王科长');
  });

  it('mark nobody twice whom the words have marked', () => {
    const marked = '【派单】1126-001 @李科长（未绑定钉钉） @王科长 楼道灯坏了。';
    expect(namingText({ mentions: [li, wang], text: marked })).toBe(marked);
    expect(callingText({ mentions: [li, wang], text: marked }).text.content).toBe(
      '【派单】1126-001 @李科长（未绑定钉钉） @staff-wang 楼道灯坏了。',
    );
    const namesake = { ...li, id: 'p-wang-2', name: '王科长' };
    expect(callingText({ mentions: [namesake, wang], text: '@王科长（未绑定钉钉） 看' }).text.content).toBe(
      '@staff-wang @王科长（未绑定钉钉） 看',
    );
  });

  it('do not find a name in a longer one, nor one person in another of the same name', () => {
    const short = { id: 'p-w', account: 'staff-w$&', name: '王科' };
    expect(callingText({ mentions: [short], text: '@王科长 看' }).text.content).toBe('@staff-w$& @王科长 看');
    expect(callingText({ mentions: [short], text: '@王科 看' }).text.content).toBe('@staff-w$& 看');
    const other = { ...wang, id: 'p-wang-2', account: 'staff-wang-2' };
    expect(callingText({ mentions: [wang, other], text: '@王科长 看' }).text.content).toBe(
      '@staff-wang-2 @staff-wang 看',
    );
    const odd = { id: 'p-o', account: 'staff-o', name: '(*)王.+[' };
    expect(callingText({ mentions: [odd], text: '@(*)王.+[ 看' }).text.content).toBe('@staff-o 看');
  });

  it('stay as they are without mentions', () => {
    expect(namingText({ mentions: [], text: '一\n二' })).toBe('一\n二');
    expect(callingText({ mentions: [], text }).text.content).toBe(text);
  });
});
