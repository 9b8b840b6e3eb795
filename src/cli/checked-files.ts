import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { shownPath } from '../rule-set/list-files.ts';
import { kindOf } from '../rules/file-kind.ts';
import { type Io, UsageError } from './io.ts';
import { asWritten } from './resolve-rules.ts';

/** What `check` is asked to look at: a rules directory, or files under one or more of them. */
export type CheckedPaths = { directory: string | undefined } | { files: readonly string[] };

/** The files of one rules directory that are looked at, by the paths that findings name; undefined: all of them. */
export interface CheckedDirectory {
  directory: string;
  files?: ReadonlySet<string>;
}

/** The folder in which a file's rules directory is looked for by its name. */
const RULES = 'rules';

/** Sorts what was typed: one directory, or nothing, or files. A name that stands for nothing was meant as a directory. */
export function checkedPaths(paths: readonly string[], io: Io): CheckedPaths {
  const isFile = (path: string) => {
    const stats = statSync(resolve(io.directory, path), { throwIfNoEntry: false });
    return stats === undefined ? isRulesName(path) : !stats.isDirectory();
  };
  const files = paths.filter(isFile);
  if (paths.length > 0 && files.length === paths.length) return { files: paths };
  if (paths.length <= 1) return { directory: paths[0] };
  const directory = paths.find((path) => !isFile(path));
  throw new UsageError(
    `${directory} is no file, and there are ${paths.length} paths`,
    'name one directory, or any number of files',
  );
}

/**
 * Groups files by the rules directory that they stand in: the one that was chosen, or else the nearest folder above
 * that is called `rules`. A file that is not named like one of a rules directory is handed to `onOther` and left out.
 *
 * @param chosen by `--rules` or the configuration
 */
export function byDirectory(
  files: readonly string[],
  chosen: string,
  io: Io,
  onOther: (file: string) => void,
): CheckedDirectory[] {
  const groups = new Map<string, Set<string>>();
  for (const file of files) {
    if (isRulesName(file)) add(file);
    else onOther(file);
  }
  return [...groups].map(([directory, names]) => ({ directory, files: names }));

  function add(file: string): void {
    const absolute = resolve(io.directory, file);
    if (statSync(absolute, { throwIfNoEntry: false }) === undefined)
      throw new UsageError(`there is no file ${file}`, 'name a rule file, a list or a test');
    const directory = nameBelow(resolve(chosen), absolute) === undefined ? nearest(absolute, io) : chosen;
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

/** Whether a file may be a rule file, a list, a test, or a request that a test names: wherever it stands. */
function isRulesName(path: string): boolean {
  const name = basename(path);
  return kindOf(name) !== undefined || kindOf(`lists/${name}`) !== undefined;
}

/** The path of a file below a directory, with `/`; undefined where it stands elsewhere. */
function nameBelow(directory: string, file: string): string | undefined {
  const below = relative(directory, file);
  if (isBelow(below)) return below.replaceAll(sep, '/');
  // Either may have been named through a link.
  const real = relative(realpathOf(directory), realpathOf(file));
  return isBelow(real) ? real.replaceAll(sep, '/') : undefined;
}

function isBelow(path: string): boolean {
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && resolve(path) !== path;
}

function realpathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function nearest(file: string, io: Io): string | undefined {
  for (let folder = dirname(file); dirname(folder) !== folder; folder = dirname(folder))
    if (basename(folder) === RULES) return asWritten(folder, io);
  return undefined;
}
