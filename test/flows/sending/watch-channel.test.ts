import { beforeEach, describe, expect, it } from 'vitest';
import { createLinkSigner } from '../../../src/adapters/link-signer.ts';
import { MINUTE } from '../../../src/domain/time/moment.ts';
import { watchChannel } from '../../../src/flows/sending/watch-channel.ts';
import type { ChannelState, ChannelStatus } from '../../../src/ports/chat-channel.ts';
import { anOffice } from '../../builders/an-office.ts';
import { MONDAY_MORNING as NOW } from '../../builders/moments.ts';
import { type TestService, testService } from '../../builders/test-service.ts';

const SECOND = 1_000;

/** The administrator is to be had on two platforms. */
const REACHABLE = {
  people: [
    ...anOffice().people.filter((person) => !person.roles.includes('administrator')),
    {
      id: 'p-both',
      name: '管理员',
      roles: ['administrator' as const],
      duty: false,
      accounts: { wechat: 'wx-both', dingtalk: 'ding-both' },
    },
  ],
};

describe('watching a channel', () => {
  let service: TestService;
  beforeEach(async () => {
    last = undefined;
    service = {
      ...(await testService({ policy: anOffice(REACHABLE) })),
      links: createLinkSigner({ secret: 'a made-up secret', base: 'http://office.example' }),
    };
  });
  const log = () => service.stores.channels;
  const posts = () => service.stores.outbox.all();
  let last: ChannelStatus | undefined;
  /** The channel says how it stands at a moment; `since` by itself the same. Until then its process has given signs of life. */
  const says = async (state: ChannelState, seconds: number, reason?: string, since = seconds): Promise<void> => {
    service.clock.moveTo(NOW + seconds * SECOND - 1);
    if (last) await watchChannel(service, 'wechat', last);
    service.clock.moveTo(NOW + seconds * SECOND);
    const status = { state, since: NOW + since * SECOND, ...(reason === undefined ? {} : { reason }) };
    await watchChannel(service, 'wechat', status);
    last = status;
  };
  const gaps = () => log().gaps(NOW - MINUTE);

  it('knows no gap before it was online for the first time', async () => {
    await says('connecting', 0);
    await says('online', 500);
    expect(await gaps()).toEqual([]);
    expect(posts()).toEqual([]);
  });

  it('keeps the gap between two times online, whatever comes in between, and why it began', async () => {
    await says('online', 0);
    await says('backoff', 60, '服务器断开');
    await says('connecting', 70);
    await says('backoff', 80, '连不上');
    expect(await gaps()).toEqual([{ channel: 'wechat', from: NOW + 60 * SECOND, to: null, why: '服务器断开' }]);
    await says('online', 600);
    expect(await gaps()).toEqual([
      { channel: 'wechat', from: NOW + 60 * SECOND, to: NOW + 600 * SECOND, why: '服务器断开' },
    ]);
  });

  it('tells residents and staff of a gap in which something may be lost, once', async () => {
    await says('online', 0);
    await says('backoff', 60, '服务器断开');
    await says('online', 600);
    await says('online', 605, undefined, 600);
    expect(posts().map((post) => [post.kind, 'group' in post.to ? post.to.group : '', post.text])).toEqual([
      ['notice', 'g-willow', expect.stringContaining('9:01–9:10')],
      ['review', 'g-staff', expect.stringMatching(/微信9:01–9:10断线（服务器断开）.*npm run import -- --chat/u)],
    ]);
  });

  it('tells of a gap later when that failed at first: it is over only then', async () => {
    await says('online', 0);
    await says('backoff', 60, '服务器断开');
    const { run } = service.work;
    service.work.run = async () => {
      throw new Error('the database is away');
    };
    await expect(says('online', 600)).rejects.toThrow('away');
    expect(await gaps()).toMatchObject([{ to: null }]);
    service.work.run = run;
    await says('online', 605, undefined, 600);
    expect(await gaps()).toMatchObject([{ to: NOW + 600 * SECOND }]);
    expect(posts().map((post) => post.kind)).toEqual(['notice', 'review']);
  });

  it('keeps a short gap without a word', async () => {
    await says('online', 0);
    await says('backoff', 60, '服务器断开');
    await says('online', 69);
    expect(await gaps()).toHaveLength(1);
    expect(posts()).toEqual([]);
  });

  it('knows of the gap of a process that died without a word', async () => {
    for (const beat of [0, 5, 10]) await says('online', beat, undefined, 0);
    last = undefined;
    await says('connecting', 400);
    expect(await gaps()).toMatchObject([{ from: NOW + 10 * SECOND, to: null }]);
    await says('online', 420);
    expect(await gaps()).toMatchObject([{ from: NOW + 10 * SECOND, to: NOW + 420 * SECOND }]);
  });

  it('counts the time in which the service was stopped on purpose as well', async () => {
    await says('online', 0);
    await says('stopped', 30);
    await says('online', 4000);
    expect(await gaps()).toMatchObject([{ from: NOW + 30 * SECOND, to: NOW + 4000 * SECOND }]);
  });

  it('hears while only a part of it does not work', async () => {
    await says('online', 0);
    await says('degraded', 60, '不能发图片');
    await says('online', 600);
    expect(await gaps()).toEqual([]);
  });

  it('asks an administrator on another platform to scan, once for each time it is needed', async () => {
    const admin = (await service.office()).directory.withRole('administrator')[0];
    expect(admin?.accounts.dingtalk).toBeDefined();
    await log().keep('dingtalk', { state: 'online', since: NOW }, NOW);
    await says('connecting', 0);
    await says('awaiting-scan', 10, '请扫码');
    await says('awaiting-scan', 70, '请扫码');
    await says('logged-out', 80, '被踢下线');
    const asked = posts().filter((post) => post.channel === 'dingtalk');
    expect(asked.map((post) => [post.to, post.prompt])).toEqual([[{ person: admin?.id }, true]]);
    expect(asked[0]?.text).toMatch(/微信等人扫码登录.*http:\/\/office\.example\/login\?t=/su);
    await says('online', 90);
    await says('logged-out', 900, '被踢下线');
    expect(posts().filter((post) => post.channel === 'dingtalk')).toHaveLength(2);
  });

  it('asks nobody where no other platform works: the console says it', async () => {
    await says('failed', 0, '口令不对');
    expect(posts()).toEqual([]);
    expect(await log().known('wechat')).toMatchObject({ status: { state: 'failed', reason: '口令不对' } });
  });
});
