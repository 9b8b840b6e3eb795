import { defineConfig } from 'vitest/config';
import { PATIENCE, TEST_TIMEOUT } from '../patience.ts';

/** Tests in a browser: Debian's chromium, driven by playwright-core. */
export default defineConfig({
  test: {
    include: ['test/browser/*.test.ts'],
    globalSetup: ['test/browser/build-console.ts'],
    testTimeout: TEST_TIMEOUT,
    hookTimeout: TEST_TIMEOUT,
    expect: { poll: { timeout: PATIENCE } },
    pool: 'threads',
  },
});
