import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { Desk } from './desk.ts';
import type { Answer, Question } from './examiner.ts';

// A thread's environment is asked for under a lock, and the YAML library looks at every token.
process.env = { ...process.env };

const parts: MessagePort = workerData.parts;
const answer = (message: Answer) => parentPort?.postMessage(message);
const desk = new Desk({
  onStep: () => answer({ kind: 'step' }),
  // Here, and nowhere else, rules and lists leave the thread.
  onPart: (part) => parts.postMessage(part),
});

parentPort?.on('message', async ({ task, of }: Question) => {
  try {
    answer({ kind: 'done', result: await desk[task](of as never) });
  } catch (error) {
    answer({ kind: 'failed', error });
  }
});
