import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Client, openClient } from '../../src/adapters/database/client.ts';
import { createOutbox } from '../../src/adapters/database/outbox.ts';
import { aPost } from '../builders/a-post.ts';
import { useDatabase } from '../fixtures/database.ts';
import { DingTalkStandIn } from '../stand-ins/dingtalk/dingtalk-stand-in.ts';
import { type StartedService, startService } from './started-service.ts';

const OFFICE = path.resolve(import.meta.dirname, 'dingtalk-office.yaml');
const until = (check: () => unknown, timeout = 15_000): Promise<void> =>
  expect.poll(async () => Boolean(await check()), { timeout, interval: 20 }).toBe(true);

/** Two whole services on one database and one account of DingTalk. */
describe('two services on one account', () => {
  const database = useDatabase();
  let client: Client;
  let platform: DingTalkStandIn;
  const running: StartedService[] = [];
  beforeAll(async () => {
    client = openClient(database.url, { poolSize: 2 });
    platform = await DingTalkStandIn.start();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((service) => service.kill()));
  });
  afterAll(async () => {
    await platform.close();
    await client.close();
  });

  const start = async (): Promise<StartedService> => {
    const service = await startService({
      CHANNELS: 'dingtalk',
      DATABASE_URL: database.url,
      OFFICE_FILE: OFFICE,
      DINGTALK_API_BASE: platform.base,
      DINGTALK_OAPI_BASE: platform.base,
      DINGTALK_CLIENT_ID: platform.clientId,
      DINGTALK_CLIENT_SECRET: platform.clientSecret,
      DINGTALK_ROBOT_CODE: platform.robotCode,
    });
    running.push(service);
    return service;
  };
  const queue = async (from: number, to: number): Promise<void> => {
    const posts = Array.from({ length: to - from }, (_none, index) => ({
      draft: aPost({
        kind: 'dailyRanking',
        to: { group: 'g-residents' },
        channel: 'dingtalk',
        mentions: [],
        text: `第${from + index}期排名`,
        dedupeKey: `two:${from + index}`,
      }),
      notBefore: Date.now(),
    }));
    await createOutbox(client).add(posts, Date.now());
  };
  const rankings = (): readonly string[] =>
    platform.posts.all.map(({ text }) => text).filter((text) => /^第\d+期排名$/.test(text));
  const ready = async (service: StartedService) =>
    (await fetch(`${service.address}/readyz`)).json() as Promise<{ channels: Record<string, string> }>;

  it('connect once, send everything once and in order, and the second takes over when the first is stopped', async () => {
    const first = await start();
    await until(() => platform.gateway.connections === 1);
    const second = await start();
    await queue(0, 20);
    await until(() => rankings().length === 20);
    expect(platform.gateway.connections).toBe(1);
    expect((await ready(second)).channels['dingtalk']).toContain('在线');

    await first.stop();
    await queue(20, 30);
    await until(() => rankings().length === 30, 30_000);
    expect(platform.gateway.connections).toBe(1);
    expect(rankings()).toEqual(Array.from({ length: 30 }, (_none, index) => `第${index}期排名`));
  }, 60_000);
});
