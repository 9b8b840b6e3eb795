import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import threads from 'node:worker_threads';

// Unit tests start no process and no thread: `npm run test:unit` is to be fast, also on a busy machine. What needs one
// stands in test/process.

function refuse(what: string): never {
  throw new Error(`a unit test started a ${what}; move it to test/process`);
}

Object.assign(childProcess, {
  spawn: () => refuse('process'),
  fork: () => refuse('process'),
  execFile: () => refuse('process'),
});
Object.assign(threads, {
  Worker: class {
    constructor() {
      refuse('thread');
    }
  },
});
syncBuiltinESMExports();
