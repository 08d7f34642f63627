import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/fixtures/database-setup.ts'],
    reporters: ['default', './test/fixtures/counts-reporter.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
