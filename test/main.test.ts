import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = path.resolve(import.meta.dirname, '../src/main.ts');

interface Started {
  readonly child: ChildProcess;
  /** All that was printed so far. */
  said(): string;
  readonly address: string;
}

/** Starts the service as `npm start` does, on a free port, and waits until it says where it is. */
function start(folder: string, more: Record<string, string> = {}): Promise<Started> {
  const env = {
    ...process.env,
    DATA_DIR: folder,
    PORT: '0',
    LOG_LEVEL: 'silent',
    // At night nothing would be said before half past seven.
    PACE: 'fast',
    PUBLIC_URL: 'https://linli.example',
    CHANNELS: 'sim',
    DATABASE_URL: '',
    ...more,
  };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      printed += chunk.toString();
      const address = /(http:\/\/\S+)\/readyz/u.exec(printed)?.[1];
      if (address && printed.includes('Ctrl-C')) resolve({ child, said: () => printed, address });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${printed}`)));
  });
}

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null ? Promise.resolve(child.exitCode) : new Promise((resolve) => child.once('exit', resolve));

describe('the service, started as a whole', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'main-'));
  let running: Started;
  beforeAll(async () => {
    running = await start(folder);
  }, 60_000);
  afterAll(async () => {
    running.child.kill('SIGKILL');
    await ended(running.child);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const say = (from: string, text: string, group: string) =>
    fetch(`${running.address}/sim/groups/${group}/messages`, { method: 'POST', body: JSON.stringify({ from, text }) });
  const heard = async (group: string, kind: string, words = ''): Promise<string> => {
    for (let look = 0; look < 200; look += 1) {
      const { posts } = (await (await fetch(`${running.address}/sim/groups/${group}/posts?after=0`)).json()) as {
        posts: { kind: string; text: string }[];
      };
      const found = posts.find((post) => post.kind === kind && post.text.includes(words));
      if (found) return found.text;
      await fetch(`${running.address}/sim/clock`, { method: 'POST', body: JSON.stringify({ advance: 'PT1S' }) });
    }
    throw new Error(`nothing of kind ${kind} in ${group}`);
  };

  it('prints where it is, and is ready', async () => {
    expect(running.said()).toContain('/sim');
    expect((await fetch(`${running.address}/healthz`)).status).toBe(200);
    expect((await fetch(`${running.address}/readyz`)).status).toBe(200);
    expect((await fetch(`${running.address}/openapi.json`)).status).toBe(200);
  });

  /** The clock may only go forward: to the next ten o'clock, when nothing is held back. */
  async function untilMidMorning(): Promise<void> {
    const { now } = (await (await fetch(`${running.address}/sim/clock`)).json()) as { now: string };
    const hours = (34 - Number(now.slice(11, 13))) % 24 || 24;
    await fetch(`${running.address}/sim/clock`, { method: 'POST', body: JSON.stringify({ advance: `PT${hours}H` }) });
  }

  it('turns a complaint into a ticket, an answer and a command to its unit', async () => {
    await untilMidMorning();
    expect((await say('居民甲', '文化小区3号楼电梯停运两天了，没人修', 'g-cangmenjie-1')).status).toBe(202);
    expect(await heard('g-cangmenjie-1', 'acknowledgement')).toContain('已登记');
    const order = await heard('g-staff', 'dispatch');
    expect(order).toContain('@仓门街街道值班员');
    const number = /\d{4}-\d{3}/u.exec(order)?.[0];
    await say('p-cangmenjie', `办结 ${number} 已更换门机配件，恢复运行`, 'g-staff');
    expect(await heard('g-cangmenjie-1', 'completion')).toContain('已更换门机配件');
  }, 60_000);

  it('lists a doubt, and lets the dispatcher decide it on his own page', async () => {
    await say('居民乙', '小区门口那家又在折腾', 'g-cangmenjie-1');
    await fetch(`${running.address}/sim/clock`, { method: 'POST', body: JSON.stringify({ advance: 'PT6M' }) });
    expect(await heard('g-staff', 'review', '小区门口那家又在折腾')).toContain('【待确认】');
    await say('p-dispatcher', '存疑', 'g-staff');
    await fetch(`${running.address}/sim/clock`, { method: 'POST', body: JSON.stringify({ advance: 'PT1M' }) });
    const direct = await (await fetch(`${running.address}/sim/directs/p-dispatcher/log`)).text();
    const [, token] = /https:\/\/linli\.example\/review\?t=([\w.-]+)/u.exec(direct) ?? [];
    const page = `${running.address}/review?t=${token}`;
    const shown = await (await fetch(page)).text();
    const [, item] = /name="item" value="(\d+)"/u.exec(shown) ?? [];
    const body = new URLSearchParams({ item: item ?? '', answer: 'no' });
    expect(await (await fetch(page, { method: 'POST', body })).text()).toContain('不是诉求');
  }, 60_000);

  it('keeps what was said when it is stopped and started again', async () => {
    running.child.kill('SIGTERM');
    expect(await ended(running.child)).toBe(0);
    running = await start(folder);
    expect(await heard('g-cangmenjie-1', 'completion')).toContain('已更换门机配件');
  }, 60_000);

  it('refuses a second start in the same folder with a sentence', async () => {
    await expect(start(folder)).rejects.toThrow(/ended with 2: [\s\S]*正在使用数据目录/u);
  }, 60_000);
});
