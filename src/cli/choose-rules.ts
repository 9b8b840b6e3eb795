import { relative, resolve } from 'node:path';
import type { RulesConfig } from '../config/config.ts';
import { loadRulesConfig } from '../config/load-config.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Levels } from '../lint/check.ts';
import { exitCodes, type Io } from './io.ts';
import { type Format, formatterFor, noTexts } from './report.ts';

/** The rules that a command works on, and how they are judged. */
export interface ChosenRules {
  /** As its user would write it. */
  directory: string;
  gate: RulesConfig['rules']['gate'];
  levels: Levels;
}

/** The rules that `serve` would serve, judged as it would judge them. */
function chooseRules(flags: { rules?: string; config?: string }, io: Io): ChosenRules | Diagnostic[] {
  const config = loadRulesConfig(flags, io);
  if (Array.isArray(config)) return config;
  const path = relative(process.cwd(), resolve(io.directory, config.rules.directory));
  const directory = path.startsWith('..') ? resolve(io.directory, config.rules.directory) : path || '.';
  return { directory, gate: config.rules.gate, levels: config.lint.levels };
}

/**
 * Runs a command on the rules that its user chose. What is wrong with the configuration that chooses them is reported,
 * and is a wrong use.
 */
export async function withRules(
  { rules, config }: { rules?: string | undefined; config?: string | undefined },
  io: Io,
  command: (chosen: ChosenRules) => Promise<number>,
  format: Format = 'text',
): Promise<number> {
  const chosen = chooseRules(
    { ...(rules !== undefined && { rules }), ...(config !== undefined && { config }) },
    io,
  );
  if (!Array.isArray(chosen)) return command(chosen);
  io.stderr.write(formatterFor(format)(chosen, noTexts, io.stderr));
  return exitCodes.usage;
}
