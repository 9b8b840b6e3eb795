import { relative, resolve } from 'node:path';
import type { RulesConfig } from '../config/config.ts';
import { loadRulesConfig } from '../config/load-config.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Levels } from '../lint/check.ts';
import type { Io } from './io.ts';

/** The rules that a command works on, and how they are judged. */
export interface ChosenRules {
  /** As its user would write it. */
  directory: string;
  gate: RulesConfig['rules']['gate'];
  levels: Levels;
}

/** The rules that `serve` would serve, judged as it would judge them. */
export function chooseRules(flags: { rules?: string; config?: string }, io: Io): ChosenRules | Diagnostic[] {
  const config = loadRulesConfig(flags, io);
  if (Array.isArray(config)) return config;
  const path = relative(process.cwd(), resolve(io.directory, config.rules.directory));
  const directory = path.startsWith('..') ? resolve(io.directory, config.rules.directory) : path || '.';
  return { directory, gate: config.rules.gate, levels: config.lint.levels };
}
