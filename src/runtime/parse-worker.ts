import { parentPort } from 'node:worker_threads';
import { parseRules, type RulesText } from '../rules/parse.ts';

parentPort?.once('message', (texts: RulesText[]) => {
  parentPort?.postMessage(parseRules(texts));
});
