import { serveWorker } from '../../../src/reload/worker-rpc.ts';

/* The thread of the console, which fails as its question says. */

serveWorker(() => ({
  files: (how: string) => {
    if (how === 'hangs') for (;;);
    if (how === 'ends') process.exit(1);
    if (how === 'throws') throw new Error('it cannot be read');
    return how;
  },
}));
