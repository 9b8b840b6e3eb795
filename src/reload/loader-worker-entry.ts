import { workerData } from 'node:worker_threads';
import { RuleLoader } from './loader-worker.ts';
import { serveWorker } from './worker-rpc.ts';

// The first load of a service always validates: the compiler is loaded while the thread waits for its task.
if (workerData.preload === true) await import('./validate-rule-set.ts');
serveWorker(({ onStep }) => new RuleLoader(onStep));
