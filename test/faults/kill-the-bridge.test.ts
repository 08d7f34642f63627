import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Client, openClient } from '../../src/adapters/database/client.ts';
import { createOutbox } from '../../src/adapters/database/outbox.ts';
import { TOKENS } from '../adapters/http/bridge/bridge-stage.ts';
import { type CuttingProxy, cuttingProxy } from '../adapters/http/bridge/cutting-proxy.ts';
import { type FaithfulConnector, overPolling, overSocket } from '../adapters/http/bridge/faithful-connector.ts';
import { aPost } from '../builders/a-post.ts';
import { useDatabase } from '../fixtures/database.ts';
import { type StartedService, startService } from './started-service.ts';

const OFFICE = path.resolve(import.meta.dirname, 'bridge-office.yaml');
const POSTS = 120;
const MESSAGES = 400;
const KILLS = 3;
/** Every fifth post is a ranking, which nobody may see twice. */
const isRanking = (index: number): boolean => index % 5 === 0;
const until = (check: () => unknown): Promise<void> =>
  expect.poll(async () => Boolean(await check()), { timeout: 30_000, interval: 20 }).toBe(true);

/** The whole service and a connector that keeps to docs/bridge.md; only the service is killed. */
describe('kill -9 under a connector', () => {
  const database = useDatabase();
  let client: Client;
  let proxy: CuttingProxy;
  let running: StartedService | undefined;
  let connector: FaithfulConnector | undefined;
  let rounds = 0;
  beforeAll(async () => {
    client = openClient(database.url, { poolSize: 2 });
    proxy = await cuttingProxy();
  });
  afterEach(async () => {
    connector?.close();
    await running?.kill();
  });
  afterAll(async () => {
    await proxy.close();
    await client.close();
  });

  async function start(): Promise<void> {
    // The next service need not wait until the lease of the dead one has run out.
    await client.execute`UPDATE channel_lease SET until = now() - interval '1 second'`;
    running = await startService({
      CHANNELS: 'bridge',
      BRIDGE_TOKENS: `phone=${TOKENS.phone}`,
      DATABASE_URL: database.url,
      OFFICE_FILE: OFFICE,
    });
    proxy.lead(running.address);
  }

  /** The posts of this round by number, as they stand. */
  const posts = () =>
    client.query<{ seq: bigint; kind: string; state: string }>`
      SELECT seq, kind, state FROM post WHERE dedupe_key LIKE ${`bridge:${rounds}:%`} ORDER BY seq`;
  async function queue(): Promise<void> {
    const now = Date.now();
    const drafts = Array.from({ length: POSTS }, (_none, index) => ({
      draft: aPost({
        kind: isRanking(index) ? 'dailyRanking' : 'reminder',
        to: { group: 'g-residents' },
        channel: 'bridge',
        mentions: [],
        tickets: [],
        text: `第${rounds}轮第${index}件：请各单位抓紧办理。`,
        dedupeKey: `bridge:${rounds}:${index}`,
      }),
      notBefore: now,
    }));
    await createOutbox(client).add(drafts, now);
  }

  it.each([
    ['WebSocket', overSocket],
    ['HTTP', overPolling],
  ])(
    'over %s: every message is kept, what was shown is known to be, nothing is shown twice',
    async (_road, connect) => {
      rounds += 1;
      await start();
      const own = connect(proxy.address);
      connector = own;
      await queue();
      own.bring(Array.from({ length: MESSAGES }, (_none, index) => `r${rounds}-m${index}`));
      for (let kill = 1; kill <= KILLS; kill += 1) {
        await until(() => own.shown.length >= (kill * POSTS) / (KILLS + 1));
        await running?.kill();
        await start();
      }
      const settled = async () => (await posts()).every(({ state }) => state === 'sent' || state === 'uncertain');
      await until(settled);
      await until(() => own.owed() === 0 && own.unanswered() === 0);

      const [kept] = await client.query<{ count: bigint }>`
        SELECT count(*) AS count FROM chat_message WHERE id LIKE ${`r${rounds}-m%`}`;
      expect(Number(kept?.count)).toBe(MESSAGES);
      const numbers = own.shown.map((key) => Number(key.split('-')[1]));
      expect(new Set(numbers).size).toBe(numbers.length);
      // A ranking that was on its way and not shown is a person's to decide; every other post was shown.
      const wrong = (await posts()).filter(
        ({ seq, kind, state }) =>
          numbers.includes(Number(seq)) !== (state === 'sent') || (kind !== 'dailyRanking' && state !== 'sent'),
      );
      expect(wrong).toEqual([]);
    },
    120_000,
  );
});
