import { expect, it } from 'vitest';
import { markUnbound } from '../../../src/adapters/chat/unbound-call.ts';

const LI = { id: 'p-1', account: null, name: '李科长' };
const WANG = { id: 'p-2', account: 'wxid_2', name: '王科长' };

it.each([
  ['in front where the words do not name him', '请受理。', ['@李科长（未绑定微信）'], '请受理。'],
  [
    'in the words where they do',
    '@李科长 请受理，抄送@李科长',
    [],
    '@李科长（未绑定微信） 请受理，抄送@李科长（未绑定微信）',
  ],
  [
    'not again where they have it',
    '【提醒】@李科长（未绑定微信） @王科长 1件',
    [],
    '【提醒】@李科长（未绑定微信） @王科长 1件',
  ],
  [
    'for another name all the same',
    '@李科长助理（未绑定微信） 看',
    ['@李科长（未绑定微信）'],
    '@李科长助理（未绑定微信） 看',
  ],
])('the mark stands %s', (_, text, inFront, marked) => {
  expect(markUnbound({ mentions: [LI, WANG, LI], text }, '微信')).toEqual({ inFront, text: marked });
});

it('takes a name as it is written, and knows somebody without one', () => {
  const odd = { ...LI, name: '(*)李$&[' };
  expect(markUnbound({ mentions: [odd], text: '@(*)李$&[ 看' }, '账号').text).toBe('@(*)李$&[（未绑定账号） 看');
  expect(markUnbound({ mentions: [{ ...LI, name: null }], text: '看' }, '账号').inFront).toEqual([
    '@有关人员（未绑定账号）',
  ]);
});
