import { relative, resolve } from 'node:path';
import type { Flags } from '../config/config.ts';
import { loadRulesConfig } from '../config/load-config.ts';
import type { Levels } from '../lint/check.ts';
import { exitCodes, type Io } from './io.ts';
import { type Format, writeFindings } from './report.ts';

/** The rules directory of a command, and its lint levels. */
export interface ChosenRules {
  /** Relative to the working directory, if it is below. */
  directory: string;
  levels: Levels;
}

/** Runs a command on the rules that `serve` would serve; problems of the configuration are reported as a usage error. */
export async function withRules(
  { rules, config }: Pick<Flags, 'rules' | 'config'>,
  io: Io,
  command: (chosen: ChosenRules) => Promise<number>,
  format: Format = 'text',
): Promise<number> {
  const loaded = loadRulesConfig({ rules, config }, io);
  if (loaded.ok) {
    const directory = shownDirectory(resolve(io.directory, loaded.value.rules.directory));
    return command({ directory, levels: loaded.value.lint.levels });
  }
  writeFindings(loaded.problem, io, { format });
  return exitCodes.usage;
}

/** A directory as findings name it: relative if it is below the working directory, else absolute. */
export function shownDirectory(absolute: string): string {
  const path = relative(process.cwd(), absolute);
  return path.startsWith('..') ? absolute : path || '.';
}
