import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What takes minutes, or needs a browser, has a command of its own: npm run test:faults, npm run test:browser.
    exclude: ['test/faults/**', 'test/browser/**'],
    // No measure of anything: it ends what hangs, on a busy machine too.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Most tests wait for processes and files; the default leaves a core to nobody.
    maxWorkers: '100%',
    pool: 'threads',
  },
});
