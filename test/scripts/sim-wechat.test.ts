import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { channelAt, until, words } from '../adapters/chat/wechat/wechat-world.ts';
import { heardHandlers } from '../builders/heard-handlers.ts';
import { freePort } from '../stand-ins/wechat/wechat-stand-in.ts';

const SCRIPT = path.resolve(import.meta.dirname, '../../scripts/sim-wechat.ts');
const GROUP = 'zongzhai-1@chatroom';

vi.setConfig({ testTimeout: 90_000 });

let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill('SIGKILL');
});

it('is a WeChat at the keyboard: what is typed is heard, what the bot says is shown', async () => {
  const port = await freePort();
  let shown = '';
  child = spawn(process.execPath, [SCRIPT, '--port', `${port}`], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdout?.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
  });
  const type = (line: string): void => void child?.stdin?.write(`${line}\n`);
  await until(() => shown.includes('现在在：'));
  const setting = (name: string): string =>
    new RegExp(`^WECHATY_PUPPET_SERVICE_${name}=(.*)$`, 'm').exec(shown)?.[1] ?? '';

  const heard = heardHandlers();
  const channel = channelAt({
    endpoint: setting('ENDPOINT'),
    token: setting('TOKEN'),
    noTlsInsecureClient: setting('NO_TLS_INSECURE_CLIENT') === 'true',
  });
  try {
    await channel.start(heard);
    await until(() => channel.status().state === 'online');
    type('@ 三栋电梯坏了');
    await until(() => heard.messages.some((one) => one.groupKey === GROUP && one.mentionsBot));
    type('/duplicate');
    await until(() => heard.messages.length === 2);
    type('/picture');
    type('/quote 我家也是');
    type('/recall');
    await until(() => heard.messages.length === 5);
    expect(heard.messages.map((one) => one.kind).toSorted()).toEqual(['image', 'recall', 'text', 'text', 'text']);
    await channel.send(words({ to: { groupKey: GROUP }, text: '已转社区处理。' }));
    await until(() => shown.includes('已转社区处理。'));
    type('/logout');
    await until(() => channel.status().state === 'logged-out');
    type('/scan https://login.example/x');
    await until(() => channel.status().scan?.code === 'https://login.example/x');
    type('/login');
    await until(() => channel.status().state === 'online');
    type('/restart');
    await until(() => heard.statuses.some((one) => one.state === 'backoff'));
    await until(() => channel.status().state === 'online');
    type('/kick');
    await until(() => heard.events.some((one) => one.event === 'botRemoved'));
    type('/nonsense');
    await until(() => shown.includes('没有 /nonsense 这个命令'));
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    type('/quit');
    expect(await ended).toBe(0);
  } finally {
    await channel.stop();
  }
});
