import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, resolve, sep } from 'node:path';
import { pathFrom } from '../config/load-config.ts';
import { attempt } from '../diagnostics/result.ts';
import { shownPath } from '../rule-set/list-files.ts';
import { kindOf } from '../rules/file-kind.ts';
import { type Io, UsageError, writeNote } from './io.ts';
import { shownDirectory } from './resolve-rules.ts';

/** A rules directory, and the paths of its selected files; undefined: all files. */
export interface CheckedDirectory {
  directory: string;
  files?: ReadonlySet<string>;
}

/** The name by which the rules directory of a file is found. */
const RULES = 'rules';

/**
 * Tells one rules directory, or nothing, from files below one or more of them. A path that does not exist counts as a
 * directory.
 */
export function checkedPaths(
  paths: readonly string[],
  io: Io,
): { directory: string | undefined } | { files: readonly string[] } {
  const isFile = (path: string) => {
    const stats = statSync(resolve(io.directory, path), { throwIfNoEntry: false });
    return stats === undefined ? isRulesName(path) : !stats.isDirectory();
  };
  const [directory] = paths.filter((path) => !isFile(path));
  if (paths.length > 0 && directory === undefined) return { files: paths };
  if (paths.length <= 1) return { directory };
  throw new UsageError(
    `${directory} is no file, and there are ${paths.length} paths`,
    'name one directory, or any number of files',
  );
}

/**
 * Groups files by their rules directory: the chosen one, else the nearest folder above with the name `rules`. Files that
 * do not belong into a rules directory are skipped with a note.
 *
 * @param chosen directory of `--rules` or the configuration
 */
export function byDirectory(files: readonly string[], chosen: string, io: Io): CheckedDirectory[] {
  const groups = new Map<string, Set<string>>();
  for (const file of files) {
    if (isRulesName(file)) add(file);
    else noteSkipped(file, io);
  }
  return [...groups].map(([directory, names]) => ({ directory, files: names }));

  function add(file: string): void {
    const absolute = resolve(io.directory, file);
    if (statSync(absolute, { throwIfNoEntry: false }) === undefined)
      throw new UsageError(`there is no file ${file}`, 'name a rule file, a list or a test');
    const directory = nameBelow(resolve(chosen), absolute) === undefined ? nearest(absolute) : chosen;
    const name = directory && nameBelow(resolve(directory), absolute);
    if (directory === undefined || name === undefined)
      throw new UsageError(
        `${file} is in no rules directory: neither below ${chosen} nor below a folder called ${RULES}`,
        'name its rules directory with --rules',
      );
    const group = groups.get(directory) ?? new Set();
    groups.set(directory, group.add(`${shownPath(directory)}/${name}`));
  }
}

export function noteSkipped(file: string, io: Io): void {
  writeNote(io, `${file} is no rule file, list or test of a rules directory: skipped`);
}

/** True if a file may be a rule file, a list, a test, or a request of a test, by its name. */
function isRulesName(path: string): boolean {
  const name = basename(path);
  return kindOf(name) !== undefined || kindOf(`lists/${name}`) !== undefined;
}

/** The path of a file below a directory, with `/`; undefined if it is not below. */
function nameBelow(directory: string, file: string): string | undefined {
  // Either path may contain a symlink.
  const realPath = (path: string) => attempt(() => realpathSync(path)) ?? path;
  const paths = [pathFrom(directory, file), pathFrom(realPath(directory), realPath(file))];
  return paths.find((path) => path !== '.' && !isAbsolute(path))?.replaceAll(sep, '/');
}

function nearest(file: string): string | undefined {
  for (let folder = dirname(file); dirname(folder) !== folder; folder = dirname(folder))
    if (basename(folder) === RULES) return shownDirectory(folder);
  return undefined;
}
