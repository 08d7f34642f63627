import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../../src/domain/time/moment.ts';
import { PIXEL } from '../../../contracts/chat-channel-contract.ts';
import { settableClock } from '../../../fakes/settable-clock.ts';
import { DingTalkStandIn } from '../../../stand-ins/dingtalk/dingtalk-stand-in.ts';
import { manualTimers } from './manual-timers.ts';
import { GROUP, type Stage, stage, until } from './stage.ts';

const GROUP_SEND = '/v1.0/robot/groupMessages/send';
const PERSON_SEND = '/v1.0/robot/oToMessages/batchSend';
const WANG = { id: 'p-wang', account: 'staff-wang', name: '王科长' };
const RESIDENT = { id: '$:LWCP_v1:$resident', account: '$:LWCP_v1:$resident', name: null };
const UNBOUND = { id: 'p-li', account: null, name: '李科长' };
const IMAGE = { name: `${'a'.repeat(64)}.png`, type: 'image/png', bytes: PIXEL };

/** Somebody speaks in the group, so that it may be answered by its session webhook. */
async function spokenIn({ standIn, heard }: Stage): Promise<void> {
  const id = standIn.say({ group: GROUP, from: 'staff-1', text: '灯坏了' });
  await until(() => heard.messages.some((one) => one.id === id));
}

