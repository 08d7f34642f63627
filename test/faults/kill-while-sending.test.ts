import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Client, openClient } from '../../src/adapters/database/client.ts';
import { createOutbox } from '../../src/adapters/database/outbox.ts';
import type { PostKind } from '../../src/domain/post/post.ts';
import type { QueuedPost } from '../../src/ports/outbox.ts';
import { aPost } from '../builders/a-post.ts';
import { useDatabase } from '../fixtures/database.ts';
import { DingTalkStandIn } from '../stand-ins/dingtalk/dingtalk-stand-in.ts';
import type { Fault } from '../stand-ins/dingtalk/faults.ts';
import { type StartedService, startService } from './started-service.ts';

const SEND = '/v1.0/robot/groupMessages/send';
const OFFICE = path.resolve(import.meta.dirname, 'dingtalk-office.yaml');
const until = (check: () => unknown): Promise<void> =>
  expect.poll(async () => Boolean(await check()), { timeout: 40_000, interval: 20 }).toBe(true);

/** The whole service in front of DingTalk's protocol, killed with -9 at each place where a post may be, and started again. */
describe('kill -9 while a post is', () => {
  const database = useDatabase();
  let client: Client;
  let platform: DingTalkStandIn;
  let running: StartedService | undefined;
  let count = 0;
  beforeAll(async () => {
    client = openClient(database.url, { poolSize: 2 });
    platform = await DingTalkStandIn.start();
    await (await start()).stop();
  }, 120_000);
  afterEach(async () => {
    await running?.kill();
    platform.faults.clear();
  });
  afterAll(async () => {
    await platform.close();
    await client.close();
  });

  async function start(): Promise<StartedService> {
    // The next service need not wait until the lease of the dead one has run out.
    await client.execute`UPDATE channel_lease SET until = now() - interval '1 second'`;
    running = await startService({
      CHANNELS: 'dingtalk',
      DATABASE_URL: database.url,
      OFFICE_FILE: OFFICE,
      DINGTALK_API_BASE: platform.base,
      DINGTALK_OAPI_BASE: platform.base,
      DINGTALK_CLIENT_ID: platform.clientId,
      DINGTALK_CLIENT_SECRET: platform.clientSecret,
      DINGTALK_ROBOT_CODE: platform.robotCode,
    });
    return running;
  }
  const queue = async (kind: PostKind): Promise<string> => {
    count += 1;
    const text = `第${count}件：请各单位抓紧办理。`;
    const draft = aPost({
      kind,
      to: { group: 'g-residents' },
      channel: 'dingtalk',
      mentions: [],
      text,
      tickets: [],
      dedupeKey: `kill:${count}`,
    });
    await createOutbox(client).add([{ draft, notBefore: Date.now() }], Date.now());
    return text;
  };
  const post = async (): Promise<QueuedPost> => {
    const [row] = await client.query<{ seq: bigint }>`SELECT seq FROM post WHERE dedupe_key = ${`kill:${count}`}`;
    return (await createOutbox(client).find(Number(row?.seq))) as QueuedPost;
  };
  const shown = (text: string): readonly string[] =>
    platform.posts.all.map((one) => one.text).filter((one) => one.includes(text));
  const listed = async (): Promise<number> => {
    const subject = `post:${(await post()).seq}`;
    return (await client.query`SELECT 1 FROM review_item WHERE subject = ${subject} AND decided_at IS NULL`).length;
  };
  /** Kills the service when the post is on its way, and starts another. */
  async function killWhileSending(kind: PostKind, fault: Fault): Promise<string> {
    await start();
    // The service says other things too.
    platform.faults.add(SEND, fault, 1, `第${count + 1}件`);
    const text = await queue(kind);
    await until(async () => (await post()).state === 'sending' && (fault.is === 'stall' || shown(text).length === 1));
    await running?.kill();
    await start();
    return text;
  }
  const settled = () => until(async () => ['sent', 'uncertain'].includes((await post()).state));

  it('queued: the next service sends it, once', async () => {
    await start();
    await running?.kill();
    const text = await queue('dailyRanking');
    await start();
    await settled();
    expect(shown(text)).toEqual([text]);
  }, 120_000);

  it.each<[string, Fault, readonly string[]]>([
    ['on its way, and was shown', { is: 'hang' }, ['']],
    ['on its way, and was not shown', { is: 'stall' }, []],
  ])(
    '%s: a ranking is never sent again, and is on the list of a person',
    async (_where, fault, seen) => {
      const text = await killWhileSending('dailyRanking', fault);
      await settled();
      await until(async () => (await listed()) === 1);
      expect((await post()).state).toBe('uncertain');
      expect(shown(text)).toHaveLength(seen.length);
    },
    60_000,
  );

  it.each<[string, Fault, number]>([
    ['on its way, and was shown', { is: 'hang' }, 2],
    ['on its way, and was not shown', { is: 'stall' }, 1],
  ])(
    '%s: a reminder goes out once more, marked',
    async (_where, fault, times) => {
      const text = await killWhileSending('reminder', fault);
      await settled();
      expect((await post()).state).toBe('sent');
      expect(shown(text)).toHaveLength(times);
      expect(shown(text).at(-1)).toBe(`（补发）${text}`);
    },
    60_000,
  );

  it('sent: nobody sends it again', async () => {
    await start();
    const text = await queue('dailyRanking');
    await settled();
    await running?.kill();
    await start();
    const marker = await queue('reminder');
    await until(() => shown(marker).length === 1);
    expect(shown(text)).toEqual([text]);
  }, 120_000);
});
