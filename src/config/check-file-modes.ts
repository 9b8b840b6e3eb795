import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { rotatedFiles } from '../decision-log/rotating-file.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { pluralize } from '../diagnostics/pluralize.ts';
import { attempt } from '../diagnostics/result.ts';
import type { Config } from './config.ts';
import { readDotEnv, SETTINGS } from './environment.ts';

/** The read and write permissions of other users. */
const OTHERS = 0o006;

/**
 * Warns of files that every user of the machine may read or write: the decision log with its rotated files, the
 * last-known-good rules, a `.env` with secrets.
 *
 * The service creates its files with mode 0600. An existing file may be open on purpose, for a log collector, so its
 * mode is reported and not changed. Files that `${file:…}` names are not checked: container platforms mount secrets
 * readable, and isolate them in other ways.
 *
 * @param directory base of relative paths
 */
export function checkFileModes(
  { decisionLog, rules }: Pick<Config, 'decisionLog' | 'rules'>,
  directory: string,
): Diagnostic[] {
  // Windows has no such permissions.
  if (process.platform === 'win32') return [];
  return [
    ...(decisionLog.to === 'stdout' ? [] : openLogs(decisionLog.to, directory)),
    ...(rules.lastGood === undefined ? [] : openLastGood(rules.lastGood, directory)),
    ...openDotEnv(directory),
  ];
}

function openLogs(path: string, directory: string): Diagnostic[] {
  const folder = dirname(resolve(directory, path));
  const names = [basename(path), ...rotatedFiles(path, attempt(() => readdirSync(folder)) ?? [])];
  const [first, ...more] = names.filter((name) => isOpen(join(folder, name)));
  if (first === undefined) return [];
  const file = join(dirname(path), first);
  const others = more.length === 0 ? '' : ` and ${pluralize(more.length, 'more file')} of it`;
  const hint = 'chmod 600, or 640 for the group of a program that collects it';
  return [finding(file, `every user of this machine may read or write the decision log${others}`, hint)];
}

function openLastGood(path: string, directory: string): Diagnostic[] {
  if (!isOpen(resolve(directory, path))) return [];
  return [
    finding(
      path,
      'every user of this machine may read or replace the last good rules',
      'chmod 700 the directory',
    ),
  ];
}

/** Variables with ports, paths and the user name are no secrets. */
function openDotEnv(directory: string): Diagnostic[] {
  const secrets = Object.keys(readDotEnv(directory) ?? {}).filter(
    (name) => name !== 'BASIC_AUTH_USER' && !SETTINGS.includes(name),
  );
  if (secrets.length === 0 || !isOpen(resolve(directory, '.env'))) return [];
  return [finding('.env', `every user of this machine may read ${secrets.join(', ')}`, 'chmod 600 .env')];
}

function finding(file: string, message: string, hint: string): Diagnostic {
  return { code: 'open-to-others', severity: 'warn', message, file, hint };
}

/** Only files and directories hold data. A file that cannot be examined is reported where it is opened. */
function isOpen(path: string): boolean {
  const stats = attempt(() => statSync(path));
  if (stats === undefined) return false;
  return (stats.isFile() || stats.isDirectory()) && (stats.mode & OTHERS) !== 0;
}
