import { defineConfig } from 'vitest/config';

/** What only a browser can show: Debian's chromium, driven by playwright-core. */
export default defineConfig({
  test: {
    include: ['test/browser/*.test.ts'],
    globalSetup: ['test/browser/build-console.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'threads',
  },
});
