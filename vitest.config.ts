import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/fixtures/database-setup.ts'],
    reporters: ['default', './test/fixtures/counts-reporter.ts'],
    // Many tests wait for a browser or a server: on two cores the usual “one less” would leave both idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
