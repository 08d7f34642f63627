import { expect, it } from 'vitest';
import { composeText, namesNeeded } from '../../../../src/adapters/chat/wechat/compose-text.ts';
import { words } from './wechat-world.ts';

const STAFF = { id: 'p-1', account: 'wxid_1', name: '王科长' };
const RESIDENT = { id: 'wxid_2', account: 'wxid_2', name: null };
const UNBOUND = { id: 'p-3', account: null, name: '李科长' };

it('puts those who are meant before the words', () => {
  const outgoing = words({ text: '请尽快受理。', mentions: [STAFF, RESIDENT, UNBOUND] });
  expect(namesNeeded(outgoing)).toEqual(['wxid_2']);
  expect(composeText(outgoing, { wxid_2: ' 三栋\n李 ', wxid_1: '不用这个' })).toEqual({
    text: '@王科长 @三栋 李 @李科长（未绑定微信）\n请尽快受理。',
    mentions: ['wxid_1', 'wxid_2'],
  });
});

it('still rings somebody whose name cannot be had', () => {
  expect(composeText(words({ text: '收到。', mentions: [RESIDENT] }), {})).toEqual({
    text: '@住户\n收到。',
    mentions: ['wxid_2'],
  });
});

it('adds nothing where nobody is meant', () => {
  expect(composeText(words({ text: '收到。' }), {})).toEqual({ text: '收到。', mentions: [] });
});

it('calls nobody twice whom the words call already', () => {
  const text = '【派单】0312-001 @王科长 三栋电梯坏了，@李科长 协办。';
  expect(composeText(words({ text, mentions: [STAFF] }), {})).toEqual({ text, mentions: ['wxid_1'] });
  // A fault has to be seen all the same, once.
  const marked = text.replace('@李科长', '@李科长（未绑定微信）');
  for (const said of [text, marked]) {
    expect(composeText(words({ text: said, mentions: [STAFF, UNBOUND] }), {}).text).toBe(marked);
  }
  const longer = { ...STAFF, name: '王科' };
  expect(composeText(words({ text, mentions: [longer] }), {}).text).toBe(`@王科\n${text}`);
});
