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
  const directory = asWritten(config.rules.directory, io);
  return { directory, gate: config.rules.gate, levels: config.lint.levels };
}

/** A directory as findings name it: by its way from here, or by its whole path where it stands elsewhere. */
export function asWritten(directory: string, io: Io): string {
  const absolute = resolve(io.directory, directory);
  const path = relative(process.cwd(), absolute);
  return path.startsWith('..') ? absolute : path || '.';
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
