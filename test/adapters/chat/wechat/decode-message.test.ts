import { describe, expect, it } from 'vitest';
import { decodeEcho, decodeMessage, needsNames } from '../../../../src/adapters/chat/wechat/decode-message.ts';
import type { RawMessage } from '../../../../src/adapters/chat/wechat/heard-message.ts';
import { MONDAY_MORNING } from '../../../builders/moments.ts';

const SELF = { id: 'wxid_bot', names: [] as string[] };
const raw = (more: Partial<RawMessage> = {}): RawMessage => ({
  id: 'm1',
  type: 7,
  talkerId: 'wxid_a',
  listenerId: '',
  roomId: '1@chatroom',
  text: '楼道灯坏了',
  mentionIds: [],
  timestamp: MONDAY_MORNING,
  filename: '',
  ...more,
});
const decoded = (more: Partial<RawMessage> = {}, self = SELF) => decodeMessage(raw(more), self, MONDAY_MORNING + 1);
const content = (more: Partial<RawMessage>) => {
  const { kind, text, replyTo } = decoded(more);
  return { kind, text, ...(replyTo === undefined ? {} : { replyTo }) };
};
const app = (type: number, title: string, more = ''): string =>
  `<?xml version="1.0"?>\n<msg><appmsg appid="" sdkver="0"><title>${title}</title><des></des><type>${type}</type>${more}</appmsg></msg>`;

describe('a WeChat message', () => {
  it('keeps to ids', () => {
    expect(decoded()).toEqual({
      id: 'm1',
      groupKey: '1@chatroom',
      direct: false,
      from: 'wxid_a',
      sentAt: MONDAY_MORNING,
      kind: 'text',
      text: '楼道灯坏了',
      mentionsBot: false,
    });
  });

  it('may count seconds, milliseconds or nothing', () => {
    expect(decoded({ timestamp: MONDAY_MORNING / 1_000 }).sentAt).toBe(MONDAY_MORNING);
    expect(decoded({ timestamp: MONDAY_MORNING + 7 }).sentAt).toBe(MONDAY_MORNING + 7);
    expect(decoded({ timestamp: 0 }).sentAt).toBe(MONDAY_MORNING + 1);
    expect(decoded({ timestamp: Number.NaN }).sentAt).toBe(MONDAY_MORNING + 1);
  });

  it('is for the bot alone where there is no group', () => {
    expect(decoded({ roomId: '', listenerId: 'wxid_bot' })).toMatchObject({
      direct: true,
      groupKey: 'wxid_a',
      mentionsBot: true,
    });
  });

  it('is nobody’s words when WeChat itself or an official account says it', () => {
    for (const talkerId of ['weixin', 'gh_0123456789ab', '']) {
      expect(decoded({ talkerId, roomId: talkerId === '' ? '1@chatroom' : '' })).toMatchObject({
        kind: 'system',
        mentionsBot: false,
      });
    }
    expect(decoded({ talkerId: '' }).from).toBe('1@chatroom');
    expect(decoded({ talkerId: 'weixin_lover' }).kind).toBe('text');
  });
});

describe('a mention of the bot', () => {
  it('is told by id', () => {
    expect(decoded({ mentionIds: ['wxid_a', 'wxid_bot'] }).mentionsBot).toBe(true);
    expect(decoded({ mentionIds: ['wxid_b'], text: '@助手 灯坏了' }, { ...SELF, names: ['助手'] }).mentionsBot).toBe(
      false,
    );
  });

  it.each([
    ['@助手\u2005灯坏了', true],
    ['灯坏了 @助手', true],
    ['@助手，灯坏了', true],
    ['@助手二号 灯坏了', false],
    ['@助手二号 灯坏了 @助手', true],
    ['助手 灯坏了', false],
    ['灯坏了', false],
  ])('is told by name only where the puppet names nobody: %s', (text, meant) => {
    expect(decoded({ text }, { ...SELF, names: ['助手', ''] }).mentionsBot).toBe(meant);
  });

  it('asks for names only where they would tell something', () => {
    expect(needsNames(raw({ text: '@助手 灯坏了' }))).toBe(true);
    expect(needsNames(raw())).toBe(false);
    expect(needsNames(raw({ text: '@助手', mentionIds: ['wxid_b'] }))).toBe(false);
    expect(needsNames(raw({ text: '@助手', roomId: '' }))).toBe(false);
  });
});

