import { defineConfig } from 'vitest/config';

/** Journeys in a real browser, through Microsoft's own Agents Playground. They need Chromium. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    pool: 'forks',
  },
});