describe('a post to a group', () => {
  it('without mentions goes by the robot, as plain text, and its key is kept', async () => {
    const { standIn, online, send } = await stage();
    await online();
    const result = await send({ text: '第一行\n第二行' });
    expect(standIn.posts.all).toEqual([{ way: 'group', to: GROUP, text: '第一行\n第二行', key: expect.any(String) }]);
    expect(result).toEqual({ outcome: 'sent', platformId: standIn.posts.all[0]?.key });
  });

  it('with mentions goes where people can be called: where somebody has just spoken', async () => {
    const here = await stage();
    await here.online();
    await spokenIn(here);
    expect(await here.send({ mentions: [WANG, RESIDENT, UNBOUND], text: '请处理。' })).toEqual({
      outcome: 'sent',
      platformId: null,
    });
    expect(here.standIn.posts.all).toEqual([
      {
        way: 'session',
        to: GROUP,
        text: '@staff-wang @$:LWCP_v1:$resident @李科长（未绑定钉钉） 请处理。',
        called: ['staff-wang', '$:LWCP_v1:$resident'],
      },
    ]);
  });

  it('else to the group’s own robot, signed', async () => {
    const standIn = await DingTalkStandIn.start();
    const webhooks = { [GROUP]: { url: standIn.webhooks.custom(GROUP, standIn.base, 'SECabc'), secret: 'SECabc' } };
    const { online, send } = await stage({ channel: { webhooks } });
    await online();
    expect((await send({ mentions: [WANG], text: '请处理。' })).outcome).toBe('sent');
    expect(standIn.posts.all).toEqual([
      { way: 'custom', to: GROUP, text: '@staff-wang 请处理。', called: ['staff-wang'] },
    ]);
    await standIn.close();
  });

  it('else by the robot with staff named in plain words and residents not at all', async () => {
    const { standIn, online, send } = await stage();
    await online();
    await send({ mentions: [WANG, RESIDENT, UNBOUND], text: '请处理。' });
    expect(standIn.posts.all).toMatchObject([{ way: 'group', text: '@王科长 @李科长（未绑定钉钉） 请处理。' }]);
  });

  it.each([
    ['has run out', 300005],
    ['is not signed as it should be', 310000],
    ['is over its limit', 130101],
    ['throttles', 410100],
    ['says something new', 999999],
  ])('goes the next way when a webhook %s (%d)', async (_name, errcode) => {
    const here = await stage();
    await here.online();
    await spokenIn(here);
    here.standIn.faults.add('/robot/sendBySession', { is: 'answer', status: 200, body: { errcode, errmsg: 'no' } });
    expect((await here.send({ mentions: [WANG] })).outcome).toBe('sent');
    expect(here.standIn.posts.all.map(({ way }) => way)).toEqual(['group']);
  });

  it('does not go a second way when nobody knows whether the first took it', async () => {
    const here = await stage();
    await here.online();
    await spokenIn(here);
    here.standIn.faults.add('/robot/sendBySession', { is: 'cut' });
    expect((await here.send({ mentions: [WANG] })).outcome).toBe('uncertain');
    expect(here.standIn.posts.all.map(({ way }) => way)).toEqual(['session']);
  });

  it('asks a dead session webhook only once', async () => {
    const here = await stage();
    await here.online();
    await spokenIn(here);
    here.standIn.webhooks.endSessions();
    await here.send({ mentions: [WANG] });
    await here.send({ mentions: [WANG] });
    expect(here.lines.filter(({ what }) => what === 'a session webhook did not take a post')).toHaveLength(1);
  });

  it('does not use a session webhook that ends within a minute, nor one whose end has passed', async () => {
    const clock = settableClock(Date.now());
    const here = await stage({ channel: { clock } });
    await here.online();
    await spokenIn(here);
    clock.advance(90 * MINUTE - 30_000);
    await here.send({ mentions: [WANG] });
    clock.advance(HOUR);
    await here.send({ mentions: [WANG] });
    expect(here.standIn.posts.all.map(({ way }) => way)).toEqual(['group', 'group']);
  });

  it('has a second copy dropped by the group’s own robot, and none of another database for it', async () => {
    const standIn = await DingTalkStandIn.start();
    const webhooks = { [GROUP]: { url: standIn.webhooks.custom(GROUP, standIn.base) } };
    const ours = await stage({ channel: { webhooks, origin: async () => 'aaaa1111' } });
    const restarted = await stage({ channel: { webhooks, origin: async () => 'aaaa1111' } });
    const others = await stage({ channel: { webhooks, origin: async () => 'bbbb2222' } });
    for (const here of [ours, restarted, others]) {
      await here.online();
      const text = here === ours || here === restarted ? '甲' : '乙';
      for (const _ of [1, 2]) {
        expect(await here.send({ key: '7', mentions: [WANG], text })).toMatchObject({ outcome: 'sent' });
      }
    }
    expect(standIn.posts.all.map(({ text }) => text.slice(-1)).join('')).toBe('甲乙');
    await standIn.close();
  });

  it('does not ask the group’s own robot while nobody knows whose post it is', async () => {
    const standIn = await DingTalkStandIn.start();
    const webhooks = { [GROUP]: { url: standIn.webhooks.custom(GROUP, standIn.base) } };
    const here = await stage({ channel: { webhooks, origin: () => Promise.reject(new Error('away')) } });
    await here.online();
    expect(await here.send({ mentions: [WANG] })).toMatchObject({
      outcome: 'retry',
      why: expect.stringMatching(/数据库/u),
    });
    expect(standIn.posts.all).toEqual([]);
    await standIn.close();
  });

  it('keeps a custom robot below its limit: fifteen a minute, then it waits', async () => {
    const standIn = await DingTalkStandIn.start();
    const timers = manualTimers();
    const webhooks = { [GROUP]: { url: standIn.webhooks.custom(GROUP, standIn.base) } };
    const { online, send } = await stage({ channel: { webhooks, timers } });
    await online();
    for (let count = 0; count < 15; count += 1) expect((await send({ mentions: [WANG] })).outcome).toBe('sent');
    expect(await send({ mentions: [WANG] })).toEqual({
      outcome: 'retry',
      afterMs: MINUTE,
      why: expect.stringContaining('每分钟'),
    });
    timers.advance(MINUTE);
    expect((await send({ mentions: [WANG] })).outcome).toBe('sent');
    expect(standIn.posts.all).toHaveLength(16);
    await standIn.close();
  });

  it('leaves a custom robot that is blocked alone for ten minutes', async () => {
    const standIn = await DingTalkStandIn.start();
    const url = standIn.webhooks.custom(GROUP, standIn.base);
    const timers = manualTimers();
    const { online, send } = await stage({ channel: { webhooks: { [GROUP]: { url } }, timers } });
    await online();
    standIn.webhooks.perMinute = 1;
    const ways = async (): Promise<string[]> => {
      expect((await send({ mentions: [WANG] })).outcome).toBe('sent');
      return standIn.posts.all.map(({ way }) => way);
    };
    expect(await ways()).toEqual(['custom']);
    expect(await ways()).toEqual(['custom']);
    timers.advance(9 * MINUTE);
    expect(await ways()).toEqual(['custom']);
    expect(standIn.webhooks.asked).toBe(2);
    timers.advance(MINUTE);
    await ways();
    expect(standIn.webhooks.asked).toBe(3);
    await standIn.close();
  });
});

