import { relative, resolve } from 'node:path';
import type { Io } from './io.ts';

/** The rules directory that a command works on, as its user would write it. */
export function rulesDirectory(given: string | undefined, { environment, directory }: Io): string {
  const named = given ?? environment['HOOKGATE_RULES'] ?? 'rules';
  const path = relative(process.cwd(), resolve(directory, named));
  return path.startsWith('..') ? resolve(directory, named) : path || '.';
}
