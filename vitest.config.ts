import { defineConfig } from 'vitest/config';

const shared = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  pool: 'forks',
} as const;

/** Tests that leave nothing behind in their process, so that their files need not load everything anew. */
const PURE = ['test/{cards,mail,protocol,scenarios,teams}/**/*.test.ts'];

export default defineConfig({
  test: {
    // Most of the time is spent waiting for processes and for HTTP.
    maxWorkers: '100%',
    projects: [
      { test: { ...shared, name: 'pure', include: PURE, isolate: false } },
      {
        test: {
          ...shared,
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'node_modules/**', ...PURE],
        },
      },
    ],
  },
});
