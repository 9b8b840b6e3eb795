import { type MessagePort, workerData } from 'node:worker_threads';
import { RuleLoader } from './loader.ts';
import { serveWorkerRpc } from './worker-rpc-server.ts';

const parts: MessagePort = workerData.parts;
serveWorkerRpc(
  ({ onStep }) =>
    new RuleLoader({
      onStep,
      // Here, and nowhere else, rules and lists leave the thread.
      onPart: (part) => parts.postMessage(part),
    }),
);
