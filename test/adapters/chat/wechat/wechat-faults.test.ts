import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WeChatChannel, WeChatChannelOptions } from '../../../../src/adapters/chat/wechat/wechat-channel.ts';
import type { ChannelHandlers, ChannelState, SendResult } from '../../../../src/ports/chat-channel.ts';
import { type HeardHandlers, heardHandlers } from '../../../builders/heard-handlers.ts';
import { loopbackOnly } from '../../../fixtures/loopback-only.ts';
import { freePort, type StandInOptions, type WeChatStandIn } from '../../../stand-ins/wechat/wechat-stand-in.ts';
import { channelTo, figure, GROUP, RESIDENT, until, wechatWithGroup, words } from './wechat-world.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const HOLDER = path.resolve(import.meta.dirname, '../../../fixtures/wechat-holder.ts');
const WITHOUT_WECHATY = `
import { registerHooks } from 'node:module';
registerHooks({
  resolve(name, context, next) {
    if (name !== 'wechaty-puppet-service') return next(name, context);
    throw Object.assign(new Error('not there'), { code: 'ERR_MODULE_NOT_FOUND' });
  },
});`;

const open: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.stop();
});

async function gateway(options: StandInOptions = {}): Promise<WeChatStandIn> {
  const wechat = await wechatWithGroup(options);
  await wechat.start();
  open.push(wechat);
  return wechat;
}

interface Connected {
  readonly channel: WeChatChannel;
  readonly heard: HeardHandlers;
}

async function connect(
  wechat: WeChatStandIn,
  more: Partial<WeChatChannelOptions> = {},
  part: Partial<ChannelHandlers> = {},
): Promise<Connected> {
  const channel = channelTo(wechat, more);
  const heard = heardHandlers(part);
  open.push(channel);
  await channel.start(heard);
  return { channel, heard };
}

async function online(wechat: WeChatStandIn, more: Partial<WeChatChannelOptions> = {}): Promise<Connected> {
  const connected = await connect(wechat, more);
  await reaches(connected, 'online');
  return connected;
}

const reaches = ({ channel }: Connected, state: ChannelState): Promise<void> =>
  until(() => channel.status().state === state);
const ids = ({ heard }: Connected): ReadonlySet<string> => new Set(heard.messages.map((one) => one.id));
const say = (wechat: WeChatStandIn, text = '楼道灯坏了'): string => wechat.say({ room: GROUP, from: RESIDENT, text });
const gone = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};

