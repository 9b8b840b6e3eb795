import { defineConfig } from 'vitest/config';
import { PATIENCE, TEST_TIMEOUT } from './test/patience.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What takes minutes, or needs a browser, has a command of its own: npm run test:faults, npm run test:browser.
    exclude: ['test/process/faults/**', 'test/browser/**'],
    testTimeout: TEST_TIMEOUT,
    hookTimeout: TEST_TIMEOUT,
    expect: { poll: { timeout: PATIENCE } },
    // Most tests wait for processes and files; the default leaves a core to nobody.
    maxWorkers: '100%',
    pool: 'threads',
  },
});
