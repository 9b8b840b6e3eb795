import { DIRECTORY_LIMITS, listRules, shownPath } from '../rule-set/list-files.ts';
import { readSnapshot, type Snapshot } from '../rule-set/snapshot.ts';
import { type FileKind, kindOf } from '../rules/file-kind.ts';
import type { RulesText } from '../rules/parse.ts';
import type { ChangedFile } from './api.ts';

/** Bytes of a text that is shown in a page, and of all that are changed. Long lists are no work for one. */
const LONGEST = 256 * 1024;

/** Files that are changed at once. */
const MOST_FILES = 20;

/** A file as a page gets it, or in words that it is too long for one. */
export type PageFile = { text: string } | { tooLong: string };

/** The texts of a rules directory, as they stand there now. */
export class RuleTexts {
  #last: Snapshot | undefined;

  /** What was read is read again once something was touched. */
  async read(directory: string): Promise<Snapshot> {
    const { fingerprint } = await listRules(directory);
    if (this.#last?.fingerprint !== fingerprint) this.#last = await readSnapshot(directory);
    return this.#last;
  }
}

/** A file among those that were read, and no other; undefined where there is none. */
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

/** The directory with files replaced or added; a text says why these cannot be there. */
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
    // What was wrong with the reading of these files is mended by the new texts.
    diagnostics: snapshot.diagnostics.filter(({ file }) => !changed.has(file)),
    requestProblems: snapshot.requestProblems.filter(({ file }) => !changed.has(file)),
  };
}

function noFile(path: string, directory: string): string {
  const kinds = 'rules end in .yaml or .yml, tests in .test.yaml, recorded requests in .json';
  const lists = 'lists stand in lists/ and end in .txt, .csv or .yaml';
  return `${path} would be no file of the rules below ${shownPath(directory)}: ${kinds}; ${lists}`;
}

function tooMuch(files: readonly ChangedFile[]): string | undefined {
  if (files.length > MOST_FILES)
    return `These are ${files.length} changed files; at most ${MOST_FILES} can be tried at once`;
  const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  if (bytes <= LONGEST) return undefined;
  return `The changed files have ${bytes} bytes together; at most ${LONGEST} can be tried at once`;
}

/** What a path would be, seen as the reader of diagnostics knows it. */
function kindAt(path: string, directory: string): FileKind | undefined {
  const root = `${shownPath(directory)}/`;
  const name = path.slice(root.length);
  const parts = name.split('/');
  const sound = path.startsWith(root) && parts.every((part) => /^[^.\\\0][^\\\0]*$/.test(part));
  return sound && parts.length <= DIRECTORY_LIMITS.depth ? kindOf(name) : undefined;
}
