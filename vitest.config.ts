import { defineConfig } from 'vitest/config';
import { PATIENCE, TEST_TIMEOUT } from './test/patience.ts';

export default defineConfig({
  test: {
    testTimeout: TEST_TIMEOUT,
    hookTimeout: TEST_TIMEOUT,
    expect: { poll: { timeout: PATIENCE } },
    // Most tests wait for processes and files; the default leaves a core to nobody.
    maxWorkers: '100%',
    pool: 'threads',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          setupFiles: ['test/unit/no-processes.ts'],
          // The modules of src are loaded once for all of them.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'process',
          include: ['test/golden/*.test.ts', 'test/process/**/*.test.ts', 'test/soak/*.test.ts'],
          // Faults take minutes: npm run test:faults.
          exclude: ['test/process/faults/**'],
        },
      },
    ],
  },
});
