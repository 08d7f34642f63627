import { describe, expect, it } from 'vitest';
import { type Decoded, decodeMessage } from '../../../../src/adapters/chat/dingtalk/decode-message.ts';
import { robotCallback, type Saying } from '../../../stand-ins/dingtalk/robot-callback.ts';

const NOW = Date.parse('2026-03-02T10:00:00+08:00');
const SENT = NOW - 1_500;
const WEBHOOK = 'https://oapi.dingtalk.com/robot/sendBySession?session=s1';

const callback = (saying: Partial<Saying> = {}): Record<string, unknown> =>
  robotCallback(
    { group: 'cidGroup1==', from: 'staff-1', text: '楼道灯坏了', at: SENT, id: 'msg1==', ...saying },
    { robotCode: 'dingrobot', sessionWebhook: WEBHOOK, sessionWebhookExpiredTime: NOW + 5_400_000 },
  );
const decoded = (saying: Partial<Saying> = {}): Decoded => {
  const result = decodeMessage(callback(saying), NOW);
  if (typeof result === 'string') throw new Error(result);
  return result;
};

describe('a robot message', () => {
  it('is a text in a group', () => {
    expect(decoded()).toEqual({
      delivered: {
        channel: 'dingtalk',
        groupKey: 'cidGroup1==',
        id: 'msg1==',
        from: 'staff-1',
        sentAt: SENT,
        kind: 'text',
        text: '楼道灯坏了',
        mentionsBot: true,
      },
      pictures: [],
      session: { key: 'cidGroup1==', url: WEBHOOK, expiresAt: NOW + 5_400_000 },
    });
  });

  it('is said to the robot alone, and answered at its sender’s', () => {
    const { delivered, session } = decodeMessage(
      robotCallback(
        { from: 'staff-1', text: '123456', at: SENT, id: 'msg1==' },
        { robotCode: 'dingrobot', sessionWebhook: WEBHOOK, sessionWebhookExpiredTime: NOW + 1 },
      ),
      NOW,
    ) as Decoded;
    expect(delivered).toMatchObject({ direct: true, groupKey: 'cid-direct-staff-1', text: '123456' });
    expect(session?.key).toBe('staff-1');
  });

  it('is of somebody outside the company, who has no staff id', () => {
    expect(decoded({ from: '$:LWCP_v1:$visitor' }).delivered.from).toBe('$:LWCP_v1:$visitor');
  });

  it.each([
    ['numbers as texts', { createAt: String(SENT), conversationType: 2 }],
    ['a staff id that is empty', { senderStaffId: '', senderId: 'staff-1' }],
  ])('is read with %s', (_name, raw) => {
    expect(decoded({ raw }).delivered).toMatchObject({ sentAt: SENT, from: 'staff-1', groupKey: 'cidGroup1==' });
  });

  it.each([{ createAt: undefined }, { createAt: 'yesterday' }, { createAt: -1 }])(
    'without a moment of its own was sent when it came: %j',
    (raw) => expect(decoded({ raw }).delivered.sentAt).toBe(NOW),
  );

  it.each([
    ['@助手 楼道灯坏了', '楼道灯坏了'],
    ['@助手\u2005楼道灯坏了', '楼道灯坏了'],
    [' @居委会 你们管不管', '@居委会 你们管不管'],
    ['  楼道灯坏了 \n', '楼道灯坏了'],
    ['@助手', ''],
  ])('loses the call that the platform has left: “%s” → “%s”', (content, text) => {
    expect(decoded({ raw: { text: { content } } }).delivered.text).toBe(text);
  });

  it('keeps a call where somebody else was called as well: nobody knows whose it is', () => {
    const atUsers = [{ dingtalkId: '$:LWCP_v1:$robotrobotrobot' }, { dingtalkId: '$:LWCP_v1:$wang', staffId: 'w' }];
    const raw = { atUsers, text: { content: '@王科长 来看看' } };
    expect(decoded({ raw }).delivered.text).toBe('@王科长 来看看');
  });

  it.each<[string, Record<string, unknown>, string, string, string[]]>([
    ['picture', { content: { downloadCode: 'c1' } }, 'image', '', ['c1']],
    ['picture', { content: { pictureDownloadCode: 'c2' } }, 'image', '', ['c2']],
    ['picture', { content: {} }, 'image', '', []],
    [
      'audio',
      { content: { recognition: '下水道堵了', downloadCode: 'c', duration: 4_000 } },
      'voice',
      '下水道堵了',
      [],
    ],
    ['audio', { content: { downloadCode: 'c' } }, 'voice', '', []],
    ['video', { content: { downloadCode: 'c', videoType: 'mp4', duration: 4_000 } }, 'image', '', []],
    ['file', { content: { downloadCode: 'c', fileName: '照片.zip' } }, 'image', '', []],
    ['hologram', { content: { x: 1 } }, 'image', '', []],
    ['hologram', { text: { content: ' 看看这个' } }, 'text', '看看这个', []],
    [
      'richText',
      { content: { richText: [{ text: '灯坏了' }, { type: 'picture', downloadCode: 'c1' }, { text: '，三天了' }] } },
      'text',
      '灯坏了，三天了',
      ['c1'],
    ],
    [
      'richText',
      {
        content: {
          richText: [
            { type: 'picture', downloadCode: 'c1' },
            { type: 'picture', pictureDownloadCode: 'c2' },
            { type: 'picture', downloadCode: 'c1' },
          ],
        },
      },
      'image',
      '',
      ['c1', 'c2'],
    ],
    ['richText', { content: { richText: ['?', null, { text: 7 }, { text: '灯坏了' }] } }, 'text', '灯坏了', []],
    ['richText', { content: 'nothing' }, 'image', '', []],
  ])('of the kind %s with %j', (msgtype, parts, kind, text, pictures) => {
    const result = decoded({ raw: { msgtype, text: undefined, ...parts } });
    expect([result.delivered.kind, result.delivered.text, result.pictures]).toEqual([kind, text, pictures]);
  });

  it.each([
    [
      'a resident’s message',
      { text: { content: ' 我家也是', isReplyMsg: true, repliedMsg: { msgId: 'msg0==' } } },
      'msg0==',
    ],
    ['a message only named outside', { originalMsgId: 'msg9==' }, 'msg9=='],
    [
      'one of our own posts, by the key it was sent under',
      {
        originalMsgId: 'msg9==',
        originalProcessQueryKey: 'key1',
        text: { content: ' 没解决', repliedMsg: { msgId: 'msg9==' } },
      },
      'key1',
    ],
    [
      'in a rich text',
      { msgtype: 'richText', content: { richText: [{ text: 'x' }], repliedMsg: { msgId: 'm' } } },
      'm',
    ],
  ])('answers to %s', (_name, raw, replyTo) => {
    expect(decoded({ raw }).delivered.replyTo).toBe(replyTo);
  });

  it('has no session webhook where a half of it is missing', () => {
    expect(decoded({ raw: { sessionWebhookExpiredTime: undefined } }).session).toBeUndefined();
  });

  it.each([
    ['msgId', { msgId: undefined }],
    ['msgId', { msgId: '' }],
    ['conversationId', { conversationId: null }],
    ['conversationType', { conversationType: {} }],
    ['msgtype', { msgtype: undefined }],
    ['sender', { senderStaffId: undefined, senderId: '' }],
  ])('without what it cannot do without is none: %s', (part, raw) => {
    expect(decodeMessage(callback({ raw }), NOW)).toContain(part);
  });

  it.each([undefined, null, [], 'text', 7])('is not %j', (data) => {
    expect(typeof decodeMessage(data, NOW)).toBe('string');
  });
});
