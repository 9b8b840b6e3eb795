import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose, type Finding, type SourceFile } from '../diagnostics/source-file.ts';
import type { RulesConfig } from './config.ts';

/**
 * Refuses a last-known-good directory inside the rules directory: its files would be read as rules, and each write
 * would be a change of them.
 *
 * @param base base of relative paths
 */
export function checkLastGood({ rules }: RulesConfig, base: string, file: SourceFile): Diagnostic[] {
  if (rules.lastGood === undefined) return [];
  const directory = realPath(resolve(base, rules.directory));
  const place = realPath(resolve(base, rules.lastGood));
  if (!`${place}${sep}`.startsWith(`${directory}${sep}`)) return [];
  const finding: Finding = {
    code: 'last-good-inside',
    message: `${rules.lastGood} is in the rules directory ${rules.directory}: what is kept there would be read as rules`,
    hint: 'keep them beside it, such as ./var/last-good',
  };
  return [diagnose(file, { at: '/rules/lastGood' }, finding)];
}

/** A path with symlinks resolved, as far as it exists. */
function realPath(path: string): string {
  const parent = dirname(path);
  try {
    return realpathSync(path);
  } catch {
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}
