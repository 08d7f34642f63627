import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

const MAIN = path.resolve(import.meta.dirname, '../../src/main.ts');

export interface StartedService {
  readonly address: string;
  readonly pid: number;
  /** All that was printed so far. */
  said(): string;
  /** kill -9. Resolves when it is gone. */
  kill(): Promise<void>;
  /** As the operator stops it. Resolves when it is gone. */
  stop(): Promise<void>;
}

/** The whole service as `npm start` runs it, with these settings; resolves when it says where it is. */
export function startService(settings: Readonly<Record<string, string>>): Promise<StartedService> {
  const env = { ...process.env, PORT: '0', LOG_LEVEL: 'warn', PACE: 'fast', CHANNELS: 'sim', ...settings };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      printed += chunk.toString();
      const address = /(http:\/\/\S+)\/readyz/u.exec(printed)?.[1];
      if (!address || !printed.includes('Ctrl-C')) return;
      const end = async (signal: NodeJS.Signals): Promise<void> => {
        child.kill(signal);
        await gone(child);
      };
      resolve({
        address,
        pid: child.pid ?? 0,
        said: () => printed,
        kill: () => end('SIGKILL'),
        stop: () => end('SIGTERM'),
      });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${printed}`)));
  });
}

const gone = (child: ChildProcess): Promise<unknown> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', resolve));
