import { serveWorkerRpc } from '../reload/worker-rpc-server.ts';
import { ConsoleTasks } from './console-tasks.ts';

serveWorkerRpc(() => new ConsoleTasks());