describe('a post to a person', () => {
  it('goes to him alone, and it is known whether he read it', async () => {
    const { standIn, channel, online, send } = await stage();
    await online();
    const result = await send({ to: { account: 'staff-wang' }, text: '请看工单。' });
    expect(standIn.posts.all).toMatchObject([{ way: 'person', to: 'staff-wang', text: '请看工单。' }]);
    const key = result.outcome === 'sent' ? (result.platformId ?? '') : '';
    expect(await channel.wasRead?.('staff-wang', key)).toBe(false);
    standIn.robot.markRead(key);
    expect(await channel.wasRead?.('staff-wang', key)).toBe(true);
    expect(await channel.wasRead?.('staff-li', key)).toBeUndefined();
    expect(await channel.wasRead?.('staff-wang', 'unknown')).toBeUndefined();
  });

  it('fails when the company does not know him, and waits when he gets too much', async () => {
    const { standIn, online, send } = await stage();
    await online();
    standIn.robot.strangers.add('staff-gone');
    standIn.robot.flooded.add('staff-busy');
    expect(await send({ to: { account: 'staff-gone' } })).toMatchObject({ outcome: 'failed', code: 'rejected' });
    expect(await send({ to: { account: 'staff-busy' } })).toMatchObject({ outcome: 'retry', afterMs: MINUTE });
    expect(standIn.posts.all).toEqual([]);
  });

  it('outside the company goes while his own talk with the robot is open, and fails after that', async () => {
    const { standIn, online, heard, send } = await stage();
    await online();
    const to = { account: '$:LWCP_v1:$visitor' };
    expect(await send({ to })).toMatchObject({ outcome: 'failed', code: 'rejected' });
    standIn.say({ from: to.account, text: '你好' });
    await until(() => heard.messages.length === 1);
    expect(heard.messages[0]).toMatchObject({ direct: true, from: to.account });
    expect(await send({ to, text: '您好。' })).toMatchObject({ outcome: 'sent' });
    expect(standIn.posts.all).toMatchObject([{ way: 'session', to: to.account, text: '您好。' }]);
  });

  it('makes the channel degraded while the application may not do it', async () => {
    const { standIn, channel, online, heard, send } = await stage();
    await online();
    standIn.robot.mayDirect = false;
    expect(await send({ to: { account: 'staff-wang' } })).toMatchObject({ outcome: 'retry', afterMs: MINUTE });
    expect(channel.status()).toMatchObject({ state: 'degraded', reason: expect.stringContaining('单聊') });
    expect((await send()).outcome).toBe('sent');
    standIn.robot.mayDirect = true;
    expect((await send({ to: { account: 'staff-wang' } })).outcome).toBe('sent');
    expect(channel.status().state).toBe('online');
    expect(heard.statuses.map(({ state }) => state).slice(-2)).toEqual(['degraded', 'online']);
  });
});

describe('a permission that has not been granted yet', () => {
  const DENIED = {
    is: 'answer',
    status: 403,
    body: { code: 'Forbidden.AccessDenied.AccessTokenPermissionDenied', message: '应用尚未开通所需的权限' },
  } as const;

  it('makes posts wait, and the channel says so until one is taken', async () => {
    const { standIn, channel, online, send } = await stage();
    await online();
    standIn.faults.add(GROUP_SEND, DENIED);
    expect(await send({ key: '1' })).toMatchObject({ outcome: 'retry', afterMs: MINUTE });
    expect(channel.status()).toMatchObject({ state: 'degraded', reason: expect.stringContaining('主动发言') });
    expect((await send({ key: '1' })).outcome).toBe('sent');
    expect(channel.status()).toMatchObject({ state: 'online' });
    expect(channel.status()).not.toHaveProperty('reason');
    expect(standIn.posts.all).toHaveLength(1);
  });

  it.each(['/media/upload', GROUP_SEND])('does not keep words back for a picture: %s', async (path) => {
    const { standIn, online, send } = await stage();
    await online();
    standIn.faults.add(path, DENIED);
    expect(await send({ text: '', image: IMAGE })).toMatchObject({ outcome: 'failed', code: 'rejected' });
    expect(standIn.posts.all).toEqual([]);
  });
});

