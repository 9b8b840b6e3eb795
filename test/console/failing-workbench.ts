import { serveWorkerRpc } from '../../src/reload/worker-rpc-server.ts';

/* The thread of the console, which fails as its question says. */

serveWorkerRpc(() => ({
  files: (how: string) => {
    if (how === 'hangs') for (;;);
    if (how === 'ends') process.exit(1);
    if (how === 'throws') throw new Error('it cannot be read');
    return how;
  },
}));
