import dns from 'node:dns';
import net from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mayConnectTo, mayFetchFrom, maySpeakTo } from '../../../../src/adapters/chat/dingtalk/trusted-host.ts';
import { GROUP, stage, until } from './stage.ts';

const WANG = { id: 'p-wang', account: 'staff-wang', name: '王科长' };

/** Whom a socket was to be connected to. */
let hosts: string[];
beforeEach(() => {
  hosts = [];
  const connect = net.Socket.prototype.connect;
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (this: net.Socket, ...args: unknown[]) {
    const [options] = (Array.isArray(args[0]) ? args[0] : args) as [{ host?: string; path?: string }];
    const host = options.host ?? options.path ?? 'localhost';
    hosts.push(host);
    if (host !== '127.0.0.1') throw new Error(`not on this machine: ${host}`);
    return Reflect.apply(connect, this, args);
  });
});
afterEach(() => vi.restoreAllMocks());

describe('with its settings on loopback the channel', () => {
  it('reaches no other host, whatever addresses the platform names', async () => {
    const lookup = vi.spyOn(dns, 'lookup');
    const { standIn, online, heard, send } = await stage();
    await online();
    const strange = {
      sessionWebhook: 'https://oapi.dingtalk.com/robot/sendBySession?session=s1',
      sessionWebhookExpiredTime: Date.now() + 5_400_000,
    };
    standIn.faults.add('/v1.0/robot/messageFiles/download', {
      is: 'answer',
      status: 200,
      body: { downloadUrl: 'https://down.dingtalk.com/picture.png' },
    });
    standIn.say({ group: GROUP, from: 'staff-1', text: '灯坏了', raw: strange });
    standIn.say({
      group: GROUP,
      from: 'staff-1',
      raw: { ...strange, msgtype: 'picture', content: { downloadCode: 'c1' } },
    });
    await until(() => heard.messages.length === 2);
    await send({ mentions: [WANG], text: '请处理。' });
    await send({ to: { account: 'staff-wang' } });
    expect(standIn.posts.all.map(({ way }) => way)).toEqual(['group', 'person']);
    expect(hosts.length).toBeGreaterThan(4);
    expect([...new Set(hosts)]).toEqual(['127.0.0.1']);
    expect(lookup.mock.calls.map(([host]) => host).filter((host) => host !== '127.0.0.1')).toEqual([]);
  });
});

describe('an address in a message', () => {
  const OFFICIAL = 'https://oapi.dingtalk.com';
  const LOCAL = 'http://127.0.0.1:8080';

  it.each([
    ['https://oapi.dingtalk.com/robot/sendBySession?session=1', OFFICIAL, true],
    ['https://api.dingtalk.com/x', OFFICIAL, true],
    ['http://oapi.dingtalk.com/x', OFFICIAL, false],
    ['https://oapi.dingtalk.com.example.com/x', OFFICIAL, false],
    ['https://evildingtalk.com/x', OFFICIAL, false],
    ['http://169.254.169.254/latest', OFFICIAL, false],
    ['http://127.0.0.1:9/x', OFFICIAL, false],
    ['http://localhost:9/x', LOCAL, true],
    ['https://oapi.dingtalk.com/x', LOCAL, false],
    ['http://proxy.example/x', 'http://proxy.example', true],
    ['https://oapi.dingtalk.com/x', 'http://proxy.example', true],
    ['nonsense', OFFICIAL, false],
  ])('%s may be spoken to by %s: %s', (address, base, may) => {
    expect(maySpeakTo(address, base)).toBe(may);
  });

  it.each([
    ['wss://wss-open-connection.dingtalk.com:443/connect', OFFICIAL, true],
    ['ws://wss-open-connection.dingtalk.com/connect', OFFICIAL, false],
    ['ws://127.0.0.1:9/connect', LOCAL, true],
    ['ws://localhost:9/connect', LOCAL, true],
    ['wss://wss-open-connection.dingtalk.com:443/connect', LOCAL, false],
    ['ws://proxy.example:9/connect', 'http://proxy.example', true],
  ])('%s may be connected to by %s: %s', (address, base, may) => {
    expect(mayConnectTo(address, base)).toBe(may);
  });

  it.each([
    ['https://store.example.com/p.png', OFFICIAL, true],
    ['http://127.0.0.1/p.png', OFFICIAL, false],
    ['http://10.0.0.1/p.png', OFFICIAL, false],
    ['http://store.example.com/p.png', OFFICIAL, false],
    ['http://files.oss-cn-hangzhou.aliyuncs.com/p.png', OFFICIAL, true],
    ['file:///etc/passwd', OFFICIAL, false],
    ['http://127.0.0.1:9/p.png', LOCAL, true],
    ['https://store.example.com/p.png', LOCAL, false],
  ])('%s may be fetched from by %s: %s', (address, base, may) => {
    expect(mayFetchFrom(address, base)).toBe(may);
  });
});