describe('a picture', () => {
  it('is uploaded under its name and type and shown by its media id', async () => {
    const { standIn, online, send } = await stage();
    await online();
    expect((await send({ text: '', image: IMAGE })).outcome).toBe('sent');
    expect((await send({ to: { account: 'staff-wang' }, text: '', image: IMAGE })).outcome).toBe('sent');
    expect(standIn.robot.uploads[0]).toEqual({ name: IMAGE.name, type: 'image/png', bytes: PIXEL.byteLength });
    expect(standIn.posts.all).toMatchObject([
      { way: 'group', to: GROUP, picture: '@lAD1' },
      { way: 'person', to: 'staff-wang', picture: '@lAD2' },
    ]);
  });

  it('is shown once, however often its post is tried', async () => {
    const { standIn, online, send } = await stage();
    await online();
    const first = await send({ key: '7-image', text: '', image: IMAGE });
    expect(await send({ key: '7-image', text: '', image: IMAGE })).toEqual(first);
    expect(standIn.posts.all).toHaveLength(1);
  });

  it('whose upload ends nobody knows how was surely not seen', async () => {
    const { standIn, online, send } = await stage();
    await online();
    standIn.faults.add('/media/upload', { is: 'cut' });
    expect(await send({ text: '', image: IMAGE })).toMatchObject({ outcome: 'failed', code: 'unreachable' });
    expect(standIn.posts.all).toEqual([]);
  });

  it('is uploaded with a new token when the old one has ended', async () => {
    const { standIn, online, send } = await stage();
    await online();
    standIn.faults.add('/media/upload', { is: 'expire' });
    expect((await send({ text: '', image: IMAGE })).outcome).toBe('sent');
    expect(standIn.robot.tokensGiven).toBe(2);
  });
});

describe('the access token', () => {
  it('is asked for once, however many need it', async () => {
    const { standIn, online, send } = await stage();
    await online();
    await Promise.all(Array.from({ length: 10 }, () => send()));
    expect(standIn.robot.tokensGiven).toBe(1);
    expect(standIn.posts.all).toHaveLength(10);
  });

  it('that ends in mid-send is replaced, and the post goes out once', async () => {
    const { standIn, online, send } = await stage();
    await online();
    for (let count = 0; count < 20; count += 1) {
      standIn.faults.add(count % 2 === 0 ? GROUP_SEND : PERSON_SEND, { is: 'expire' });
      const to = count % 2 === 0 ? { groupKey: GROUP } : { account: 'staff-wang' };
      expect(await send({ to, text: `第${count}条` })).toMatchObject({ outcome: 'sent' });
    }
    console.log(
      `token ended in 20 of 20 sends: ${standIn.posts.all.length} posts, ${standIn.robot.tokensGiven} tokens`,
    );
    expect(standIn.posts.all.map(({ text }) => text)).toEqual(Array.from({ length: 20 }, (_, index) => `第${index}条`));
    expect(standIn.robot.tokensGiven).toBe(21);
  });

  it('is replaced before it ends', async () => {
    const timers = manualTimers();
    const { standIn, online, send } = await stage({ channel: { timers } });
    await online();
    await send();
    timers.advance(2 * HOUR - 5 * MINUTE - 1_000);
    await send();
    expect(standIn.robot.tokensGiven).toBe(1);
    timers.advance(1_000);
    await send();
    expect(standIn.robot.tokensGiven).toBe(2);
  });

  it('with a short life is used for four fifths of it', async () => {
    const timers = manualTimers();
    const { standIn, online, send } = await stage({ channel: { timers } });
    standIn.robot.tokenLife = 10;
    await online();
    await send();
    timers.advance(7_900);
    await send();
    expect(standIn.robot.tokensGiven).toBe(1);
    timers.advance(200);
    await send();
    expect(standIn.robot.tokensGiven).toBe(2);
  });

  it('that is refused makes the channel degraded, posts wait, and it is asked for again by itself', async () => {
    const timers = manualTimers();
    const { standIn, channel, heard, send } = await stage({ channel: { timers } });
    standIn.robot.tokenRefused = true;
    await channel.start(heard);
    await until(() => channel.status().state === 'degraded');
    expect(channel.status().reason).toMatch(/发不出去/u);
    expect(await send()).toMatchObject({ outcome: 'retry', afterMs: 30_000 });
    standIn.robot.tokenRefused = false;
    for (let second = 0; second < 30; second += 10) {
      timers.advance(10_000);
      standIn.gateway.ping(`${second}`, 'x');
      await until(() => standIn.gateway.replies.some(({ messageId }) => messageId === `${second}`));
    }
    await until(() => channel.status().state === 'online');
    expect((await send()).outcome).toBe('sent');
  });

  it('that cannot stand in a request is a failure that surely was not heard', async () => {
    const { standIn, online, send } = await stage();
    standIn.faults.add('/v1.0/oauth2/accessToken', {
      is: 'answer',
      status: 200,
      body: { accessToken: 'two\nlines', expireIn: 7_200 },
    });
    await online();
    expect(await send()).toMatchObject({ outcome: 'failed', code: 'unreachable' });
  });

  it('that is refused twice in a row does not go round for ever', async () => {
    const { standIn, online, send } = await stage();
    await online();
    const body = { code: 'InvalidAuthentication', message: '不合法的access_token' };
    standIn.faults.add(GROUP_SEND, { is: 'answer', status: 400, body }, 5);
    expect(await send()).toMatchObject({ outcome: 'retry' });
    expect(standIn.robot.tokensGiven).toBe(2);
  });
});

