import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { SerializedError, TestModule } from 'vitest/node';
import { CountsReporter } from '../fixtures/counts-reporter.ts';

function moduleOf(state: string, ...tests: string[]): TestModule {
  const allTests = () => tests.map((name) => ({ result: () => ({ state: name }) }));
  return { state: () => state, children: { allTests } } as unknown as TestModule;
}

test('counts tests, files that could not be loaded, errors outside of tests, and what never ran', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'counts-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'counts.json');
  vi.stubEnv('COUNTS_FILE', file);
  const modules = [
    moduleOf('passed', 'passed', 'passed', 'skipped'),
    moduleOf('failed', 'failed', 'passed'),
    moduleOf('failed'),
    moduleOf('pending', 'pending'),
  ];
  new CountsReporter().onTestRunEnd(modules, [{} as SerializedError]);
  vi.unstubAllEnvs();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ passed: 3, failed: 4, skipped: 1 });
});
