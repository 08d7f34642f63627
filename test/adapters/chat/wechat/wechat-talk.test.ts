import { createServer, type Server } from 'node:http';
import { Readable } from 'node:stream';
import { FileBox } from 'file-box';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { types } from 'wechaty-puppet';
import type { WeChatNote } from '../../../../src/adapters/chat/wechat/reception.ts';
import type { WeChatChannel } from '../../../../src/adapters/chat/wechat/wechat-channel.ts';
import type { Delivered } from '../../../../src/ports/chat-channel.ts';
import { type HeardHandlers, heardHandlers } from '../../../builders/heard-handlers.ts';
import { PIXEL } from '../../../contracts/chat-channel-contract.ts';
import type { SaidInWeChat, WeChatStandIn } from '../../../stand-ins/wechat/wechat-stand-in.ts';
import { channelTo, figure, GROUP, RESIDENT, STAFF, until, wechatWithGroup, words } from './wechat-world.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

// One account for all of these: they tell their messages apart by id.
let wechat: WeChatStandIn;
let channel: WeChatChannel;
let heard: HeardHandlers;
const notes: WeChatNote[] = [];
let keep: (delivered: Delivered) => Promise<void> = async () => {};

beforeAll(async () => {
  wechat = await wechatWithGroup();
  await wechat.start();
  heard = heardHandlers({
    async message(delivered) {
      await keep(delivered);
      heard.messages.push(delivered);
    },
  });
  channel = channelTo(wechat, {
    timings: { copyPicture: 4_000, sendText: 4_000 },
    log: (note) => void notes.push(note),
  });
  await channel.start(heard);
  await until(() => channel.status().state === 'online');
});
afterAll(async () => {
  await channel.stop();
  await wechat.stop();
});
beforeEach(() => {
  keep = async () => {};
  Object.assign(wechat.manner, {
    lookupDelays: [],
    sendDelay: 0,
    answerDelay: 0,
    refuse: undefined,
    withoutId: false,
    withoutMembers: false,
  });
  wechat.forgetPosts();
});

const say = (said: Partial<SaidInWeChat> = {}): string =>
  wechat.say({ room: GROUP, from: RESIDENT, text: '灯坏了', ...said });
const find = (id: string): Delivered | undefined => heard.messages.find((one) => one.id === id);
async function hears(id: string): Promise<Delivered> {
  await until(() => find(id));
  return find(id) as Delivered;
}

describe('a burst', () => {
  it('of two thousand, out of order and each told twice, arrives whole', async () => {
    const ids = Array.from({ length: 2_000 }, (_, nr) =>
      wechat.put({ room: GROUP, from: RESIDENT, text: `第${nr}条`, timestamp: Date.now() - nr * 10 }),
    );
    const from = heard.messages.length;
    const since = performance.now();
    for (const id of [...ids].reverse()) wechat.announce(id);
    for (const id of ids) wechat.announce(id);
    const arrived = new Set<string>();
    keep = async ({ id }) => void arrived.add(id);
    await until(() => arrived.size === 2_000, 80_000);
    figure(`2000 messages, each told twice, in ${Math.round(performance.now() - since)} ms`);
    const texts = new Map(heard.messages.slice(from).map((one) => [one.id, one.text]));
    expect(ids.filter((id, nr) => texts.get(id) !== `第${nr}条`)).toEqual([]);
    expect(channel.status().state).toBe('online');
  });
});

describe('talk', () => {
  it('keeps the order in which it came, where a second holds several messages', async () => {
    const timestamp = Math.floor(Date.now() / 1_000) * 1_000;
    const ids = Array.from({ length: 40 }, () =>
      wechat.put({ room: GROUP, from: RESIDENT, text: '接着说', timestamp }),
    );
    wechat.manner.lookupDelays = [30, 0, 10, 0, 0, 20];
    for (const id of ids) wechat.announce(id);
    await until(() => find(ids.at(-1) as string));
    expect(heard.messages.map((one) => one.id).filter((id) => ids.includes(id))).toEqual(ids);
  });
});

describe('a database that is away', () => {
  it('is waited for: what came meanwhile is kept in its order when it is back, and the status says so', async () => {
    const kept: string[] = [];
    keep = () => Promise.reject(new Error('the database is away'));
    const ids = Array.from({ length: 30 }, (_, nr) => say({ text: `停电${nr}` }));
    wechat.rename(GROUP, '示例小区新群');
    await until(() => channel.status().state === 'degraded');
    expect(channel.status().reason).toMatch(/数据库/);
    expect((await channel.send(words())).outcome).toBe('sent');
    keep = async ({ id }) => void kept.push(id);
    await until(() => ids.every((id) => kept.includes(id)));
    await until(() => channel.status().state === 'online');
    expect(kept.filter((id) => ids.includes(id))).toEqual(ids);
    await until(() => heard.events.some((one) => one.event === 'renamed' && one.name === '示例小区新群'));
  });
});

