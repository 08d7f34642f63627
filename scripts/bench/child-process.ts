import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The service in a process of its own, with these settings and no others. It says 已启动 when it is ready. */
export function startService(settings: Readonly<Record<string, string>>): ChildProcess {
  const env = { ...process.env, PORT: '0', LOG_LEVEL: 'silent', CHANNELS: 'sim', DATABASE_URL: '', ...settings };
  return spawn(process.execPath, [path.join(ROOT, 'src/main.ts')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Resolves with everything said up to these words. */
export function untilSaid(child: ChildProcess, words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(words)) resolve(said);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it was ready: ${said}`)));
  });
}

export async function stopped(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await ended(child);
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('exit', () => resolve()));

/** What a Node that does nothing takes. */
export async function bareMemory(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'console.log("ready"); setTimeout(() => {}, 60000)'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await untilSaid(child, 'ready');
  const memory = await residentMegabytes(child.pid ?? 0);
  await stopped(child);
  return memory;
}

/** Linux tells; elsewhere the figure is 0. */
export async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

/** Runs one of our command lines to its end; gives the most memory it took. Linux tells; elsewhere the figure is 0. */
export async function runToEnd(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<{ readonly mostMegabytes: number }> {
  const child = spawn(process.execPath, [...args], {
    cwd: ROOT,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let most = 0;
  const look = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  }, 50);
  await ended(child);
  clearInterval(look);
  if (child.exitCode !== 0) throw new Error(`${args[0]} ended with ${child.exitCode}`);
  return { mostMegabytes: most };
}
