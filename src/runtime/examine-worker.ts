import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { Desk } from './desk.ts';
import type { Answer, Question } from './examiner.ts';
import { standBack } from './stand-back.ts';

const { parts, niceness }: { parts: MessagePort; niceness?: number } = workerData;
if (niceness !== undefined) standBack(niceness);
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