describe('a picture', () => {
  let web: Server;
  let address = '';
  beforeAll(async () => {
    web = createServer((request, response) => {
      response.writeHead(200, { 'content-type': 'image/png', 'content-length': String(PIXEL.length) });
      if (request.method === 'HEAD') response.end();
      else if (request.url === '/slow.png') response.write(PIXEL.slice(0, 10));
      else response.end(PIXEL);
    });
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(web.address() as { port: number }).port}`;
  });
  afterAll(() => {
    web.closeAllConnections();
    web.close();
  });
  const show = (file?: FileBox): string => say({ type: types.Message.Image, text: '', ...(file ? { file } : {}) });

  it('is copied from where the gateway says it lies', async () => {
    expect(await hears(show(FileBox.fromUrl(`${address}/a.png`)))).toMatchObject({
      kind: 'image',
      media: expect.any(String),
    });
    expect(Buffer.from(heard.pictures.at(-1) ?? [])).toEqual(PIXEL);
  });

  it('is copied whole when it is large', async () => {
    const large = Buffer.alloc(6 * 1024 * 1024, 7);
    expect((await hears(show(FileBox.fromBase64(large.toString('base64'), 'large.png')))).media).toBeDefined();
    expect(Buffer.compare(Buffer.from(heard.pictures.at(-1) ?? []), large)).toBe(0);
  });

  it.each<[string, () => FileBox | undefined]>([
    ['is not there', () => undefined],
    ['does not end', () => FileBox.fromUrl(`${address}/slow.png`)],
    ['is too large', () => FileBox.fromStream(Readable.from(Array(21).fill(Buffer.alloc(1024 * 1024))), 'huge.png')],
  ])('that %s leaves its message without one', async (_, file) => {
    const before = heard.pictures.length;
    const id = show(file());
    const delivered = await hears(id);
    expect(delivered).toMatchObject({ kind: 'image', text: '' });
    expect(delivered.media).toBeUndefined();
    expect(heard.pictures).toHaveLength(before);
    expect(notes.some(({ what, why }) => what === 'picture missing' && why.startsWith(id))).toBe(true);
  });
});

describe('what the gateway tells', () => {
  it('is who was meant by what the group calls the bot, where it names nobody', async () => {
    wechat.setAlias(GROUP, wechat.self, '小邻');
    expect((await hears(say({ text: '@小邻 灯坏了' }))).mentionsBot).toBe(true);
    expect((await hears(say({ text: '@小邻居 灯坏了' }))).mentionsBot).toBe(false);
    expect((await hears(say({ text: '@小邻 灯坏了', mentions: [STAFF] }))).mentionsBot).toBe(false);
    wechat.manner.withoutMembers = true;
    expect((await hears(say({ text: '@邻里助手 灯坏了' }))).mentionsBot).toBe(true);
  });

  it('is our own message too: as an echo, not as somebody’s words', async () => {
    const before = heard.messages.length;
    const result = await channel.send(words({ text: '已转社区。' }));
    const platformId = result.outcome === 'sent' ? result.platformId : undefined;
    await until(() => heard.echoes.some((one) => one.id === platformId));
    expect(heard.echoes.at(-1)).toMatchObject({ channel: 'wechat', to: { groupKey: GROUP }, text: '已转社区。' });
    await channel.send(words({ to: { account: STAFF }, text: '请受理。' }));
    await until(() => heard.echoes.at(-1)?.text === '请受理。');
    expect(heard.echoes.at(-1)?.to).toEqual({ account: STAFF });
    expect(heard.messages).toHaveLength(before);
  });

  it('is a message that cannot be read: said, not passed over', async () => {
    const id = wechat.put({ room: GROUP, from: RESIDENT, text: '看不到' });
    wechat.manner.broken.add(id);
    wechat.announce(id);
    await until(() => channel.status().state === 'degraded');
    expect(channel.status().reason).toContain('取不到内容');
    expect(notes.some(({ what, why }) => what === 'message unreadable' && why.startsWith(id))).toBe(true);
  });

  it('is who comes and goes', async () => {
    wechat.addContact('wxid_leaver', '李四');
    wechat.addRoom('2@chatroom', '示例小区二群', ['wxid_leaver']);
    wechat.invite('2@chatroom');
    wechat.removeMember('2@chatroom', 'wxid_leaver');
    wechat.removeBot('2@chatroom');
    const events = () => heard.events.filter((one) => one.groupKey === '2@chatroom');
    await until(() => events().length >= 3);
    expect(events()).toEqual(
      expect.arrayContaining([
        { channel: 'wechat', groupKey: '2@chatroom', event: 'botJoined', name: '示例小区二群' },
        { channel: 'wechat', groupKey: '2@chatroom', event: 'memberLeft', account: 'wxid_leaver' },
        { channel: 'wechat', groupKey: '2@chatroom', event: 'botRemoved' },
      ]),
    );
  });
});

describe('a message to WeChat', () => {
  it('calls a resident what the group calls him at this moment', async () => {
    const mentions = [{ id: RESIDENT, account: RESIDENT, name: null }];
    await channel.send(words({ text: '已转社区。', mentions }));
    wechat.setAlias(GROUP, RESIDENT, '三栋张三');
    await channel.send(words({ text: '已办结。', mentions }));
    expect(wechat.posts.map((post) => [post.text, post.mentionIdList])).toEqual([
      ['@张三\n已转社区。', [RESIDENT]],
      ['@三栋张三\n已办结。', [RESIDENT]],
    ]);
  });

  it('is known by the id the platform gives, and by its echo where it gives none', async () => {
    const result = await channel.send(words());
    expect(result).toEqual({ outcome: 'sent', platformId: wechat.posts[0]?.id });
    wechat.manner.withoutId = true;
    expect(await channel.send(words({ text: '无编号' }))).toEqual({ outcome: 'sent', platformId: null });
    await until(() => heard.echoes.some((one) => one.text === '无编号'));
  });

  it('may be a large picture, which goes out once however often it is asked for', async () => {
    const bytes = Buffer.alloc(3 * 1024 * 1024, 9);
    const image = { name: `${'b'.repeat(64)}.png`, type: 'image/png', bytes };
    const outgoing = words({ key: 'ranking-image', text: '', image });
    const first = await channel.send(outgoing);
    expect(first.outcome).toBe('sent');
    expect(await channel.send(outgoing)).toEqual(first);
    expect(wechat.posts).toHaveLength(1);
    expect(Buffer.compare(wechat.posts[0]?.image ?? Buffer.alloc(0), bytes)).toBe(0);
  });

  it.each([
    ['is refused', '对方不是好友', { outcome: 'failed', code: 'rejected' }],
    ['is too fast', '操作过于频繁，请稍后再试', { outcome: 'retry', afterMs: 60_000 }],
    [
      'cannot go out now',
      'room not found',
      { outcome: 'failed', code: 'unreachable', why: expect.stringMatching(/发不了这条消息：.*room not found/) },
    ],
    ['was lost behind the gateway', 'request timed out', { outcome: 'uncertain' }],
  ])('that %s is told apart, also as a picture', async (_, refuse, result) => {
    wechat.manner.refuse = refuse;
    expect(await channel.send(words())).toMatchObject(result);
    const image = { name: `${'c'.repeat(64)}.png`, type: 'image/png', bytes: PIXEL };
    expect(await channel.send(words({ text: '', image }))).toMatchObject(result);
    expect(wechat.posts).toEqual([]);
  });

  it('is uncertain when no answer comes in time', async () => {
    wechat.manner.answerDelay = 8_000;
    expect((await channel.send(words())).outcome).toBe('uncertain');
    expect(wechat.posts).toHaveLength(1);
  });

  it('is rejected by a group the bot is no longer in', async () => {
    wechat.addRoom('3@chatroom', '示例小区三群');
    wechat.removeBot('3@chatroom');
    const result = await channel.send(words({ to: { groupKey: '3@chatroom' } }));
    expect(result).toMatchObject({ outcome: 'failed', code: 'rejected' });
    expect(result).toMatchObject({ why: expect.stringContaining('微信拒绝了这条消息') });
  });

  it('does not leave when another process speaks by now, not even after a name was looked up', async () => {
    const mentions = [{ id: RESIDENT, account: RESIDENT, name: null }];
    const asked: boolean[] = [];
    const mayStill = (): boolean => {
      asked.push(true);
      return false;
    };
    expect((await channel.send(words({ mentions }), mayStill)).outcome).toBe('retry');
    expect(asked).toHaveLength(1);
    expect(wechat.posts).toEqual([]);
  });
});
