import { afterEach, describe, expect, it } from 'vitest';
import type { BridgePost } from '../../../../src/adapters/chat/bridge/bridge-post.ts';
import { fakeBridgeMemory } from '../../../fakes/fake-bridge-memory.ts';
import { type Account, type BridgeStage, bridgeStage, message, outgoing, TOKENS, until } from './bridge-stage.ts';

let stage: BridgeStage;
afterEach(() => stage.close());

const BOTH = { tokens: TOKENS };
const fetched = async (query: string, account: Account = 'phone') => {
  const answer = await stage.get(`/bridge/posts?${query}`, account);
  return ((await answer.json()) as { posts: BridgePost[] }).posts;
};
const ack = async (body: unknown, account: Account = 'phone') => {
  const answer = await stage.post('/bridge/acks', body, account);
  return { status: answer.status, ...((await answer.json()) as Record<string, unknown>) };
};

describe('a post', () => {
  it('is not handed over while no connector is there: it may be tried again', async () => {
    stage = await bridgeStage();
    expect(await stage.channel.send(outgoing())).toMatchObject({ outcome: 'retry', why: '没有接入程序在线' });
  });

  it('is fetched by a connector that polls, whole, and acknowledged by its number', async () => {
    stage = await bridgeStage();
    expect(await fetched('after=0')).toEqual([]);
    const sent = stage.channel.send(
      outgoing({
        key: '12',
        tickets: ['20260312-001'],
        mentions: [
          { id: 'p-1', account: 'wx-7', name: '王小明' },
          { id: 'p-2', account: null, name: '李科长' },
        ],
      }),
    );
    const [post] = await fetched('after=0&wait=5');
    expect(post).toEqual({
      seq: 1,
      key: 'aaaa1111-12',
      to: { group: 'room-1' },
      kind: 'answer',
      tickets: ['20260312-001'],
      mentions: [{ account: 'wx-7', name: '王小明' }],
      text: '@李科长（未绑定账号） 您反映的事已登记。',
    });
    expect(await ack({ seq: 1, outcome: 'sent', platformId: 'own-1' })).toMatchObject({ status: 200, acked: [1] });
    expect(await sent).toEqual({ outcome: 'sent', platformId: 'own-1' });
    expect(await fetched('after=0')).toEqual([]);
  });

  it('marks nobody twice as unbound whom its words have marked', async () => {
    stage = await bridgeStage();
    const connector = await stage.connect();
    const text = '【提醒】@李科长（未绑定外接） 1件';
    const sent = stage.channel.send(outgoing({ text, mentions: [{ id: 'p-2', account: null, name: '李科长' }] }));
    const post = await connector.post();
    expect(post.text).toBe(text);
    connector.say({ type: 'ack', seq: post.seq, outcome: 'sent' });
    await sent;
  });

  it('is pushed over the line, and answered there', async () => {
    stage = await bridgeStage();
    const connector = await stage.connect();
    expect(await connector.next('hello')).toMatchObject({ account: 'phone' });
    const sent = stage.channel.send(outgoing({ to: { account: 'wx-7' } }));
    expect(await connector.post()).toMatchObject({ seq: 1, to: { account: 'wx-7' } });
    connector.say({ type: 'ack', seq: 1, outcome: 'sent', ref: 'r1' });
    expect(await connector.next('acked')).toEqual({ type: 'acked', ref: 'r1', acked: [1], unknown: [], refused: [] });
    expect(await sent).toEqual({ outcome: 'sent', platformId: null });
  });

  it.each([
    [
      { outcome: 'failed', why: '群里没有我' },
      { outcome: 'failed', code: 'rejected', why: '群里没有我' },
    ],
    [
      { outcome: 'failed', code: 'throttled' },
      { outcome: 'failed', code: 'throttled', why: '接入程序说没有发出' },
    ],
    [{ outcome: 'uncertain' }, { outcome: 'uncertain', why: '接入程序也不知道发出了没有' }],
  ])('comes to what the connector says: %j', async (said, result) => {
    stage = await bridgeStage();
    const connector = await stage.connect();
    const sent = stage.channel.send(outgoing());
    const { seq } = await connector.post();
    connector.say({ type: 'ack', seq, ...said });
    expect(await sent).toEqual(result);
  });

  it('carries a picture until it is acknowledged', async () => {
    stage = await bridgeStage();
    const connector = await stage.connect();
    const bytes = new Uint8Array([137, 80, 78, 71]);
    const sent = stage.channel.send(outgoing({ image: { name: 'x.png', type: 'image/png', bytes } }));
    const { image, seq } = await connector.post();
    expect(image).toEqual({ name: 'x.png', type: 'image/png', href: `/bridge/posts/${seq}/image` });
    const answer = await stage.get(image?.href ?? '');
    expect([answer.headers.get('content-type'), new Uint8Array(await answer.arrayBuffer())]).toEqual([
      'image/png',
      bytes,
    ]);
    connector.say({ type: 'ack', seq, outcome: 'sent' });
    await sent;
    expect((await stage.get(image?.href ?? '')).status).toBe(404);
  });

  it('does not leave when another process speaks by now', async () => {
    stage = await bridgeStage();
    const connector = await stage.connect();
    expect(await stage.channel.send(outgoing(), () => false)).toMatchObject({ outcome: 'retry' });
    const sent = stage.channel.send(outgoing({ text: '第二条' }), () => true);
    const { seq, text } = await connector.post();
    expect(text).toBe('第二条');
    connector.say({ type: 'ack', seq, outcome: 'sent' });
    await sent;
    expect(connector.frames.filter(({ type }) => type === 'post')).toHaveLength(1);
  });

  it('is uncertain when it was handed over and nothing is heard; a late word settles it', async () => {
    stage = await bridgeStage({ timing: { ackWithin: 30 } });
    const connector = await stage.connect();
    const result = await stage.channel.send(outgoing({ key: '7' }));
    expect(result).toEqual({ outcome: 'uncertain', why: '已交给接入程序，但它没有回执' });
    const { seq } = await connector.post();
    for (const outcome of ['failed', 'sent', 'sent']) {
      connector.say({ type: 'ack', seq, outcome, platformId: 'own-9' });
      expect(await connector.next('acked')).toMatchObject({ acked: [seq] });
    }
    expect(stage.handlers.echoes).toEqual([
      {
        channel: 'bridge',
        to: { groupKey: 'room-1' },
        id: 'own-9',
        sentAt: stage.clock.now(),
        text: '您反映的事已登记。',
        key: '7',
      },
    ]);
  });

  it('that nobody came to fetch may be tried again', async () => {
    stage = await bridgeStage({ timing: { fetchWithin: 30 } });
    await fetched('after=0');
    expect(await stage.channel.send(outgoing())).toMatchObject({ outcome: 'retry', why: '接入程序没有来取' });
    expect(await fetched('after=0')).toEqual([]);
  });

  it('is not settled by the acknowledgement of another post that had its number', async () => {
    stage = await bridgeStage();
    const connector = await stage.connect();
    const sent = stage.channel.send(outgoing({ key: '12' }));
    const { seq, key } = await connector.post();
    const to = { group: 'room-1' };
    expect(await ack({ seq, outcome: 'sent', key: 'bbbb2222-12', to, text: '旧的' })).toMatchObject({ unknown: [seq] });
    expect(await ack({ seq, outcome: 'failed', key: 'aaaa1111-11', to, text: '旧的' })).toMatchObject({ acked: [seq] });
    expect(await ack({ seq, outcome: 'sent', key: 'aaaa1111-11', to, text: '旧的' })).toMatchObject({ acked: [seq] });
    expect(stage.handlers.echoes).toMatchObject([{ text: '旧的', key: '11' }]);
    expect(await ack({ seq, outcome: 'sent', key, platformId: 'own-1' })).toMatchObject({ acked: [seq] });
    expect(await sent).toEqual({ outcome: 'sent', platformId: 'own-1' });
    expect(stage.handlers.echoes).toMatchObject([{ key: '11' }, { id: 'own-1', key: '12' }]);
  });

  it('known to nobody is not acknowledged, unless the connector says what it was', async () => {
    stage = await bridgeStage();
    expect(await ack({ seq: 77, outcome: 'sent' })).toMatchObject({ acked: [], unknown: [77] });
    const whole = { seq: 77, outcome: 'sent', key: 'aaaa1111-5', to: { group: 'room-1' }, text: '日报' };
    const foreign = { ...whole, seq: 78, key: 'other-5' };
    const answer = await ack([whole, foreign, { ...foreign, outcome: 'failed' }]);
    expect(answer).toMatchObject({ acked: [77], unknown: [78, 78] });
    expect(stage.handlers.echoes).toMatchObject([
      { to: { groupKey: 'room-1' }, text: '日报', key: '5', id: 'bridge-77' },
    ]);
    expect(await ack({ seq: 0, outcome: 'sent' })).toMatchObject({ status: 400, error: '“seq”不对：不能小于 1。' });
    expect(await ack([{ seq: 1, outcome: 'gone' }])).toMatchObject({ status: 400 });
  });
});

