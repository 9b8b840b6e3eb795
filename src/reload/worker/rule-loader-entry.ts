import { workerData } from 'node:worker_threads';
import { serveWorker } from '../worker-rpc.ts';
import { RuleLoader } from './rule-loader.ts';

// The first load of a service always validates: the compiler is loaded while the thread waits for its task.
if (workerData.preload === true) await import('./validate-rule-set.ts');
serveWorker(({ onStep }) => new RuleLoader(onStep));
