import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../src/adapters/database/open-database.ts';
import { composeService } from '../../src/compose.ts';
import { readConfig } from '../../src/config/env.ts';

/** The whole service as `npm start` runs it, on a database of the test's own. */
export interface WholeService {
  readonly address: string;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  stop(): Promise<void>;
}

export async function wholeService(databaseUrl: string, more: Record<string, string> = {}): Promise<WholeService> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'whole-'));
  const config = readConfig({ DATABASE_URL: databaseUrl, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent', ...more });
  const running = await composeService(config, openDatabase(config));
  const ask = async (at: string, init?: RequestInit) => {
    const answer = await fetch(`${running.address}${at}`, init);
    if (!answer.ok) throw new Error(`${at} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    address: running.address,
    get: (at) => ask(at),
    post: (at, body) => ask(at, { method: 'POST', body: JSON.stringify(body) }),
    async stop() {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