describe('after a cut', () => {
  it('what is not acknowledged is given again with the same number, over either road', async () => {
    stage = await bridgeStage();
    const first = await stage.connect();
    const results = ['一', '二', '三'].map((text) => stage.channel.send(outgoing({ text })));
    await until(() => first.frames.filter(({ type }) => type === 'post').length === 3, 'three posts');
    first.say({ type: 'ack', seq: 2, outcome: 'sent' });
    await first.next('acked');
    first.socket.terminate();
    await first.closed;

    const second = await stage.connect({ after: 3 });
    expect(await second.post()).toMatchObject({ seq: 1, text: '一', again: true });
    expect(await second.post()).toMatchObject({ seq: 3, text: '三', again: true });
    second.socket.close();
    await second.closed;
    expect((await fetched('after=1')).map(({ seq }) => seq)).toEqual([3]);
    expect((await fetched('after=0')).map(({ seq }) => seq)).toEqual([1, 3]);
    await ack([3, 1].map((seq) => ({ seq, outcome: 'sent', platformId: `own-${seq}` })));
    expect(await Promise.all(results)).toEqual([
      { outcome: 'sent', platformId: 'own-1' },
      { outcome: 'sent', platformId: null },
      { outcome: 'sent', platformId: 'own-3' },
    ]);
  });

  it('a connector that polls on is reminded of what it left unacknowledged', async () => {
    stage = await bridgeStage({ timing: { again: 500 } });
    await fetched('after=0');
    const sent = stage.channel.send(outgoing());
    expect(await fetched('after=0&wait=5')).toMatchObject([{ seq: 1 }]);
    expect(await fetched('after=1')).toEqual([]);
    expect(await fetched('after=1&wait=5')).toMatchObject([{ seq: 1, again: true }]);
    await ack({ seq: 1, outcome: 'sent' });
    expect(await sent).toMatchObject({ outcome: 'sent' });
  });

  it('numbers go on after a restart, and beyond what a connector has', async () => {
    const memory = fakeBridgeMemory();
    const numbers: number[] = [];
    for (const after of [0, 0, 5_000]) {
      stage = await bridgeStage({ memory });
      const connector = await stage.connect({ after });
      for (const text of ['一', '二']) {
        const sent = stage.channel.send(outgoing({ text }));
        const { seq } = await connector.post();
        numbers.push(seq);
        connector.say({ type: 'ack', seq, outcome: 'sent' });
        await sent;
      }
      if (after === 0) await stage.close();
    }
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(new Set(numbers).size).toBe(6);
    expect(numbers[4]).toBe(5_001);
  });

  it('posts on their way when the service stops come to what is known by then', async () => {
    stage = await bridgeStage();
    const connector = await stage.connect();
    const given = stage.channel.send(outgoing());
    await connector.post();
    const held = fetched('after=0');
    await stage.channel.stop();
    await held.catch(() => {});
    expect(await given).toMatchObject({ outcome: 'uncertain' });
    expect(await stage.channel.send(outgoing())).toMatchObject({ outcome: 'retry' });
    expect(stage.channel.status().state).toBe('stopped');
  });
});