describe('an answer that is none', () => {
  it('is uncertain when it does not come in time, and nothing is said twice', async () => {
    const timers = manualTimers();
    const { standIn, online, send } = await stage({ channel: { timers } });
    await online();
    standIn.faults.add(GROUP_SEND, { is: 'hang' });
    const result = send();
    await until(() => standIn.posts.all.length === 1);
    timers.advance(15_000);
    expect(await result).toMatchObject({ outcome: 'uncertain' });
    expect(standIn.posts.all).toHaveLength(1);
  });

  it('is uncertain when the connection breaks after the post was written', async () => {
    const { standIn, online, send } = await stage();
    await online();
    standIn.faults.add(GROUP_SEND, { is: 'cut' });
    expect(await send()).toMatchObject({ outcome: 'uncertain' });
    expect(standIn.posts.all).toHaveLength(1);
  });

  it('is a failure that surely was not heard when nobody listens there', async () => {
    const unused = createServer();
    await new Promise<void>((done) => unused.listen(0, '127.0.0.1', done));
    const { port } = unused.address() as { port: number };
    await new Promise((done) => unused.close(done));
    const nowhere = `http://127.0.0.1:${port}`;
    const { channel, heard, send } = await stage({ channel: { apiBase: nowhere, oapiBase: nowhere } });
    await channel.start(heard);
    expect(await send()).toMatchObject({ outcome: 'failed', code: 'unreachable' });
    await until(() => channel.status().state === 'backoff');
    expect(channel.status().reason).toContain('ECONNREFUSED');
  });

  it('makes the channel degraded when the month’s calls are used up, until one is taken again', async () => {
    const { standIn, channel, online, send } = await stage();
    await online();
    const body = { code: 'Forbidden.AccessDenied.ApiCountLimitForOrg', message: 'limit' };
    standIn.faults.add(GROUP_SEND, { is: 'answer', status: 403, body });
    expect(await send()).toMatchObject({ outcome: 'retry', afterMs: HOUR });
    expect(channel.status()).toMatchObject({ state: 'degraded', reason: expect.stringContaining('次数') });
    expect((await send()).outcome).toBe('sent');
    expect(channel.status().state).toBe('online');
  });

  it('waits as long as the platform says', async () => {
    const { standIn, online, send } = await stage();
    await online();
    standIn.robot.perSecond = 0;
    expect(await send()).toMatchObject({ outcome: 'retry', afterMs: 2_000 });
    expect(standIn.posts.all).toEqual([]);
  });
});

describe('the right to speak', () => {
  it('is asked for right before each request that speaks, also after a detour', async () => {
    const here = await stage();
    await here.online();
    await spokenIn(here);
    here.standIn.webhooks.endSessions();
    let asked = 0;
    const result = await here.send({ mentions: [WANG] }, () => {
      asked += 1;
      return asked === 1;
    });
    expect(result).toMatchObject({ outcome: 'retry' });
    expect(asked).toBe(2);
    expect(here.standIn.posts.all).toEqual([]);
  });

  it('is asked for again before a post is repeated with a new token', async () => {
    const { standIn, online, send } = await stage();
    await online();
    standIn.faults.add(GROUP_SEND, { is: 'expire' });
    let asked = 0;
    expect(await send({}, () => ++asked === 1)).toMatchObject({ outcome: 'retry' });
    expect(asked).toBe(2);
    expect(standIn.posts.all).toEqual([]);
  });
});
