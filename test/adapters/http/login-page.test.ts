import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLinkSigner } from '../../../src/adapters/link-signer.ts';
import { HOUR } from '../../../src/domain/time/moment.ts';
import { linkToLogin } from '../../../src/flows/sending/ask-for-hand.ts';
import type { ChannelStatus } from '../../../src/ports/chat-channel.ts';
import { type HttpStage, httpStage } from './http-stage.ts';

const links = createLinkSigner({ secret: 'a made-up secret', base: 'https://linli.example' });
let stage: HttpStage;
beforeEach(async () => {
  stage = await httpStage({ channels: ['wechat'], deps: { links } });
});
afterEach(() => stage.close());

const path = (): string => {
  const { pathname, search } = new URL(linkToLogin(links, 'wechat', stage.clock.now()));
  return pathname + search;
};
const stands = (status: Omit<ChannelStatus, 'since'>): Promise<void> =>
  stage.stores.channels.keep('wechat', { since: stage.clock.now(), ...status }, stage.clock.now());

describe('the page with the code to scan', () => {
  it('draws the code of the moment, says how old it is, and loads itself anew', async () => {
    await stands({ state: 'awaiting-scan', scan: { code: 'https://login.example/abc', since: stage.clock.now() } });
    await stage.clock.advance(12_000);
    const answer = await stage.get(path());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const page = await answer.text();
    expect(page).toContain('微信：等人扫码登录');
    expect(page).toContain('12 秒前更新');
    expect(page).toMatch(/<svg[^>]*>.*<\/svg>/s);
    expect(page).toContain('http-equiv="refresh"');
    expect(page).not.toContain('login.example');
    await stands({ state: 'awaiting-scan', scan: { code: 'https://login.example/def', since: stage.clock.now() } });
    expect(/<svg.*<\/svg>/s.exec(await (await stage.get(path())).text())?.[0]).not.toBe(
      /<svg.*<\/svg>/s.exec(page)?.[0],
    );
  });

  it('says that nothing has to be scanned when the account is online, or nobody runs it', async () => {
    expect(await (await stage.get(path())).text()).toContain('还没有进程在运行它');
    await stands({ state: 'online' });
    const page = await (await stage.get(path())).text();
    expect(page).toContain('微信：在线');
    expect(page).not.toContain('<svg');
  });

  it('is shown to nobody without a link, with a forged one, one of another purpose, or one that has run out', async () => {
    const link = path();
    const review = links.link('/login', { purpose: 'review', subject: 'wechat', expires: stage.clock.now() + HOUR });
    for (const at of ['/login', `${link}x`, new URL(review).pathname + new URL(review).search]) {
      const answer = await stage.get(at);
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('链接不完整或不对');
    }
    await stage.clock.advance(2 * HOUR + 1);
    const late = await stage.get(link);
    expect(late.status).toBe(403);
    expect(await late.text()).toContain('链接已过期');
  });
});

describe('/readyz with real channels', () => {
  const ready = async () => (await stage.get('/readyz')).json();

  it('says that nobody runs a channel, how one stands, and when messages may have been missed', async () => {
    expect(await ready()).toMatchObject({
      ready: false,
      reasons: ['微信没有进程在运行它'],
      channels: { wechat: '没有进程在运行它' },
    });
    await stands({ state: 'awaiting-scan', reason: '请扫码登录' });
    expect(await ready()).toMatchObject({ ready: false, reasons: ['微信等人扫码登录：请扫码登录'] });
    await stands({ state: 'online' });
    await stage.stores.channels.openGap('wechat', stage.clock.now(), '连接中断');
    await stage.clock.advance(60_000 - 1);
    expect(await ready()).toMatchObject({
      ready: true,
      channels: { wechat: '在线' },
      gaps: ['微信 10:00 起可能漏收，还没恢复（连接中断）'],
      warnings: expect.arrayContaining(['微信 10:00 起可能漏收，还没恢复（连接中断）']),
    });
    await stage.clock.advance(60_000);
    expect(await ready()).toMatchObject({ ready: false, channels: { wechat: '没有进程在运行它' } });
  });

  it('is ready where another process runs the channels, and warns', async () => {
    await stage.close();
    stage = await httpStage({
      channels: ['dingtalk'],
      deps: { config: { host: '127.0.0.1', port: 0, channels: ['dingtalk'], pace: 'default', roles: ['web'] } },
    });
    const said = await ready();
    expect(said.ready).toBe(true);
    expect(said.warnings).toEqual(
      expect.arrayContaining(['钉钉没有进程在运行它', expect.stringContaining('钉钉只把 @ 机器人的消息')]),
    );
  });
});
