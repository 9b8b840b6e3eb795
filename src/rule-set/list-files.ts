import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { compareText, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { codeOf } from '../diagnostics/error-message.ts';
import { type FileKind, kindOf, mayBeList } from '../rules/file-kind.ts';

/** A directory with more files, levels or names is a mistake, and is refused before any file is read. */
export const DIRECTORY_LIMITS = { depth: 8, files: 2000, names: 20_000 };

/** The number of names of unread files that are remembered for hints. */
export const MOST_UNREAD = 1000;

/** The reasons why something below a rules directory is not read: code, message, hint. */
export const REFUSALS = {
  tooMany: [
    'too-many-files',
    `the directory holds more than ${DIRECTORY_LIMITS.files} rule files or ${DIRECTORY_LIMITS.names} names`,
    'is this the right directory?',
  ],
  outside: [
    'link-outside',
    'the link leaves the rules directory',
    'put the file itself there, or name its directory with --rules',
  ],
  loop: [
    'link-loop',
    'the folder contains itself, or is too deep',
    `remove the link; at most ${DIRECTORY_LIMITS.depth} levels are read`,
  ],
  noDirectory: (why: string) =>
    [
      'no-directory',
      `the rules directory cannot be read (${why})`,
      'check the path, and that it is a directory',
    ] as const,
  notAFile: (found: string) =>
    ['not-a-file', `expected a file, found ${found}`, 'remove it, or give it another name'] as const,
  unreadable: (why: string) =>
    [
      'unreadable',
      `it cannot be read (${why})`,
      'check its permissions, and what the link points to',
    ] as const,
} as const;

export interface FoundFile {
  /** Below the rules directory, with `/`. */
  name: string;
  /** The file to read, without symlinks. */
  path: string;
  kind: FileKind;
}

export interface Reading {
  /**
   * True if tests and recorded requests are read too; a service that does not run them does without. Left out: true.
   */
  tests?: boolean;
}

/** The files of a rules directory at one moment. */
export interface Listing {
  files: FoundFile[];
  problems: Diagnostic[];
  /** Problems of JSON files: reported only where a test names the file. */
  requestProblems: Diagnostic[];
  /** Names of the first unread files that may be intended as lists; left out if unknown. */
  unread?: readonly string[];
  /**
   * Changes with every change of a file: real root; device, inode, size, modification and status change time of each.
   */
  fingerprint: string;
}

/**
 * Lists the rule files, lists, tests and recorded requests below a directory, by stat alone: nothing is opened, so that
 * no pipe or device can block it. If the directory has a `..data` symlink (a Kubernetes volume), only its target is
 * listed. Symlinks may not leave the directory.
 */
export async function listRules(directory: string, { tests = true }: Reading = {}): Promise<Listing> {
  const walk = new Walk(directory, tests);
  try {
    const root = await realpath(directory);
    // A link without a target is a volume that is being changed, and not a directory without one.
    const entry = join(root, '..data');
    const hasData = await lstat(entry).catch(() => undefined);
    const data = hasData ? await realpath(entry) : root;
    if (isInside(root, data)) await walk.start(data);
    else walk.refuse('..data', REFUSALS.outside);
  } catch (error) {
    walk.refuse('', REFUSALS.noDirectory(codeOf(error)));
  }
  return walk.listing();
}

/** A folder below the rules directory. */
interface Folder {
  path: string;
  /** Below the rules directory. */
  name: string;
  /** The real paths of the folder and of those around it. */
  ancestors: readonly string[];
}

/** Collects the problems of a listing. */
export class Refusals {
  readonly problems: Diagnostic[] = [];
  readonly requestProblems: Diagnostic[] = [];
  readonly #shown: string;

  constructor(directory: string) {
    this.#shown = shownPath(directory);
  }

  /** @param name below the directory; empty for the directory itself */
  refuse(name: string, [code, message, hint]: readonly [DiagnosticCode, string, string]): void {
    const problems = kindOf(name) === 'request' ? this.requestProblems : this.problems;
    const file = name === '' ? this.#shown : `${this.#shown}/${name}`;
    problems.push({ code, severity: 'error', message, hint, file });
  }
}

class Walk extends Refusals {
  readonly #tests: boolean;
  readonly #files: FoundFile[] = [];
  readonly #unread: string[] = [];
  readonly #marks: string[] = [];
  #root = '';
  #names = 0;
  #requests = 0;

  constructor(directory: string, tests: boolean) {
    super(directory);
    this.#tests = tests;
  }

  listing(): Listing {
    const { problems, requestProblems } = this;
    return {
      files: this.#files.toSorted((a, b) => compareText(a.name, b.name)),
      ...{ problems, requestProblems },
      unread: this.#unread.toSorted(compareText),
      fingerprint: [
        ...this.#marks.toSorted(compareText),
        ...[...problems, ...requestProblems].map(({ file, code }) => `${file} ${code}`),
      ].join('\n'),
    };
  }

  async start(root: string): Promise<void> {
    // Volumes that follow each other within a tick of the file system's clock can have the same inodes and times.
    this.#marks.push(root);
    this.#root = root;
    await this.#walk({ path: root, name: '', ancestors: [root] });
  }

  async #walk(folder: Folder): Promise<void> {
    for (const entry of await readdir(folder.path, { withFileTypes: true })) {
      this.#names += 1;
      if (this.#isFull()) {
        if (!this.problems.some(({ code }) => code === 'too-many-files')) this.refuse('', REFUSALS.tooMany);
        return;
      }
      if (!entry.name.startsWith('.')) await this.#entry(entry, folder);
    }
  }

  #isFull(): boolean {
    const { files, names } = DIRECTORY_LIMITS;
    return this.#files.length - this.#requests > files || this.#names > names;
  }

  async #entry(entry: Dirent, folder: Folder): Promise<void> {
    const name = folder.name === '' ? entry.name : `${folder.name}/${entry.name}`;
    const kind = this.#kindOf(name);
    const mayBeFolder = entry.isDirectory() || entry.isSymbolicLink();
    if (kind === undefined && entry.isFile() && mayBeList(name) && this.#unread.length < MOST_UNREAD)
      this.#unread.push(name);
    if (kind === undefined && !mayBeFolder) return;
    try {
      await this.#visit(name, kind, folder, entry);
    } catch (error) {
      // A broken link that is not named like a rule file is no loss; a file that cannot be read may hold rules.
      if (kind !== undefined || codeOf(error) !== 'ENOENT')
        this.refuse(name, REFUSALS.unreadable(codeOf(error)));
    }
  }

  async #visit(
    name: string,
    kind: FileKind | undefined,
    { path: parent, ancestors }: Folder,
    entry: Dirent,
  ): Promise<void> {
    const path = join(parent, entry.name);
    const target = entry.isSymbolicLink() ? await realpath(path) : path;
    const stats = await stat(target, { bigint: true });
    const isFolder = stats.isDirectory() && (kind === undefined || kind === 'request');
    if (kind === undefined && !isFolder) return;
    if (!isInside(this.#root, target)) return this.refuse(name, REFUSALS.outside);
    if (kind !== undefined && stats.isFile()) {
      this.#files.push({ name, path: target, kind });
      if (kind === 'request') this.#requests += 1;
      this.#marks.push([name, stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' '));
      return;
    }
    if (!isFolder) return this.refuse(name, REFUSALS.notAFile(typeWord(stats)));
    if (ancestors.includes(target) || ancestors.length > DIRECTORY_LIMITS.depth)
      return this.refuse(name, REFUSALS.loop);
    await this.#walk({ path: target, name, ancestors: [...ancestors, target] });
  }

  #kindOf(name: string): FileKind | undefined {
    const kind = kindOf(name);
    return this.#tests || kind === 'rules' || kind === 'list' ? kind : undefined;
  }
}

function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

function typeWord(stats: { isDirectory(): boolean; isFIFO(): boolean; isSocket(): boolean }): string {
  if (stats.isDirectory()) return 'a directory';
  return stats.isFIFO() ? 'a pipe' : stats.isSocket() ? 'a socket' : 'a device';
}

/** The path of the directory in findings about all of it. */
export function shownIn(directory: string, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.map((found) => (found.file === '.' ? { ...found, file: shownPath(directory) } : found));
}

/** A directory as diagnostics show it: `./rules/` is `rules`. */
export function shownPath(directory: string): string {
  return directory.replace(/^\.\/(?=.)/, '').replace(/(?<=.)\/+$/, '');
}
