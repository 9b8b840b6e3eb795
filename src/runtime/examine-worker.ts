import { parentPort } from 'node:worker_threads';
import { type Examination, examine } from './examine.ts';

parentPort?.once('message', async (examination: Examination) => {
  parentPort?.postMessage(await examine(examination));
});
