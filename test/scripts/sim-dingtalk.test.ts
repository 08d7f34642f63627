import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/env.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const running: ChildProcessWithoutNullStreams[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** The script as somebody at a terminal runs it. */
function sim(...args: readonly string[]) {
  const child = spawn(process.execPath, ['scripts/sim-dingtalk.ts', ...args], { cwd: ROOT });
  running.push(child);
  const out = { text: '', faults: '' };
  child.stdout.on('data', (part) => (out.text += part));
  child.stderr.on('data', (part) => (out.faults += part));
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const shows = (words: string | RegExp) => expect.poll(() => out.text, { timeout: 10_000 }).toMatch(words);
  return { child, out, ended, shows };
}

const post = async (url: string, body: object, headers: Record<string, string> = {}) => {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), headers });
  return (await response.json()) as Record<string, unknown>;
};

describe('the stand-in of DingTalk by hand', () => {
  it('prints the settings the product needs, takes what is typed, and shows what the robot posts', async () => {
    const { child, out, ended, shows } = sim('--port', '0', '--group', 'cidTry==');
    await shows(/DINGTALK_WEBHOOKS=\S+/u);
    const setting = (name: string): string => new RegExp(`^${name}=(.+)$`, 'mu').exec(out.text)?.[1] ?? '';
    const base = setting('DINGTALK_API_BASE');
    expect(base).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(setting('DINGTALK_OAPI_BASE')).toBe(base);
    // The settings as printed are settings the product takes.
    const printed = out.text.match(/^[A-Z_]+=.+$/gmu)?.map((line) => line.split(/=(.*)/su).slice(0, 2)) ?? [];
    expect(readConfig(Object.fromEntries(printed)).dingtalk).toMatchObject({ apiBase: base, oapiBase: base });
    child.stdin.write('3栋电梯坏了\n/网关 nonsense\n/网关 busy\n');
    await shows(/已说：msg[\s\S]+只能是[\s\S]+网关现在是 busy/u);
    expect(await post(`${base}/control/state`, {})).toMatchObject({ unacknowledged: 1, mode: 'busy' });
    const { accessToken } = await post(`${base}/v1.0/oauth2/accessToken`, {
      appKey: setting('DINGTALK_CLIENT_ID'),
      appSecret: setting('DINGTALK_CLIENT_SECRET'),
    });
    const words = {
      robotCode: setting('DINGTALK_ROBOT_CODE'),
      openConversationId: 'cidTry==',
      msgKey: 'sampleText',
      msgParam: JSON.stringify({ content: '已登记。' }),
    };
    await post(`${base}/v1.0/robot/groupMessages/send`, words, { 'x-acs-dingtalk-access-token': String(accessToken) });
    await shows(/机器人 → 群 cidTry== \S+：已登记。/u);
    child.stdin.write('/退出\n');
    expect(await ended).toBe(0);
  });

  it('can be driven from outside', async () => {
    const { child, out, ended, shows } = sim('--port', '0');
    child.stdin.end();
    await shows(/DINGTALK_WEBHOOKS=\S+/u);
    const base = /DINGTALK_API_BASE=(\S+)/u.exec(out.text)?.[1] ?? '';
    const said = await post(`${base}/control/say`, { group: 'cidDT1', from: 'staff-1', text: '灯坏了' });
    expect(said).toEqual({ id: expect.stringMatching(/^msg/) });
    expect(await post(`${base}/control/state`, {})).toMatchObject({ unacknowledged: 1, connections: 0, opens: 0 });
    expect(await post(`${base}/control/unknown`, {})).toMatchObject({ commands: expect.arrayContaining(['say']) });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it.each([[['--port', 'x']], [['--colour', 'red']]])('refuses %j with exit code 2', async (args) => {
    const { ended, out } = sim(...args);
    expect(await ended).toBe(2);
    expect(out.faults).toContain('用法');
  });
});