/** Sends until it went out, or nobody knows; as the outbox does, but without its patience. */
async function sendThrough(channel: WeChatChannel, text: string): Promise<SendResult> {
  for (;;) {
    const result = await channel.send(words({ text }));
    const comesAgain = result.outcome === 'retry' || (result.outcome === 'failed' && result.code === 'unreachable');
    if (!comesAgain) return result;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('a restart of the gateway', () => {
  it.each([0, 3_000])('that takes %i ms leaves the channel deaf for less than ten seconds', async (down) => {
    const wechat = await gateway();
    const connected = await online(wechat);
    await wechat.stop();
    await new Promise((resolve) => setTimeout(resolve, down));
    await wechat.start();
    const since = performance.now();
    await until(() => {
      say(wechat);
      return connected.heard.messages.length > 0;
    });
    const deaf = performance.now() - since;
    figure(`deaf for ${Math.round(deaf)} ms after a restart of ${down} ms`);
    expect(deaf).toBeLessThan(10_000);
  });

  it('loses and doubles no message on its way out', async () => {
    const wechat = await gateway();
    const { channel } = await online(wechat);
    wechat.manner.sendDelay = wechat.manner.answerDelay = 15;
    const results = new Map<string, SendResult>();
    const handedOver = new Set<string>();
    const sending = Promise.all(
      Array.from({ length: 60 }, async (_, nr) => {
        await new Promise((resolve) => setTimeout(resolve, nr * 20));
        handedOver.add(`第${nr}条`);
        results.set(`第${nr}条`, await sendThrough(channel, `第${nr}条`));
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 400));
    const onTheWay = [...handedOver].filter((text) => !results.has(text));
    await wechat.stop();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await wechat.start();
    await sending;
    const shown = (text: string): number => wechat.posts.filter((post) => post.text === text).length;
    const sent = [...results].filter(([, result]) => result.outcome === 'sent');
    const uncertain = [...results].filter(([, result]) => result.outcome === 'uncertain');
    figure(`of 60 sends over a restart ${sent.length} sent, ${uncertain.length} uncertain`);
    expect(sent.length + uncertain.length).toBe(60);
    expect(sent.filter(([text]) => shown(text) !== 1)).toEqual([]);
    expect(uncertain.filter(([text]) => shown(text) > 1)).toEqual([]);
    // Only those on their way when the gateway fell, or handed over in the moment before that was known.
    expect(uncertain.length).toBeLessThanOrEqual(onTheWay.length + 3);
  });

  it('makes a message that was being shown uncertain', async () => {
    const wechat = await gateway();
    const { channel } = await online(wechat);
    wechat.manner.answerDelay = 10_000;
    const sending = channel.send(words());
    await until(() => wechat.posts.length > 0);
    await wechat.stop();
    expect((await sending).outcome).toBe('uncertain');
    expect((await channel.send(words())).outcome).toBe('retry');
  });
});

describe('the WeChat process', () => {
  it('may be killed: the next one hears again, and reads what the last knew of', async () => {
    const wechat = await gateway();
    const connected = await online(wechat);
    const first = connected.channel.processId() as number;
    const unread = wechat.put({ room: GROUP, from: RESIDENT, text: '水管爆了' });
    wechat.manner.broken.add(unread);
    wechat.announce(unread);
    await until(() => wechat.manner.asked.has(unread));
    process.kill(first, 'SIGKILL');
    await until(() => connected.channel.status().state === 'backoff');
    expect(connected.channel.status().reason).toContain('微信进程意外退出');
    wechat.manner.broken.delete(unread);
    await reaches(connected, 'online');
    expect(connected.channel.processId()).not.toBe(first);
    const id = say(wechat);
    await until(() => ids(connected).has(id) && ids(connected).has(unread));
  });

  it('may be killed while it sends: nobody knows, and nothing is sent twice', async () => {
    const wechat = await gateway();
    const connected = await online(wechat);
    wechat.manner.answerDelay = 3_000;
    const sending = connected.channel.send(words({ text: '只此一条' }));
    await until(() => wechat.posts.length > 0);
    process.kill(connected.channel.processId() as number, 'SIGKILL');
    expect((await sending).outcome).toBe('uncertain');
    expect((await connected.channel.send(words())).outcome).toBe('retry');
    wechat.manner.answerDelay = 0;
    await reaches(connected, 'online');
    expect((await connected.channel.send(words({ text: '下一条' }))).outcome).toBe('sent');
    expect(wechat.posts.map((post) => post.text)).toEqual(['只此一条', '下一条']);
  });

  it('is ended and started anew when it freezes', async () => {
    const wechat = await gateway();
    const connected = await online(wechat, { timings: { ping: 100, frozen: 1_000 } });
    const first = connected.channel.processId() as number;
    process.kill(first, 'SIGSTOP');
    await until(() => gone(first));
    await reaches(connected, 'online');
  });

  it('is gone once the channel has stopped', async () => {
    const wechat = await gateway();
    const { channel } = await online(wechat);
    const pid = channel.processId() as number;
    await channel.stop();
    expect(gone(pid)).toBe(true);
    expect(channel.processId()).toBeUndefined();
  });

  it('ends by itself when the service is gone', async () => {
    const wechat = await gateway();
    const service = fork(HOLDER, [wechat.endpoint, wechat.token]);
    const [pid] = (await once(service, 'message')) as [number];
    expect(gone(pid)).toBe(false);
    service.kill('SIGKILL');
    await until(() => gone(pid));
  });

  it('says so when Wechaty is not installed', async () => {
    const wechat = await gateway();
    const connected = await connect(wechat, { execArgv: ['--import', `data:text/javascript,${WITHOUT_WECHATY}`] });
    await reaches(connected, 'failed');
    expect(connected.channel.status().reason).toMatch(/没有安装微信所需的程序包/);
  });

  it('is ended by force when it does not listen', async () => {
    const wechat = await gateway();
    const { channel } = await online(wechat, { timings: { end: 200 } });
    const pid = channel.processId() as number;
    process.kill(pid, 'SIGSTOP');
    await channel.stop();
    expect(gone(pid)).toBe(true);
  });
});

describe('a gateway that tells of the login before it has answered the start', () => {
  it('is online only once something can be sent', async () => {
    const wechat = await gateway();
    wechat.manner.startDelay = 500;
    const { channel } = await online(wechat);
    expect((await channel.send(words())).outcome).toBe('sent');
  });
});

describe('a gateway that will not have us', () => {
  it('says that the token is wrong, and shows it to nobody', async () => {
    const wechat = await gateway();
    const token = 'insecure_11111111-1111-4111-8111-111111111111';
    const connected = await connect(wechat, { token });
    await reaches(connected, 'failed');
    expect(connected.channel.status().reason).toContain('WECHATY_PUPPET_SERVICE_TOKEN');
    expect(JSON.stringify(connected.heard.statuses)).not.toContain('11111111');
    expect((await connected.channel.send(words())).outcome).toBe('retry');
  });

  it('says that there is no token', async () => {
    const wechat = await gateway();
    const { channel } = await connect(wechat, { token: undefined });
    expect(channel.status()).toMatchObject({ state: 'failed', reason: expect.stringContaining('令牌') });
    expect(channel.processId()).toBeUndefined();
  });

  it('says that only one side speaks TLS, whichever it is', async () => {
    const [plain, secure] = [await gateway(), await gateway({ tls: true })];
    const ours = await connect(plain, { noTlsInsecureClient: false });
    const theirs = await connect(secure, { noTlsInsecureClient: true });
    await reaches(ours, 'failed');
    await reaches(theirs, 'failed');
    expect(ours.channel.status().reason).toMatch(/没有用加密.*NO_TLS_INSECURE_CLIENT=true/);
    expect(theirs.channel.status().reason).toMatch(/要求加密.*去掉/);
  });

  it('is connected to with TLS, and with a token of any form', async () => {
    const secure = await gateway({ tls: true, token: 'plaintoken' });
    const connected = await online(secure, { noTlsInsecureClient: false });
    const id = say(secure);
    await until(() => ids(connected).has(id));
  });

  it('says that another client is there, leaves that one in peace, and takes over when it goes', async () => {
    const wechat = await gateway();
    const first = await online(wechat);
    const second = await connect(wechat);
    await reaches(second, 'backoff');
    expect(second.channel.status().reason).toContain('另一个客户端');
    const id = say(wechat);
    await until(() => ids(first).has(id));
    expect(ids(second).size).toBe(0);
    expect(first.heard.statuses.map((one) => one.state)).toEqual(['connecting', 'online']);
    await first.channel.stop();
    await reaches(second, 'online');
  });

  it('may not be there: that is said, and once it comes it is found', async () => {
    const port = await freePort();
    const wechat = await wechatWithGroup({ port });
    const connected = await connect(wechat);
    await reaches(connected, 'backoff');
    expect(connected.channel.status().reason).toContain(`127.0.0.1:${port}`);
    open.push(wechat);
    await wechat.start();
    await reaches(connected, 'online');
  });

  it('may go on answering calls and send no events: the channel notices, and connects anew', async () => {
    const wechat = await gateway();
    const connected = await online(wechat, { timings: { ding: 100, dong: 1_000 } });
    await until(() => wechat.manner.dinged > 1);
    wechat.manner.dongs = false;
    await until(() => connected.heard.statuses.some((one) => one.reason?.includes('收不到')));
    wechat.manner.dongs = true;
    await reaches(connected, 'online');
    const id = say(wechat);
    await until(() => ids(connected).has(id));
  });

  it('may know no “dong” at all: after two tries it is taken as it is', async () => {
    const wechat = await gateway();
    wechat.manner.dongs = false;
    const connected = await connect(wechat, { timings: { ding: 100, dong: 200 } });
    await until(() => connected.heard.statuses.filter((one) => one.state === 'backoff').length >= 2);
    await reaches(connected, 'online');
    const id = say(wechat);
    await until(() => ids(connected).has(id));
  });
});

describe('logging in', () => {
  it('shows the code, a newer one, that it was scanned; then is online; after a logout it begins anew', async () => {
    const wechat = await gateway({ loggedIn: false });
    const connected = await connect(wechat);
    const { channel, heard } = connected;
    await until(() => channel.status().reason?.includes('等它给出登录二维码'));
    wechat.showCode('https://login.example/a');
    await reaches(connected, 'awaiting-scan');
    const shown = channel.status().scan;
    expect(shown?.code).toBe('https://login.example/a');
    expect((await channel.send(words())).outcome).toBe('retry');
    wechat.showCode('https://login.example/b');
    await until(() => channel.status().scan?.code === 'https://login.example/b');
    wechat.scanned();
    await until(() => channel.status().reason?.includes('在手机上确认'));
    expect(channel.status().scan?.code).toBe('https://login.example/b');
    wechat.login();
    await reaches(connected, 'online');
    expect(channel.status().scan).toBeUndefined();

    await wechat.logout();
    await reaches(connected, 'logged-out');
    expect(channel.status().reason).toContain('退出');
    wechat.showCode('https://login.example/c');
    await reaches(connected, 'awaiting-scan');
    wechat.login();
    await reaches(connected, 'online');
    const id = say(wechat);
    await until(() => ids(connected).has(id));
    expect(heard.statuses.map((one) => one.state)).not.toContain('failed');
  });
});

describe('the outside', () => {
  it('is never asked for where an address is given', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'loopback-'));
    try {
      const { execArgv, log } = loopbackOnly(folder);
      const wechat = await gateway({ tls: true });
      const connected = await online(wechat, { execArgv, noTlsInsecureClient: false });
      const id = say(wechat);
      await until(() => ids(connected).has(id));
      await connected.channel.send(words());
      await connected.channel.stop();
      expect(readFileSync(log, 'utf8')).toBe('');

      // The fence itself holds: without an address Wechaty’s directory is asked.
      const astray = await connect(wechat, { execArgv, endpoint: undefined });
      await until(() => readFileSync(log, 'utf8') !== '');
      await astray.channel.stop();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