describe('what a message says', () => {
  it.each<[string, Partial<RawMessage>, object]>([
    ['a picture', { type: 6, text: '<msg><img/></msg>' }, { kind: 'image', text: '' }],
    ['a voice without transcript', { type: 2, text: '<msg><voicemsg length="1"/></msg>' }, { kind: 'voice', text: '' }],
    ['a voice with transcript', { type: 2, text: '电梯坏了' }, { kind: 'voice', text: '电梯坏了' }],
    ['a sticker', { type: 5, text: '<msg><emoji/></msg>' }, { kind: 'text', text: '[表情]' }],
    ['a video', { type: 15, text: '<msg/>' }, { kind: 'text', text: '[视频]' }],
    ['a file', { type: 1, text: '', filename: '漏水.docx' }, { kind: 'text', text: '[文件] 漏水.docx' }],
    ['a file in XML', { type: 1, text: app(6, '漏水.docx') }, { kind: 'text', text: '[文件] 漏水.docx' }],
    ['a link', { type: 14, text: app(5, '停水 &amp; 停电') }, { kind: 'text', text: '[链接] 停水 & 停电' }],
    ['a link without words', { type: 14, text: '' }, { kind: 'text', text: '[链接]' }],
    ['a mini program', { type: 9, text: app(33, '接龙') }, { kind: 'text', text: '[小程序] 接龙' }],
    [
      'a chain of answers',
      { type: 0, text: app(53, '#接龙\n1. 三栋 要装路灯') },
      { kind: 'text', text: '#接龙\n1. 三栋 要装路灯' },
    ],
    ['a group note', { type: 10, text: '明天停水' }, { kind: 'text', text: '明天停水' }],
    [
      'a place',
      { type: 8, text: '<msg><location x="1" y="2" label="示例路12号" poiname="示例小区"/></msg>' },
      { kind: 'text', text: '[位置] 示例小区 示例路12号' },
    ],
    ['a red envelope', { type: 12, text: app(2001, '恭喜发财') }, { kind: 'system', text: '[红包]' }],
    ['a pat', { type: 0, text: app(62, '我拍了拍你') }, { kind: 'system', text: '[拍一拍]' }],
    [
      'a notice',
      { type: 0, text: '"张三"邀请"李四"加入了群聊' },
      { kind: 'system', text: '"张三"邀请"李四"加入了群聊' },
    ],
    [
      'a notice in XML',
      { type: 0, text: '<sysmsg type="delchatroommember"><x/></sysmsg>' },
      { kind: 'system', text: '' },
    ],
    ['a kind of another time', { type: 99, text: '灯坏了' }, { kind: 'text', text: '灯坏了' }],
    ['a text that only looks like XML', { text: '<3 灯坏了' }, { kind: 'text', text: '<3 灯坏了' }],
  ])('is %s', (_, more, said) => {
    expect(content(more)).toEqual(said);
  });

  it('is an answer to a message, its own words only', () => {
    const refer =
      '<refermsg><type>49</type><svrid>7001</svrid><content>&lt;msg&gt;&lt;title&gt;旧&lt;/title&gt;&lt;/msg&gt;</content></refermsg>';
    expect(content({ type: 0, text: app(57, '我家也是', refer) })).toEqual({
      kind: 'text',
      text: '我家也是',
      replyTo: '7001',
    });
    expect(content({ type: 14, text: `wxid_a:\n${app(57, '<![CDATA[我家<也>是]]>', refer)}` })).toEqual({
      kind: 'text',
      text: '我家<也>是',
      replyTo: '7001',
    });
  });

  it('is an answer whose quotation stands in the text: what is quoted was said by somebody else', () => {
    expect(content({ text: '「张三：楼道灯\n坏了」\n- - - - - - - - - - - - - - -\n同问' })).toEqual({
      kind: 'text',
      text: '同问',
    });
    expect(content({ text: '「张三：灯坏了」是什么意思' })).toEqual({
      kind: 'text',
      text: '「张三：灯坏了」是什么意思',
    });
  });

  it.each([
    ['the id alone', { type: 13, text: '7001' }],
    [
      'WeChat’s notice',
      {
        type: 13,
        text: '<sysmsg type="revokemsg"><revokemsg><session>1@chatroom</session><msgid>5</msgid><newmsgid>7001</newmsgid></revokemsg></sysmsg>',
      },
    ],
    [
      'a notice of no kind',
      { type: 0, text: 'wxid_a:\n<sysmsg type="revokemsg"><revokemsg><newmsgid>7001</newmsgid></revokemsg></sysmsg>' },
    ],
  ])('is a recall, from %s', (_, more) => {
    expect(content(more)).toEqual({ kind: 'recall', text: '', replyTo: '7001' });
  });

  it('is no recall of nothing', () => {
    expect(content({ type: 13, text: '' })).toEqual({ kind: 'system', text: '' });
    expect(content({ type: 13, text: '"张三" 撤回了一条消息' }).kind).toBe('system');
  });
});

describe('an echo', () => {
  it('says where it went and what was shown', () => {
    expect(decodeEcho(raw({ talkerId: 'wxid_bot' }), 0)).toEqual({
      id: 'm1',
      to: { groupKey: '1@chatroom' },
      sentAt: MONDAY_MORNING,
      text: '楼道灯坏了',
    });
    expect(decodeEcho(raw({ talkerId: 'wxid_bot', roomId: '', listenerId: 'wxid_a' }), 0).to).toEqual({
      account: 'wxid_a',
    });
    expect(decodeEcho(raw({ type: 6, text: '<msg/>' }), 0).text).toBe('');
  });
});