describe('when the server stops', () => {
  it('a post on its way gets a moment, one that nobody fetched goes back at once, and no other leaves', async () => {
    const own = await bridgeStage({ tokens: TOKENS });
    stage = own;
    await own.post('/bridge/messages', message({ group: 'room-2' }), 'wecom');
    await own.post('/bridge/messages', message({ id: 'm2' }), 'phone');
    await own.get('/bridge/posts', 'wecom');
    const connector = await own.connect();
    const given = own.channel.send(outgoing());
    const { seq } = await connector.post();
    const waiting = own.channel.send(outgoing({ to: { groupKey: 'room-2' } }));
    await own.memory.roads();
    const closing = own.http.close();
    expect(await waiting).toMatchObject({ outcome: 'retry' });
    expect(await own.channel.send(outgoing())).toMatchObject({ outcome: 'retry' });
    connector.say({ type: 'ack', seq, outcome: 'sent', platformId: 'own-1' });
    expect(await given).toEqual({ outcome: 'sent', platformId: 'own-1' });
    expect(await connector.next('acked')).toMatchObject({ acked: [seq] });
    expect(await connector.closed).toBe(1001);
    await closing;
    await own.channel.stop();
  });

  it('does not wait for an acknowledgement that never comes', async () => {
    const own = await bridgeStage();
    stage = own;
    const connector = await own.connect();
    const given = own.channel.send(outgoing());
    await connector.post();
    const before = performance.now();
    await own.http.close();
    expect(await given).toMatchObject({ outcome: 'uncertain' });
    expect(performance.now() - before).toBeLessThan(6_000);
    await own.channel.stop();
  });
});

