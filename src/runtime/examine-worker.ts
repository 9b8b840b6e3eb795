import { type MessagePort, workerData } from 'node:worker_threads';
import { answerQuestions } from './answer-questions.ts';
import { Desk } from './desk.ts';

const parts: MessagePort = workerData.parts;
answerQuestions(
  ({ onStep }) =>
    new Desk({
      onStep,
      // Here, and nowhere else, rules and lists leave the thread.
      onPart: (part) => parts.postMessage(part),
    }),
);
