import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { isAlive } from '../../../src/adapters/database/process-identity.ts';
import { end, until } from '../../fixtures/holder.ts';

const script = path.join(import.meta.dirname, '../../fixtures/temporary-holder.ts');

test.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const)(
  'the server and its folder are gone after %s',
  async (signal) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'temporary-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
    const child = spawn(process.execPath, [script], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    const { pid } = JSON.parse(line);
    expect(isAlive(pid)).toBe(true);
    await end(child, signal);
    await until(() => !isAlive(pid) && readdirSync(folder).length === 0);
    expect(child.signalCode).toBe(signal);
  },
);