describe('several accounts', () => {
  it('each speak where they were last heard; a place not heard of yet is everybody’s', async () => {
    stage = await bridgeStage(BOTH);
    const phone = await stage.connect();
    const wecom = await stage.connect({ account: 'wecom' });
    await stage.post('/bridge/messages', message({ id: 'm1' }), 'wecom');
    const first = stage.channel.send(outgoing());
    const { seq } = await wecom.post();
    wecom.say({ type: 'ack', seq, outcome: 'sent' });
    expect(await first).toMatchObject({ outcome: 'sent' });
    expect(phone.frames.filter(({ type }) => type === 'post')).toEqual([]);

    const second = stage.channel.send(outgoing({ to: { groupKey: 'room-9' } }));
    const both = [await phone.post(), await wecom.post()];
    expect(both[0]?.seq).toBe(both[1]?.seq);
    phone.say({ type: 'ack', seq: both[0]?.seq, outcome: 'failed', why: '没有这个群' });
    await phone.next('acked');
    wecom.say({ type: 'ack', seq: both[0]?.seq, outcome: 'sent', platformId: 'own-2' });
    expect(await second).toEqual({ outcome: 'sent', platformId: 'own-2' });

    await stage.post('/bridge/messages', message({ id: 'm2' }), 'phone');
    const third = stage.channel.send(outgoing());
    phone.say({ type: 'ack', seq: (await phone.post()).seq, outcome: 'sent' });
    expect(await third).toMatchObject({ outcome: 'sent' });
  });

  it('remember it through a restart, and wait for the one that is away', async () => {
    const memory = fakeBridgeMemory();
    stage = await bridgeStage({ ...BOTH, memory });
    await stage.post('/bridge/messages', message(), 'wecom');
    await stage.close();
    stage = await bridgeStage({ ...BOTH, memory });
    await stage.connect();
    expect(await stage.channel.send(outgoing())).toMatchObject({ outcome: 'retry' });
  });

  it('fail only when all say so', async () => {
    stage = await bridgeStage(BOTH);
    const lines = [await stage.connect(), await stage.connect({ account: 'wecom' })];
    const sent = stage.channel.send(outgoing());
    for (const [index, line] of lines.entries())
      line.say({ type: 'ack', seq: (await line.post()).seq, outcome: 'failed', why: `没有这个群${index}` });
    expect(await sent).toEqual({ outcome: 'failed', code: 'rejected', why: '没有这个群0' });
  });
});

describe('the status', () => {
  const states = () => stage.handlers.statuses.map(({ state }) => state);

  it('says that no token is set', async () => {
    stage = await bridgeStage({ tokens: {} });
    expect(stage.channel.status()).toMatchObject({ state: 'failed', reason: expect.stringContaining('BRIDGE_TOKENS') });
  });

  it('follows connectors as they come and go', async () => {
    stage = await bridgeStage({ ...BOTH, timing: { stays: 60 } });
    expect(stage.channel.status()).toMatchObject({
      state: 'connecting',
      reason: '账号“phone”的接入程序还没有连上；账号“wecom”的接入程序还没有连上',
    });
    const phone = await stage.connect();
    expect(stage.channel.status()).toMatchObject({
      state: 'degraded',
      reason: '账号“wecom”的接入程序还没有连上',
    });
    await fetched('after=0', 'wecom');
    expect(stage.channel.status().state).toBe('online');
    await until(() => stage.channel.status().state === 'degraded', 'the one that polled once is gone');
    phone.socket.close();
    await until(() => stage.channel.status().state === 'connecting', 'both gone');
    expect(states()).toEqual(['connecting', 'degraded', 'online', 'degraded', 'connecting']);
  });

  it('is what the connector says of itself, and nothing is sent meanwhile', async () => {
    stage = await bridgeStage();
    const phone = await stage.connect();
    stage.clock.advance(60_000);
    phone.say({ type: 'state', state: 'awaiting-scan', reason: '请用值班手机扫码', code: 'https://login.example/x' });
    await phone.next('state');
    expect(stage.channel.status()).toEqual({
      state: 'awaiting-scan',
      since: stage.clock.now(),
      reason: '账号“phone”等待扫码登录：请用值班手机扫码',
      scan: { code: 'https://login.example/x', since: stage.clock.now() },
    });
    expect(await stage.channel.send(outgoing())).toMatchObject({ outcome: 'retry' });
    expect((await stage.post('/bridge/state', { state: 'logged-out' })).status).toBe(200);
    expect(stage.channel.status()).toMatchObject({ state: 'logged-out', reason: '账号“phone”已退出登录' });
    expect(stage.channel.status()).not.toHaveProperty('scan');
    await stage.post('/bridge/state', { state: 'online' });
    expect(stage.channel.status().state).toBe('online');
    expect((await stage.post('/bridge/state', { state: 'asleep' })).status).toBe(400);
  });
});
