import { describe, expect, it } from 'vitest';
import { GROUP, stage, until } from './stage.ts';

describe('the connection to the gateway', () => {
  it('is asked for with the credentials and both subscriptions, and opened with the ticket', async () => {
    const { standIn, online } = await stage();
    await online();
    expect(standIn.gateway.openBodies).toEqual([
      {
        clientId: standIn.clientId,
        clientSecret: standIn.clientSecret,
        subscriptions: [
          { type: 'CALLBACK', topic: '/v1.0/im/bot/messages/get' },
          { type: 'EVENT', topic: '*' },
        ],
        ua: expect.any(String),
        localIp: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/),
      },
    ]);
    expect(standIn.gateway.connections).toBe(1);
  });

  it('answers a ping with the data it brought, whatever that is', async () => {
    const { standIn, online } = await stage();
    await online();
    standIn.gateway.ping('ping-1', '{"opaque":"A8=/\\"x"}');
    await until(() => standIn.gateway.replies.length === 1);
    expect(standIn.gateway.replies).toEqual([{ messageId: 'ping-1', code: 200, data: '{"opaque":"A8=/\\"x"}' }]);
  });

  it('acknowledges a message only once it is kept', async () => {
    const kept = Promise.withResolvers<void>();
    const { standIn, online } = await stage({
      handlers: { message: () => kept.promise },
      standIn: { redeliverAfter: 60_000 },
    });
    await online();
    const id = standIn.say({ group: GROUP, from: 'staff-1', text: '灯坏了' });
    standIn.gateway.ping('later', 'x');
    await until(() => standIn.gateway.replies.length > 0);
    expect(standIn.gateway.acknowledged(id)).toBe(0);
    kept.resolve();
    await until(() => standIn.gateway.acknowledged(id) > 0);
    const reply = standIn.gateway.replies.find(({ messageId }) => messageId === id);
    expect(JSON.parse(reply?.data ?? '')).toEqual({ response: {} });
  });

  it('answers a callback that nobody asked for with “not found”', async () => {
    const { standIn, online } = await stage();
    await online();
    const frame = {
      type: 'CALLBACK',
      topic: '/v1.0/card/instances/callback',
      messageId: 'card-1',
      data: '{}',
    } as const;
    standIn.gateway.push(frame);
    await until(() => standIn.gateway.replies.length > 0);
    expect(standIn.gateway.replies[0]).toMatchObject({ messageId: 'card-1', code: 404 });
  });
});

describe('a frame of the gateway itself', () => {
  it('need not have a message id', async () => {
    const { standIn, online } = await stage();
    await online();
    standIn.gateway.sendRaw('{"type":"SYSTEM","headers":{"topic":"CONNECTED"},"data":"{}"}');
    standIn.gateway.sendRaw('{"type":"SYSTEM","headers":{"topic":"ping"},"data":"{\\"opaque\\":1}"}');
    await until(() => standIn.gateway.replies.length === 1);
    expect(standIn.gateway.replies).toEqual([{ messageId: '', code: 200, data: '{"opaque":1}' }]);
    standIn.gateway.sendRaw('{"type":"SYSTEM","headers":{"topic":"disconnect"}}');
    await until(() => standIn.gateway.opens.length === 2);
  });
});

describe('a message that could not be kept', () => {
  it.each([
    ['the handler rejects', async () => Promise.reject(new Error('the database is away'))],
    [
      'the handler throws at once',
      () => {
        throw new Error('a fault of ours');
      },
    ],
  ])('is not acknowledged, comes again and is taken then: %s', async (_name, fault) => {
    let calls = 0;
    const { standIn, online } = await stage({
      handlers: { message: () => (++calls <= 2 ? fault() : Promise.resolve()) },
      standIn: { redeliverAfter: 50 },
    });
    await online();
    const id = standIn.say({ group: GROUP, from: 'staff-1', text: '灯坏了' });
    await until(() => standIn.gateway.acknowledged(id) > 0);
    expect(calls).toBeGreaterThanOrEqual(3);
    expect(standIn.gateway.deliveries(id)).toBeGreaterThanOrEqual(3);
    expect(standIn.gateway.opens).toHaveLength(1);
  });
});

describe('an answer of the gateway that is of no use', () => {
  it.each([
    {},
    { endpoint: 'ws://127.0.0.1:9/connect' },
    { endpoint: 'nonsense', ticket: 't' },
    { endpoint: 'http://127.0.0.1:9/', ticket: 't' },
    { endpoint: 'ws://127.0.0.1:9/#part', ticket: 't' },
    { endpoint: 'wss://elsewhere.example/connect', ticket: 't' },
    '<html>',
  ])('is waited out: %j', async (body) => {
    const { standIn, channel, heard } = await stage();
    standIn.faults.add('/v1.0/gateway/connections/open', { is: 'answer', status: 200, body });
    await channel.start(heard);
    await until(() => ['backoff', 'failed'].includes(channel.status().state));
    expect(channel.status().reason).toMatch(/\p{Script=Han}/u);
  });
});

