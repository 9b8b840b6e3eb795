import { resolve } from 'node:path';
import type { Flags } from '../config/config.ts';
import { loadRulesConfig, pathFrom } from '../config/load-config.ts';
import type { Levels } from '../lint/check.ts';
import { loadRules } from '../rule-set/load.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { ExitError, exitCodes, type Io } from './io.ts';
import { type Format, writeErrors, writeFindings } from './report.ts';

/** The rules directory of a command, and its lint levels. */
export interface ChosenRules {
  /** Relative to the working directory, if it is below. */
  directory: string;
  levels: Levels;
}

export type RuleOptions = Pick<Flags, 'rules' | 'config'>;

/** The rules that `serve` would serve; problems of the configuration end the command as a usage error. */
export function resolveRules({ rules, config }: RuleOptions, io: Io, format: Format = 'text'): ChosenRules {
  const loaded = loadRulesConfig({ rules, config }, io);
  if (!loaded.ok) {
    writeFindings(loaded.problem, io, { format });
    throw new ExitError(exitCodes.usage);
  }
  const directory = shownDirectory(resolve(io.directory, loaded.value.rules.directory));
  return { directory, levels: loaded.value.lint.levels };
}

/**
 * Compiles rules without their tests; errors in them end the command.
 *
 * @param now milliseconds since 1970
 */
export async function loadRuleSet(
  { directory, levels }: ChosenRules,
  io: Io,
  now = Date.now(),
): Promise<RuleSet> {
  const loaded = await loadRules(directory, { now, levels, tests: false });
  if (loaded.ruleSet !== undefined) return loaded.ruleSet;
  writeErrors(loaded, io);
  throw new ExitError(exitCodes.problems);
}

/** A directory as findings name it: relative if it is below the working directory, else absolute. */
export function shownDirectory(absolute: string): string {
  return pathFrom(process.cwd(), absolute);
}
