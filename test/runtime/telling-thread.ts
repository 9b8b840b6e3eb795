import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { BroadcastChannel } from 'node:worker_threads';

/* The thread that examines rules, which tells on the channel `opened` what it opens. */

const opened = new BroadcastChannel('opened');
const { open } = promises;
promises.open = (path, ...rest) => {
  opened.postMessage(String(path));
  return open(path, ...rest);
};
syncBuiltinESMExports();
await import('../../src/reload/loader-worker.ts');
