import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { GROUP, RESIDENT, STAFF, until, wechatWithGroup } from '../../adapters/chat/wechat/wechat-world.ts';
import type { WeChatStandIn } from './wechat-stand-in.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

/** What is used of Wechaty, whose own declarations change the types of `node:util` for the whole program. */
interface Bot {
  on(event: string, listener: (...args: never[]) => void): void;
  start(): Promise<void>;
  stop(): Promise<void>;
  readonly Room: {
    find(query: { id: string }): Promise<{ say(text: string, ...mentions: object[]): Promise<unknown> }>;
  };
  readonly Contact: { find(query: { id: string }): Promise<object> };
}
interface BotMessage {
  readonly id: string;
  text(): string;
  mentionSelf(): Promise<boolean>;
  room(): { readonly id: string } | undefined;
  talker(): { readonly id: string };
}

// What our channel is tried against must be what Wechaty itself would meet: here Wechaty’s own bot talks with the stand-in.
let wechat: WeChatStandIn;
let bot: Bot;
let home: string;
const heard: BotMessage[] = [];
let account = '';

beforeAll(async () => {
  // Wechaty keeps names under the home folder for ever.
  home = mkdtempSync(path.join(tmpdir(), 'wechaty-'));
  vi.stubEnv('HOME', home);
  vi.stubEnv('WECHATY_LOG', 'silent');
  wechat = await wechatWithGroup();
  await wechat.start();
  const { WechatyBuilder, log } = await import('wechaty' as string);
  log.level('silent');
  const puppetOptions = { endpoint: wechat.endpoint, token: wechat.token, tls: { disable: true } };
  bot = WechatyBuilder.build({ puppet: 'wechaty-puppet-service', puppetOptions });
  bot.on('login', (self: { id: string }) => {
    account = self.id;
  });
  bot.on('message', (message: BotMessage) => void heard.push(message));
  bot.on('error', () => {});
  await bot.start();
  await until(() => account !== '');
});
afterAll(async () => {
  await bot.stop();
  await wechat.stop();
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

it('lets Wechaty’s own bot log in, hear and speak', async () => {
  expect(account).toBe(wechat.self);
  const id = wechat.say({ room: GROUP, from: RESIDENT, text: '@邻里助手 灯坏了', mentions: [wechat.self] });
  await until(() => heard.some((one) => one.id === id));
  const message = heard.find((one) => one.id === id) as BotMessage;
  expect(message.text()).toBe('@邻里助手 灯坏了');
  expect(message.room()?.id).toBe(GROUP);
  expect(message.talker().id).toBe(RESIDENT);
  expect(await message.mentionSelf()).toBe(true);
  const room = await bot.Room.find({ id: GROUP });
  const member = await bot.Contact.find({ id: STAFF });
  await room.say('请受理', member);
  await until(() => wechat.posts.length === 1);
  expect(wechat.posts[0]).toMatchObject({ roomId: GROUP, mentionIdList: [STAFF] });
});
