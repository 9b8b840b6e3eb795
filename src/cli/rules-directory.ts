import { relative, resolve } from 'node:path';
import { findRulesDirectory } from '../config/load-config.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Io } from './io.ts';

/** The rules directory that a command works on: the one that `serve` would serve, as its user would write it. */
export function rulesDirectory(flags: { rules?: string; config?: string }, io: Io): string | Diagnostic[] {
  const found = findRulesDirectory(flags, io);
  if (Array.isArray(found)) return found;
  const path = relative(process.cwd(), resolve(io.directory, found));
  return path.startsWith('..') ? resolve(io.directory, found) : path || '.';
}
