import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createBridgeChannel } from '../../../../src/adapters/chat/bridge/bridge-channel.ts';
import { attachBridgeSocket } from '../../../../src/adapters/http/bridge/bridge-socket.ts';
import { heardHandlers } from '../../../builders/heard-handlers.ts';
import { fakeBridgeMemory } from '../../../fakes/fake-bridge-memory.ts';
import { settableClock } from '../../../fakes/settable-clock.ts';
import { type BridgeStage, bridgeStage, connect, message, outgoing, TOKENS, until } from './bridge-stage.ts';

const { createServer } = process.getBuiltinModule('node:http');

let stage: BridgeStage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

/** How the server refuses a handshake. */
function refusal(address: string, headers: Record<string, string>, path = '/bridge/socket'): Promise<[number, string]> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}${path}`, { headers });
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_request, response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve([response.statusCode ?? 0, body]));
    });
    socket.on('open', () => reject(new Error('it was let in')));
    socket.on('error', () => {});
  });
}

describe('the door', () => {
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

  it.each([
    [{}, 401, '缺少令牌'],
    [{ Authorization: 'Basic cGhvbmU6eA==' }, 401, '缺少令牌'],
    [bearer('long-random-phonE'), 401, '令牌不对'],
    [bearer('x'.repeat(10_000)), 401, '令牌不对'],
    [{ ...bearer(TOKENS.phone), Origin: 'https://elsewhere.example' }, 403, '其他网站'],
    [{ ...bearer(TOKENS.phone), 'Sec-Fetch-Site': 'cross-site' }, 403, '其他网站'],
  ])('is shut for %j', async (headers, status, words) => {
    stage = await bridgeStage();
    const { http, handlers } = stage;
    for (const [method, path, body] of [
      ['POST', '/bridge/messages', JSON.stringify(message())],
      ['POST', '/bridge/acks', '{"seq":1,"outcome":"sent"}'],
      ['PUT', '/bridge/media', 'x'],
      ['GET', '/bridge/posts', null],
      ['GET', '/bridge/nothing', null],
    ] as const) {
      const answer = await fetch(`${http.address}${path}`, { method, headers, body });
      expect([path, answer.status, await answer.text()]).toEqual([path, status, expect.stringContaining(words)]);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
    expect(await refusal(http.address, headers)).toEqual([status, expect.stringContaining(words)]);
    expect(handlers.messages).toEqual([]);
    expect(stage.http.log.join('')).not.toContain('long-random');
  });

  it('refuses other paths and numbers that are none', async () => {
    stage = await bridgeStage();
    const { http } = stage;
    expect(await refusal(http.address, bearer(TOKENS.phone), '/sim/socket')).toEqual([404, expect.any(String)]);
    expect(await refusal(http.address, bearer(TOKENS.phone), '/bridge/socket?after=-1')).toEqual([
      400,
      expect.stringContaining('after'),
    ]);
    expect((await stage.get('/bridge/socket')).status).toBe(426);
    expect((await stage.get('/bridge/posts?after=x')).status).toBe(400);
    expect((await stage.get('/bridge/posts?wait=61')).status).toBe(400);
  });

  it('knows each account by its own token', async () => {
    stage = await bridgeStage({ tokens: TOKENS });
    for (const account of ['phone', 'wecom'] as const)
      expect(await (await stage.connect({ account })).next('hello')).toMatchObject({ account });
  });
});

describe('frames', () => {
  it('bring messages, pictures and state as the HTTP road does, each answered with its ref', async () => {
    stage = await bridgeStage();
    const connector = await stage.connect();
    connector.say({ type: 'message', ref: 'a', ...message() });
    expect(await connector.next('accepted')).toEqual({ type: 'accepted', ref: 'a', accepted: ['m1'], refused: [] });
    connector.say({
      type: 'messages',
      ref: 2,
      messages: [message({ id: 'm2' }), { type: 'renamed', group: 'room-1' }],
    });
    expect(await connector.next('accepted')).toMatchObject({
      ref: 2,
      accepted: ['m2'],
      refused: [{ index: 1, field: 'name' }],
    });
    connector.say({ type: 'media', ref: 3, data: Buffer.from('x').toString('base64') });
    expect(await connector.next('media')).toEqual({ type: 'media', ref: 3, name: 'picture-1.png' });
    connector.say({ type: 'acks', acks: [{ seq: 9, outcome: 'sent' }] });
    expect(await connector.next('acked')).toMatchObject({ acked: [], unknown: [9] });
    connector.say({ type: 'ping', ref: 'p' });
    expect(await connector.next('pong')).toEqual({ type: 'pong', ref: 'p' });
    expect(stage.handlers.messages.map(({ id }) => id)).toEqual(['m1', 'm2']);
  });

  it.each([
    ['{"type":', '这一帧看不懂'],
    ['7', '应是一个 JSON 对象'],
    ['{}', '“type”'],
    ['{"type":"shout"}', '“type”不对：不是可以填的内容'],
    ['{"type":"message","ref":"r"}', '“at”不对：没有填'],
    ['{"type":"messages","messages":7}', '“messages”'],
    ['{"type":"media","data":"***"}', '不是 base64'],
    ['{"type":"state","state":"asleep"}', '“state”'],
    ['{"type":"constructor"}', '“type”'],
    [`{"type":"messages","messages":[${'0,'.repeat(500)}0]}`, '一次最多 500 条'],
  ])('that are wrong are answered, and the line stays of use: %s', async (frame, words) => {
    stage = await bridgeStage();
    const connector = await stage.connect();
    connector.say(frame);
    expect(await connector.next('error')).toMatchObject({ error: expect.stringContaining(words), retry: false });
    connector.say({ type: 'ping' });
    await connector.next('pong');
  });

  it('that are not text are answered too', async () => {
    stage = await bridgeStage();
    const connector = await stage.connect();
    connector.socket.send(new Uint8Array([1, 2, 3]));
    expect(await connector.next('error')).toMatchObject({ error: expect.stringContaining('只收文字帧') });
  });

  it('of whatever content never cost the line, nor the service', async () => {
    stage = await bridgeStage();
    const connector = await stage.connect();
    const type = fc.constantFrom('message', 'messages', 'recall', 'ack', 'acks', 'state', 'media', 'echo', 'read', '');
    const frame = fc.oneof(
      fc.string(),
      fc.json(),
      fc.record({ type, ref: fc.anything(), seq: fc.anything(), messages: fc.anything(), at: fc.string() }, {}),
      fc.record({ type, outcome: fc.anything(), to: fc.anything(), id: fc.string(), group: fc.string() }),
    );
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(frame, async (one) => {
        connector.say(typeof one === 'string' ? one : (JSON.stringify(one) ?? ''));
        sent += 1;
        await until(() => connector.frames.length === sent + 1, `an answer to ${JSON.stringify(one)}`);
      }),
      { numRuns: 500 },
    );
    expect(connector.frames.filter((one) => typeof one.type !== 'string')).toEqual([]);
    connector.say({ type: 'message', ...message({ id: 'after-all' }) });
    await until(() => stage?.handlers.messages.some(({ id }) => id === 'after-all'), 'a proper message');
  }, 60_000);

  it('larger than a picture end the line, and the next one works', async () => {
    stage = await bridgeStage();
    const connector = await stage.connect();
    connector.say('x'.repeat(28 * 1024 * 1024 + 1));
    expect(await connector.closed).toBe(1009);
    const next = await stage.connect();
    next.say({ type: 'message', ...message() });
    await next.next('accepted');
  });

  it('are taken no faster than they can be kept', async () => {
    const gate = Promise.withResolvers<void>();
    const kept: string[] = [];
    stage = await bridgeStage({
      handlers: {
        async message({ id }) {
          await gate.promise;
          kept.push(id);
        },
      },
    });
    const connector = await stage.connect();
    const text = '长'.repeat(10_000);
    for (let index = 0; index < 3_000; index += 1)
      connector.say({ type: 'message', ...message({ id: `m${index}`, text }) });
    // 90 MB cannot all be in the kernel's buffers: most of it has to wait at the connector.
    await until(() => connector.socket.bufferedAmount > 10_000_000, 'a full buffer at the connector');
    expect(kept).toEqual([]);
    gate.resolve();
    await until(() => kept.length === 3_000, 'everything is kept', 20_000);
    expect(new Set(kept).size).toBe(3_000);
  }, 30_000);
});

describe('the line', () => {
  it('goes to the newest connector with a token; the older one is told, on either road', async () => {
    stage = await bridgeStage();
    const first = await stage.connect();
    const second = await stage.connect();
    expect(await first.next('replaced')).toMatchObject({ error: expect.stringContaining('已被换下') });
    expect(await first.closed).toBe(4001);

    const poll = stage.get('/bridge/posts?wait=30');
    expect(await second.closed).toBe(4001);
    const third = await stage.connect();
    const told = await poll;
    expect([told.status, await told.json()]).toEqual([
      409,
      expect.objectContaining({ error: expect.stringContaining('已被换下') }),
    ]);
    const sent = stage.channel.send(outgoing());
    third.say({ type: 'ack', seq: (await third.post()).seq, outcome: 'sent' });
    expect(await sent).toMatchObject({ outcome: 'sent' });
  });

  it('is given no more than it takes, and nothing is lost when another comes', async () => {
    stage = await bridgeStage();
    const deaf = await stage.connect();
    deaf.socket.pause();
    const text = '长'.repeat(300_000);
    const results = Array.from({ length: 40 }, (_, index) => stage?.channel.send(outgoing({ text, key: `${index}` })));
    const next = await stage.connect();
    for (let count = 0; count < 40; count += 1)
      next.say({ type: 'ack', seq: (await next.post()).seq, outcome: 'sent' });
    expect((await Promise.all(results)).map((one) => one?.outcome)).toEqual(Array(40).fill('sent'));
    const given = next.frames.filter(({ again }) => again);
    expect(given.length).toBeGreaterThan(1);
    expect(given.length).toBeLessThan(35);
  });

  it('is closed with 1001 when the service stops, after what was begun is answered', async () => {
    const gate = Promise.withResolvers<void>();
    const own = await bridgeStage({ handlers: { message: () => gate.promise } });
    const connector = await own.connect();
    connector.say({ type: 'message', ...message() });
    connector.say({ type: 'ping' });
    const held = own.http.post('/bridge/messages', message({ id: 'm2' }), { Authorization: `Bearer ${TOKENS.phone}` });
    await own.get('/bridge/nothing');
    const closing = own.close();
    gate.resolve();
    expect((await held).status).toBe(200);
    expect(await connector.next('accepted')).toMatchObject({ accepted: ['m1'] });
    expect(await connector.next('stopped')).toMatchObject({ error: expect.stringContaining('没有在运行') });
    expect(await connector.closed).toBe(1001);
    await closing;
  });

  it('is given up when no ping is answered', async () => {
    const clock = settableClock(0);
    const channel = createBridgeChannel({ tokens: TOKENS, memory: fakeBridgeMemory(), clock });
    await channel.start(heardHandlers());
    const server = createServer();
    const lines: string[] = [];
    const log = { error: (line: unknown) => lines.push(String(line)) } as never;
    const close = attachBridgeSocket(server, { desk: channel.desk, log, heartbeat: 40 });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as { port: number }).port}`;

    const lively = await connect(address, TOKENS.phone);
    let pings = 0;
    lively.socket.on('ping', () => {
      pings += 1;
    });
    await until(() => pings > 3, 'several pings');
    expect(channel.status().reason).toBe('账号“wecom”的接入程序还没有连上');

    const silent = new WebSocket(`${address.replace('http', 'ws')}/bridge/socket`, {
      headers: { Authorization: `Bearer ${TOKENS.wecom}` },
      autoPong: false,
    });
    expect(await new Promise<number>((resolve) => silent.once('close', resolve))).toBe(1006);
    expect(lively.socket.readyState).toBe(WebSocket.OPEN);
    close();
    await lively.closed;
    await new Promise((resolve) => server.close(resolve));
    await channel.stop();
    expect(lines).toEqual([]);
  });
});
