import { serveWorker } from '../reload/worker-rpc.ts';
import { ConsoleTasks } from './console-tasks.ts';

serveWorker(() => new ConsoleTasks());
