import { afterEach, expect, it } from 'vitest';
import { fakeBridgeMemory } from '../../../fakes/fake-bridge-memory.ts';
import { type BridgeStage, bridgeStage, outgoing, until } from './bridge-stage.ts';
import { type CuttingProxy, cuttingProxy } from './cutting-proxy.ts';
import { type FaithfulConnector, overPolling, overSocket } from './faithful-connector.ts';

const POSTS = 1_000;
const MESSAGES = 2_000;
const CUTS = 50;
const RESTARTS = 3;
/** Posts on their way at once; the outbox sends fewer. */
const AT_ONCE = 10;

let stage: BridgeStage;
let proxy: CuttingProxy;
let connector: FaithfulConnector;
afterEach(async () => {
  connector.close();
  await stage.close();
  await proxy.close();
});

it.each([
  ['WebSocket', overSocket],
  ['HTTP', overPolling],
])(
  'over %s nothing is lost and nothing shown twice, through 50 cuts and 3 restarts of the service',
  async (_road, start) => {
    const memory = fakeBridgeMemory();
    const kept: string[] = [];
    const open = () =>
      bridgeStage({
        memory,
        timing: { again: 200 },
        handlers: { message: async ({ id }) => void kept.push(id) },
      });
    proxy = await cuttingProxy();
    stage = await open();
    proxy.lead(stage.http.address);
    connector = start(proxy.address);
    connector.bring(Array.from({ length: MESSAGES }, (_, index) => `m${index}`));

    const tally = { sent: 0, retry: 0, uncertain: 0, failed: 0 };
    /** As the outbox does: until it is sent, always under the same key. */
    const send = async (key: string): Promise<void> => {
      for (;;) {
        const { outcome } = await stage.channel.send(outgoing({ key }));
        tally[outcome] += 1;
        if (outcome === 'sent') return;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    const keys = Array.from({ length: POSTS }, (_, index) => `${index}`);
    let next = 0;
    const courier = async (): Promise<void> => {
      for (let key = keys[next++]; key !== undefined; key = keys[next++]) await send(key);
    };

    let cuts = 0;
    let restarts = 0;
    let broken = 0;
    const disturb = async (): Promise<void> => {
      while (cuts < CUTS) {
        const due = ((cuts + 1) * POSTS) / (CUTS + 1);
        await until(() => tally.sent >= due && proxy.lines() > 0, `${due} posts sent`, 20_000);
        broken += proxy.cut();
        cuts += 1;
        if (cuts % Math.ceil(CUTS / RESTARTS) !== 0 && cuts !== CUTS) continue;
        await stage.close();
        stage = await open();
        proxy.lead(stage.http.address);
        restarts += 1;
      }
    };
    await Promise.all([disturb(), ...Array.from({ length: AT_ONCE }, courier)]);
    await until(() => connector.owed() === 0, 'every message is kept', 20_000);

    expect(new Set(connector.shown).size).toBe(POSTS);
    expect(connector.shown.length).toBe(POSTS);
    expect(new Set(kept).size).toBe(MESSAGES);
    expect([cuts, restarts]).toEqual([CUTS, RESTARTS]);
    // Every cut hit something, and some hit what was under way: it came again.
    expect(broken).toBeGreaterThanOrEqual(CUTS);
    expect(connector.again() + kept.length).toBeGreaterThan(MESSAGES);
  },
  60_000,
);
