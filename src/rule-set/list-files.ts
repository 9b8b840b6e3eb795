import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { compareText, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { codeOf } from '../diagnostics/error-message.ts';
import { type FileKind, kindOf, mayBeList } from '../rules/file-kind.ts';

/** More files, deeper folders or more names than this are a mistake, and are refused before any is read. */
export const DIRECTORY_LIMITS = { depth: 8, files: 2000, names: 20_000 };

/** So many files that are not read are remembered, for hints. */
export const MOST_UNREAD = 1000;

/** Why something below a rules directory is not read: code, message, hint. */
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
  /** Where it is read from. */
  path: string;
  kind: FileKind;
}

/** Which files are looked for. */
export interface Reading {
  /** Whether tests, and the requests that they may name, are read too; a service that is not held up by them does without. */
  tests?: boolean;
}

/** What a rules directory holds at one moment. */
export interface Listing {
  files: FoundFile[];
  problems: Diagnostic[];
  /** What is wrong with JSON files: of interest only where a test names one. */
  requestProblems: Diagnostic[];
  /** Names of the first files that may be meant as lists, and are not read; left out where that is not known. */
  unread?: readonly string[];
  /** Changes with every change of a file: real root; device, inode, size, modification and status change time of each. */
  fingerprint: string;
}

/**
 * Lists the rule files, lists, tests and recorded requests below a directory, by stat alone: nothing is opened, so that no pipe or device can
 * hold it up. Where a `..data` link stands in the directory (a Kubernetes volume), what it points to is read as one
 * generation. Links may not leave the directory.
 */
export async function listRules(directory: string, { tests = true }: Reading = {}): Promise<Listing> {
  const walk = new Walk(directory, tests);
  try {
    const root = await realpath(directory);
    // A link that leads nowhere is a volume that is being changed, and not one without generations.
    const entry = join(root, '..data');
    const data = (await exists(entry)) ? await realpath(entry) : root;
    if (isInside(root, data)) await walk.start(data);
    else walk.refuseOutside('..data');
  } catch (error) {
    walk.refuse(
      '',
      'no-directory',
      `the rules directory cannot be read (${codeOf(error)})`,
      'check the path, and that it is a directory',
    );
  }
  return walk.listing();
}

async function exists(path: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => undefined);
  return stats !== undefined;
}

class Walk {
  readonly #shown: string;
  readonly #tests: boolean;
  readonly #files: FoundFile[] = [];
  readonly #problems: Diagnostic[] = [];
  readonly #requestProblems: Diagnostic[] = [];
  readonly #unread: string[] = [];
  readonly #marks: string[] = [];
  #names = 0;
  #requests = 0;

  constructor(directory: string, tests: boolean) {
    this.#shown = shownPath(directory);
    this.#tests = tests;
  }

  listing(): Listing {
    const files = this.#files.toSorted((a, b) => compareText(a.name, b.name));
    const problems = this.#problems;
    const requestProblems = this.#requestProblems;
    const fingerprint = [
      ...this.#marks.toSorted(compareText),
      ...[...problems, ...requestProblems].map(({ file, code }) => `${file} ${code}`),
    ].join('\n');
    const unread = this.#unread.toSorted(compareText);
    return { files, problems, requestProblems, unread, fingerprint };
  }

  refuse(name: string, code: DiagnosticCode, message: string, hint: string): void {
    const problems = kindOf(name) === 'request' ? this.#requestProblems : this.#problems;
    problems.push({
      code,
      severity: 'error',
      message,
      hint,
      file: name === '' ? this.#shown : `${this.#shown}/${name}`,
    });
  }

  async start(root: string): Promise<void> {
    // Generations that follow each other within a tick of the file system's clock can have the same inodes and times.
    this.#marks.push(root);
    await this.folder(root, '', root, [root]);
  }

  refuseOutside(name: string): void {
    this.refuse(name, ...REFUSALS.outside);
  }

  async folder(path: string, name: string, root: string, ancestors: readonly string[]): Promise<void> {
    for (const entry of await readdir(path, { withFileTypes: true })) {
      this.#names += 1;
      if (
        this.#files.length - this.#requests > DIRECTORY_LIMITS.files ||
        this.#names > DIRECTORY_LIMITS.names
      ) {
        if (!this.#problems.some(({ code }) => code === 'too-many-files')) {
          this.refuse('', ...REFUSALS.tooMany);
        }
        return;
      }
      if (!entry.name.startsWith('.'))
        await this.#entry(entry, path, name === '' ? entry.name : `${name}/${entry.name}`, root, ancestors);
    }
  }

  #kindOf(name: string): FileKind | undefined {
    const kind = kindOf(name);
    return this.#tests || kind === 'rules' || kind === 'list' ? kind : undefined;
  }

  async #entry(
    entry: Dirent,
    parent: string,
    name: string,
    root: string,
    ancestors: readonly string[],
  ): Promise<void> {
    const kind = this.#kindOf(name);
    const mayBeFolder = entry.isDirectory() || entry.isSymbolicLink();
    if (kind === undefined && entry.isFile() && mayBeList(name) && this.#unread.length < MOST_UNREAD)
      this.#unread.push(name);
    if (kind === undefined && !mayBeFolder) return;
    const path = join(parent, entry.name);
    try {
      const target = entry.isSymbolicLink() ? await realpath(path) : path;
      const stats = await stat(target, { bigint: true });
      const folder = stats.isDirectory() && (kind === undefined || kind === 'request');
      if (kind === undefined && !folder) return;
      if (!isInside(root, target)) {
        this.refuseOutside(name);
      } else if (kind !== undefined && !stats.isFile() && !folder) {
        this.refuse(name, ...REFUSALS.notAFile(typeWord(stats)));
      } else if (stats.isFile() && kind !== undefined) {
        this.#files.push({ name, path: target, kind });
        if (kind === 'request') this.#requests += 1;
        this.#marks.push([name, stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' '));
      } else if (ancestors.includes(target) || ancestors.length > DIRECTORY_LIMITS.depth) {
        this.refuse(name, ...REFUSALS.loop);
      } else {
        await this.folder(target, name, root, [...ancestors, target]);
      }
    } catch (error) {
      // A link to nowhere that is not named like a rule file is nobody's loss; what only cannot be read may be rules.
      if (kind !== undefined || codeOf(error) !== 'ENOENT') {
        this.refuse(name, ...REFUSALS.unreadable(codeOf(error)));
      }
    }
  }
}

function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

function typeWord(stats: { isDirectory(): boolean; isFIFO(): boolean; isSocket(): boolean }): string {
  if (stats.isDirectory()) return 'a directory';
  return stats.isFIFO() ? 'a pipe' : stats.isSocket() ? 'a socket' : 'a device';
}

/** Findings about the whole are findings about the directory, by the name that its reader knows. */
export function shownIn(directory: string, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.map((found) => (found.file === '.' ? { ...found, file: shownPath(directory) } : found));
}

/** A directory as its reader knows it: `./rules/` is `rules`. */
export function shownPath(directory: string): string {
  return directory.replace(/^\.\/(?=.)/, '').replace(/(?<=.)\/+$/, '');
}
