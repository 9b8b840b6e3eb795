import type { FileKind, RulesText } from '../rules/parse.ts';
import { DIRECTORY_LIMITS, kindOf, listRules, shownPath } from '../runtime/directory.ts';
import { readSnapshot, SNAPSHOT_LIMITS, type Snapshot } from '../runtime/snapshot.ts';
import type { ChangeQuestion } from './api.ts';

/** Bytes of a text that is shown or changed in a page. Long lists are no work for one. */
const LONGEST = 256 * 1024;

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

/** A file among those that were read, and no other; undefined where there is none, or it is too long for a page. */
export function textAt({ texts }: Snapshot, path: string): RulesText | undefined {
  return texts.find((text) => text.path === path && text.text.length <= LONGEST);
}

/** The directory with one file replaced or added; a text says why that file cannot be there. */
export function withText(
  snapshot: Snapshot,
  directory: string,
  { path, text }: ChangeQuestion,
): Snapshot | string {
  const kind = kindAt(path, directory);
  if (kind === undefined) return `${path} would be no file of the rules below ${shownPath(directory)}`;
  const limit = Math.min(SNAPSHOT_LIMITS[kind].file, LONGEST);
  if (Buffer.byteLength(text) > limit) return `the text has more than ${limit} bytes`;
  const texts = snapshot.texts.filter((one) => one.path !== path);
  return {
    ...snapshot,
    digest: '',
    texts: [...texts, { path, kind, text }].toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    // What was wrong with the reading of this file is mended by the new text.
    diagnostics: snapshot.diagnostics.filter(({ file }) => file !== path),
    requestProblems: snapshot.requestProblems.filter(({ file }) => file !== path),
  };
}

/** What a path would be, seen as the reader of diagnostics knows it. */
function kindAt(path: string, directory: string): FileKind | undefined {
  const root = `${shownPath(directory)}/`;
  const name = path.slice(root.length);
  const parts = name.split('/');
  const sound = path.startsWith(root) && parts.every((part) => /^[^.\\\0][^\\\0]*$/.test(part));
  return sound && parts.length <= DIRECTORY_LIMITS.depth ? kindOf(name) : undefined;
}
