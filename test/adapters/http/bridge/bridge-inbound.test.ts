import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { type BridgeStage, bridgeStage, message } from './bridge-stage.ts';

let stage: BridgeStage;
afterEach(() => stage.close());

const taken = async (answer: Response) => ({ status: answer.status, ...((await answer.json()) as Taken) });
interface Taken {
  accepted: string[];
  refused: { index: number; id: string | null; field: string; error: string; retry: boolean }[];
  error?: string;
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('without a token', () => {
  it.each([
    '/bridge/messages',
    '/Bridge/messages',
    '/BRIDGE/MESSAGES/',
    '/bridge/messages/',
    '//bridge/messages',
    '/%62ridge/messages',
    '/bridge/acks',
    '/Bridge/acks',
    '/bridge/media',
    '/Bridge/media',
    '/bridge/state',
  ])('nothing is taken at %s, however it is spelled', async (path) => {
    stage = await bridgeStage();
    const answer = await stage.http.post(path, message());
    expect([401, 404]).toContain(answer.status);
    expect(stage.handlers.messages).toEqual([]);
    expect(stage.handlers.echoes).toEqual([]);
    expect(stage.handlers.pictures).toEqual([]);
  });
});

describe('what a connector brings over HTTP', () => {
  it('is one message, answered once it is kept', async () => {
    stage = await bridgeStage();
    expect(await taken(await stage.post('/bridge/messages', message()))).toEqual({
      status: 200,
      accepted: ['m1'],
      refused: [],
    });
    expect(stage.handlers.messages).toEqual([
      {
        channel: 'bridge',
        groupKey: 'room-1',
        id: 'm1',
        from: 'wx-1',
        sentAt: Date.parse('2026-03-12T09:59:00+08:00'),
        kind: 'text',
        text: '3号楼电梯坏了',
        mentionsBot: false,
      },
    ]);
  });

  it('is everything a group knows, in one list', async () => {
    stage = await bridgeStage();
    const at = '2026-03-12T10:00:00+08:00';
    const answer = await stage.post('/bridge/messages', [
      message({ id: 'm1', mentionsBot: true, replyTo: 'm0', kind: 'voice' }),
      { type: 'recall', at, group: 'room-1', message: 'm1' },
      message({ id: 'm2', direct: true, group: undefined, text: '123456' }),
      { type: 'botJoined', group: 'room-2', name: '柳荫2群' },
      { type: 'renamed', group: 'room-2', name: '柳荫新群' },
      { type: 'memberLeft', group: 'room-2', account: 'wx-9' },
      { type: 'botRemoved', group: 'room-2' },
      { type: 'dissolved', group: 'room-3' },
      { type: 'echo', at, group: 'room-1', id: 'own-1', text: '已登记' },
      { type: 'read', account: 'wx-1', id: 'own-2' },
    ]);
    expect(await taken(answer)).toMatchObject({
      status: 200,
      accepted: [
        'm1',
        'recall:m1',
        'm2',
        'botJoined:room-2',
        'renamed:room-2',
        'memberLeft:room-2',
        'botRemoved:room-2',
        'dissolved:room-3',
        'own-1',
        'own-2',
      ],
    });
    expect(stage.handlers.messages).toMatchObject([
      { id: 'm1', mentionsBot: true, replyTo: 'm0', kind: 'voice' },
      { id: 'recall:m1', kind: 'recall', replyTo: 'm1', groupKey: 'room-1' },
      { id: 'm2', direct: true, groupKey: 'wx-1' },
    ]);
    expect(stage.handlers.events).toEqual([
      { channel: 'bridge', groupKey: 'room-2', event: 'botJoined', name: '柳荫2群' },
      { channel: 'bridge', groupKey: 'room-2', event: 'renamed', name: '柳荫新群' },
      { channel: 'bridge', groupKey: 'room-2', event: 'memberLeft', account: 'wx-9' },
      { channel: 'bridge', groupKey: 'room-2', event: 'botRemoved' },
      { channel: 'bridge', groupKey: 'room-3', event: 'dissolved' },
    ]);
    expect(stage.handlers.echoes).toMatchObject([{ to: { groupKey: 'room-1' }, id: 'own-1', text: '已登记' }]);
    expect(await stage.channel.wasRead?.('wx-1', 'own-2')).toBe(true);
    expect(await stage.channel.wasRead?.('wx-1', 'own-3')).toBe(false);
  });

  it('names the place of each fault and takes the rest', async () => {
    stage = await bridgeStage();
    const answer = await stage.post('/bridge/messages', [
      message({ id: 'a' }),
      message({ id: 'b', at: '昨天' }),
      message({ id: 'c', kind: 'video' }),
      { type: 'shout', group: 'room-1' },
      7,
      message({ id: 'd', media: '../../etc/passwd' }),
      message({ id: 'e', text: 'x'.repeat(20_001) }),
      message({ id: 'recall:a' }),
      message({ id: 'f\u0000' }),
      message({ id: 'g', group: undefined }),
      message({ id: 'h', text: '好\u0000的\ud800' }),
    ]);
    const body = await taken(answer);
    expect(body).toMatchObject({ status: 200, accepted: ['a', 'h'] });
    expect(body.refused.map(({ index, id, field, retry }) => [index, id, field, retry])).toEqual([
      [1, 'b', 'at', false],
      [2, 'c', 'kind', false],
      [3, null, 'type', false],
      [4, null, '', false],
      [5, 'd', 'media', false],
      [6, 'e', 'text', false],
      [7, 'recall:a', 'id', false],
      [8, 'f\u0000', 'id', false],
      [9, 'g', 'group', false],
    ]);
    expect(body.refused[0]?.error).toBe('“at”不对：不是时间，应写作 2026-03-02T08:01:00+08:00。');
    expect(stage.handlers.messages.map(({ text }) => text)).toEqual(['3号楼电梯坏了', '好的\ufffd']);
  });

  it('is refused as a whole when nothing of it is in order, or it is too long', async () => {
    stage = await bridgeStage();
    const faulty = await taken(await stage.post('/bridge/messages', { text: '没有别的' }));
    expect(faulty).toMatchObject({ status: 400, accepted: [], error: '“at”不对：没有填。' });
    const many = Array.from({ length: 501 }, (_, index) => message({ id: `m${index}` }));
    const long = await stage.post('/bridge/messages', many);
    expect([long.status, ((await long.json()) as Taken).error]).toEqual([400, '一次最多 500 条，这次有 501 条。']);
    expect((await stage.post('/bridge/messages', '{"at":')).status).toBe(400);
    expect(stage.handlers.messages).toEqual([]);
    expect(await taken(await stage.post('/bridge/messages', []))).toMatchObject({ status: 200, accepted: [] });
    expect((await taken(await stage.post('/bridge/messages', many.slice(1)))).accepted).toHaveLength(500);
  });

  it('is not said to be kept while it is not, and may come again', async () => {
    let broken = true;
    const kept: string[] = [];
    stage = await bridgeStage({
      handlers: {
        async message({ id }) {
          if (broken && id !== 'a') throw new Error('the database is gone');
          kept.push(id);
        },
      },
    });
    const list = ['a', 'b', 'c', 'd', 'e'].map((id) => message({ id }));
    const first = await taken(await stage.post('/bridge/messages', list));
    expect(first).toMatchObject({ status: 200, accepted: ['a'] });
    expect(first.refused.map(({ id, retry }) => [id, retry])).toEqual(['b', 'c', 'd', 'e'].map((id) => [id, true]));
    expect(await taken(await stage.post('/bridge/messages', message({ id: 'b' })))).toMatchObject({
      status: 503,
      error: '没能记下，请稍后原样重发。',
    });
    broken = false;
    expect((await taken(await stage.post('/bridge/messages', list))).accepted).toHaveLength(5);
    expect(kept).toEqual(['a', 'a', 'b', 'c', 'd', 'e']);
  });

  it('says that the channel does not run', async () => {
    stage = await bridgeStage();
    await stage.channel.stop();
    const answer = await taken(await stage.post('/bridge/messages', message()));
    expect(answer).toMatchObject({ status: 503, error: '外接渠道没有在运行，请稍后再试。' });
    for (const [path, body] of [
      ['/bridge/acks', { seq: 1, outcome: 'sent' }],
      ['/bridge/state', { state: 'online' }],
    ] as const)
      expect((await stage.post(path, body)).status).toBe(503);
    expect((await stage.get('/bridge/posts')).status).toBe(503);
  });
});

describe('a picture', () => {
  const send = (method: string, body: Uint8Array<ArrayBuffer>, type = 'image/png') =>
    fetch(`${stage.http.address}/bridge/media`, {
      method,
      headers: { Authorization: 'Bearer long-random-phone', 'Content-Type': type },
      body,
    });

  it('is kept under a name that a message may then give', async () => {
    const name = `${createHash('sha256').update(PNG).digest('hex')}.png`;
    stage = await bridgeStage({ handlers: { picture: async () => name } });
    for (const method of ['POST', 'PUT']) {
      const answer = await send(method, PNG);
      expect([answer.status, await answer.json()]).toEqual([201, { name }]);
    }
    await stage.post('/bridge/messages', message({ kind: 'image', text: null, media: name }));
    expect(stage.handlers.messages).toMatchObject([{ kind: 'image', text: '', media: name }]);
  });

  it('is refused when it is none, or has more than 20 MB', async () => {
    stage = await bridgeStage({ handlers: { picture: async () => undefined } });
    expect((await send('POST', PNG, 'text/plain')).status).toBe(400);
    expect((await send('POST', PNG)).status).toBe(415);
    expect((await send('PUT', new Uint8Array(20 * 1024 * 1024 + 1))).status).toBe(413);
  });
});
