import { DIRECTORY_LIMITS, listRules, shownPath } from '../rule-set/list-files.ts';
import { readSnapshot, type Snapshot } from '../rule-set/snapshot.ts';
import { type FileKind, kindOf } from '../rules/file-kind.ts';
import type { RulesText } from '../rules/parse.ts';
import type { ChangedFile } from './api.ts';

/** Maximum size in bytes of a file in the console, and of all changed files together. */
const LONGEST = 256 * 1024;

/** Maximum number of changed files. */
const MOST_FILES = 20;

/** The text of a file, or a message that it is too long for the console. */
export type PageFile = { text: string } | { tooLong: string };

/** The current texts of a rules directory. */
export class RuleTexts {
  #last: Snapshot | undefined;

  /** Reads the directory again if its fingerprint has changed. */
  async read(directory: string): Promise<Snapshot> {
    const { fingerprint } = await listRules(directory);
    if (this.#last?.fingerprint !== fingerprint) this.#last = await readSnapshot(directory);
    return this.#last;
  }
}

/** A file of the snapshot; undefined for every other path. */
export function fileAt({ texts }: Snapshot, path: string): PageFile | undefined {
  const found = texts.find((text) => text.path === path);
  if (found === undefined) return undefined;
  if (!isTooLong(found)) return { text: found.text };
  const limit = `${LONGEST} (${LONGEST / 1024} KiB)`;
  return { tooLong: `The file has ${Buffer.byteLength(found.text)} bytes; a page takes at most ${limit}` };
}

export function isTooLong({ text }: RulesText): boolean {
  return Buffer.byteLength(text) > LONGEST;
}

/** The directory with files replaced or added; a string is the reason why that is not possible. */
export function withTexts(
  snapshot: Snapshot,
  directory: string,
  files: readonly ChangedFile[],
): Snapshot | string {
  const problem = tooMuch(files);
  if (problem !== undefined) return problem;
  const changed = new Map<string, RulesText>();
  for (const { path, text } of files) {
    const kind = kindAt(path, directory);
    if (kind === undefined) return noFile(path, directory);
    changed.set(path, { path, kind, text });
  }
  const others = snapshot.texts.filter(({ path }) => !changed.has(path));
  return {
    ...snapshot,
    digest: '',
    texts: [...others, ...changed.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    // The new texts replace files that could not be read.
    diagnostics: snapshot.diagnostics.filter(({ file }) => !changed.has(file)),
    requestProblems: snapshot.requestProblems.filter(({ file }) => !changed.has(file)),
  };
}

function noFile(path: string, directory: string): string {
  const kinds = 'rules end in .yaml or .yml, tests in .test.yaml, recorded requests in .json';
  const lists = 'lists are in lists/ and end in .txt, .csv, .yaml or .json';
  return `${path} is not a file of the rules in ${shownPath(directory)}: ${kinds}; ${lists}`;
}

function tooMuch(files: readonly ChangedFile[]): string | undefined {
  if (files.length > MOST_FILES)
    return `These are ${files.length} changed files; at most ${MOST_FILES} can be tried at once`;
  const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  if (bytes <= LONGEST) return undefined;
  return `The changed files have ${bytes} bytes together; at most ${LONGEST} can be tried at once`;
}

/** The kind of file that a path would be, given as in diagnostics. */
function kindAt(path: string, directory: string): FileKind | undefined {
  const root = `${shownPath(directory)}/`;
  const name = path.slice(root.length);
  const parts = name.split('/');
  const isValid = path.startsWith(root) && parts.every((part) => /^[^.\\\0][^\\\0]*$/.test(part));
  return isValid && parts.length <= DIRECTORY_LIMITS.depth ? kindOf(name) : undefined;
}
