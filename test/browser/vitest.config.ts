import { defineConfig } from 'vitest/config';
import { PATIENCE } from './patience.ts';

/** What only a browser can show: Debian's chromium, driven by playwright-core. */
export default defineConfig({
  test: {
    include: ['test/browser/*.test.ts'],
    globalSetup: ['test/browser/build-console.ts'],
    // No measure of anything: they end what hangs, on a busy machine too.
    testTimeout: 600_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: PATIENCE } },
    pool: 'threads',
  },
});
