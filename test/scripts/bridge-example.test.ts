import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type BridgeStage, bridgeStage, outgoing, TOKENS, until } from '../adapters/http/bridge/bridge-stage.ts';
import { type CuttingProxy, cuttingProxy } from '../adapters/http/bridge/cutting-proxy.ts';
import { fakeBridgeMemory } from '../fakes/fake-bridge-memory.ts';

const SCRIPT = path.resolve(import.meta.dirname, '../../scripts/bridge-example.ts');

let folder: string;
let stage: BridgeStage;
let proxy: CuttingProxy;
const children: ChildProcess[] = [];
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'bridge-example-'));
  stage = await bridgeStage();
  proxy = await cuttingProxy();
  proxy.lead(stage.http.address);
});
afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  await stage.close();
  await proxy.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Example {
  readonly child: ChildProcess;
  /** Lines of its output. */
  said(): readonly string[];
}

function start(
  env: Record<string, string> = { BRIDGE_TOKEN: TOKENS.phone },
  args = [proxy.address, 'room-1'],
): Example {
  const child = spawn(process.execPath, [SCRIPT, ...args], {
    cwd: folder,
    env: { ...env, PATH: process.env['PATH'] },
    stdio: 'pipe',
  });
  children.push(child);
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      printed += chunk;
    });
  return { child, said: () => printed.split('\n').filter((line) => line !== '') };
}

function kill(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  return ended;
}

const online = () => until(() => stage.channel.status().state === 'online', 'the example is connected', 15_000);
const heard = (text: string) =>
  until(() => stage.handlers.messages.some((one) => one.text === text), `${text} is heard`, 15_000);

it('is a whole connector: it brings, sends, survives cuts, its own death and a restart of the service', async () => {
  const first = start();
  await online();
  first.child.stdin?.write('3号楼电梯坏了\n');
  await heard('3号楼电梯坏了');
  expect(await stage.channel.send(outgoing({ key: '1', text: '已登记' }))).toEqual({
    outcome: 'sent',
    platformId: 'demo-aaaa1111-1',
  });
  expect(first.said()).toEqual(['【room-1】已登记']);

  proxy.cut();
  await until(() => stage.channel.status().state === 'connecting', 'the cut is noticed');
  first.child.stdin?.write('还是没人来\n');
  await heard('还是没人来');
  expect(stage.handlers.messages.map(({ groupKey, kind }) => [groupKey, kind])).toEqual([
    ['room-1', 'text'],
    ['room-1', 'text'],
  ]);

  await kill(first.child);
  await until(() => stage.channel.status().state === 'connecting', 'its death is noticed');
  const memory = fakeBridgeMemory();
  await memory.reserve(100);
  await stage.close();
  stage = await bridgeStage({ memory });
  proxy.lead(stage.http.address);
  const second = start();
  await online();
  // The outbox lost its answer when the service went down, and asks once more, marked.
  const again = await stage.channel.send(outgoing({ key: '1', text: '（补发）已登记' }));
  expect(again).toEqual({ outcome: 'sent', platformId: 'demo-aaaa1111-1' });
  expect((await stage.channel.send(outgoing({ key: '2', text: '已派单' }))).outcome).toBe('sent');
  expect(second.said()).toEqual(['【room-1】已派单']);
}, 60_000);

it('says how it is used, and ends when another connector takes its place', async () => {
  const helpless = start({}, []);
  await until(() => helpless.child.exitCode !== null, 'it ends', 15_000);
  expect([helpless.child.exitCode, helpless.said()[0]]).toEqual([2, expect.stringContaining('用法')]);

  const replaced = start();
  await online();
  await stage.connect();
  await until(() => replaced.child.exitCode !== null, 'it ends', 15_000);
  expect(replaced.child.exitCode).toBe(1);
  expect(replaced.said().join()).toContain('已被换下');
}, 60_000);

it('has at most sixty lines', () => {
  expect(readFileSync(SCRIPT, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(60);
});