describe('whoever is told of the status', () => {
  it('may fail without harm', async () => {
    const { standIn, online, heard } = await stage({
      handlers: {
        status: () => {
          throw new Error('a fault of ours');
        },
      },
    });
    await online();
    const id = standIn.say({ group: GROUP, from: 'staff-1', text: '灯坏了' });
    await until(() => heard.messages.some((one) => one.id === id));
  });
});

describe('what cannot be read', () => {
  const RUBBISH: readonly (readonly [string, string | Buffer])[] = [
    ['no JSON', '{"type":'],
    ['no object', '[1,2]'],
    ['null', 'null'],
    ['nothing', ''],
    ['an unknown type', '{"type":"NEWS","headers":{"topic":"x","messageId":"1"},"data":"{}"}'],
    ['no headers', '{"type":"CALLBACK","data":"{}"}'],
    ['headers that are none', '{"type":"CALLBACK","headers":"x","data":"{}"}'],
    ['no message id', '{"type":"CALLBACK","headers":{"topic":"/v1.0/im/bot/messages/get"},"data":"{}"}'],
    ['a topic that is none', '{"type":"SYSTEM","headers":{"topic":7,"messageId":"1"},"data":"{}"}'],
    [
      'data that is no JSON',
      '{"type":"CALLBACK","headers":{"topic":"/v1.0/im/bot/messages/get","messageId":"1"},"data":"{"}',
    ],
    [
      'data without a message',
      '{"type":"CALLBACK","headers":{"topic":"/v1.0/im/bot/messages/get","messageId":"1"},"data":"{}"}',
    ],
    [
      'data that is an array',
      '{"type":"CALLBACK","headers":{"topic":"/v1.0/im/bot/messages/get","messageId":"1"},"data":[1]}',
    ],
    [
      'an event that is none',
      '{"type":"EVENT","headers":{"topic":"*","messageId":"1","eventType":"chat_disband"},"data":"[]"}',
    ],
    [
      'an event named like a part of every object',
      '{"type":"EVENT","headers":{"topic":"*","messageId":"1","eventType":"constructor"},"data":"{}"}',
    ],
    ['binary', Buffer.from([0, 1, 2, 255])],
    ['a frame of 2 MB', JSON.stringify({ type: 'CALLBACK', headers: {}, data: 'x'.repeat(2 * 1024 * 1024) })],
  ];

  it.each(RUBBISH)('leaves the connection alive: %s', async (_name, data) => {
    const { standIn, online, heard } = await stage();
    await online();
    standIn.gateway.sendRaw(data);
    const id = standIn.say({ group: GROUP, from: 'staff-1', text: '灯坏了' });
    await until(() => standIn.gateway.acknowledged(id) > 0);
    expect(heard.messages.map((one) => one.id)).toEqual([id]);
    expect(standIn.gateway.opens).toHaveLength(1);
  });

  it('leaves the connection alive: letters that are none', async () => {
    const { standIn, online, heard } = await stage();
    await online();
    standIn.gateway.sendRaw(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), { binary: false });
    const id = standIn.say({ group: GROUP, from: 'staff-1', text: '灯坏了' });
    await until(() => heard.messages.some((one) => one.id === id));
    expect(standIn.gateway.opens).toHaveLength(1);
  });

  it('does not fill the log: a burst of 2,000 leaves some lines, and the next message is taken', async () => {
    const { standIn, online, lines } = await stage();
    await online();
    for (let count = 0; count < 2_000; count += 1) standIn.gateway.sendRaw(`rubbish ${count}`);
    const id = standIn.say({ group: GROUP, from: 'staff-1', text: '灯坏了' });
    await until(() => standIn.gateway.acknowledged(id) > 0);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThanOrEqual(20);
    expect(standIn.gateway.opens).toHaveLength(1);
  });
});

describe('an event', () => {
  const DISBANDED = { openConversationId: GROUP, operator: 'staff-1', chatId: 'chat1', timeStamp: 1 };

  it('is acknowledged once what follows from it is kept', async () => {
    const { standIn, online, heard } = await stage();
    await online();
    const id = standIn.event('chat_disband', DISBANDED);
    await until(() => standIn.gateway.acknowledged(id) > 0);
    expect(heard.events).toEqual([{ channel: 'dingtalk', groupKey: GROUP, event: 'dissolved' }]);
    const reply = standIn.gateway.replies.find(({ messageId }) => messageId === id);
    expect(JSON.parse(reply?.data ?? '')).toMatchObject({ status: 'SUCCESS' });
  });

  it('is asked for once more when it could not be kept', async () => {
    let fails = true;
    const { standIn, online } = await stage({
      handlers: { group: async () => (fails ? Promise.reject(new Error('the database is away')) : undefined) },
      standIn: { redeliverAfter: 100 },
    });
    await online();
    const id = standIn.event('chat_disband', DISBANDED);
    await until(() => standIn.gateway.replies.some(({ data }) => data.includes('LATER')));
    fails = false;
    await until(() => standIn.gateway.acknowledged(id) > 0);
  });

  it('of another kind is acknowledged, and nothing follows from it', async () => {
    const { standIn, online, heard } = await stage();
    await online();
    const id = standIn.event('check_in', { userId: 'staff-1' });
    await until(() => standIn.gateway.acknowledged(id) > 0);
    expect(heard.events).toEqual([]);
  });
});
