import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose, type SourceFile } from '../diagnostics/source-file.ts';
import type { RulesConfig } from './config.ts';

/**
 * Finds a place for the last good rules that is part of the rules: what is kept would be read as rules, and each
 * keeping would be a change of them.
 *
 * @param base what the paths are relative to
 */
export function checkLastGood({ rules }: RulesConfig, base: string, file: SourceFile): Diagnostic[] {
  if (rules.lastGood === undefined) return [];
  const directory = realPath(resolve(base, rules.directory));
  const place = realPath(resolve(base, rules.lastGood));
  if (!`${place}${sep}`.startsWith(`${directory}${sep}`)) return [];
  const finding = {
    code: 'last-good-inside',
    message: `${rules.lastGood} is in the rules directory ${rules.directory}: what is kept there would be read as rules`,
    hint: 'keep them beside it, such as ./var/last-good',
  };
  return [diagnose(file, { at: '/rules/lastGood' }, finding)];
}

/** Without links, as far as it is there. */
function realPath(path: string): string {
  const parent = dirname(path);
  try {
    return realpathSync(path);
  } catch {
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}
