import { rangeOf, type SourceFile } from '../diagnostics/source-file.ts';
import { type LoadedRevision, toRevision } from '../diff/load-revision.ts';
import type { Revision } from '../diff/revision.ts';
import { type Archived, type SourceArchive, unpackSourceArchive } from '../reload/source-archive.ts';
import { parseSnapshot } from '../rule-set/load.ts';
import type { Snapshot } from '../rule-set/snapshot.ts';
import type { ParsedRules } from '../rules/parse.ts';
import type { SourceLocation } from './source-location.ts';

/** Rules that are live, or were, with their lines. */
export class RuleSetVersion {
  readonly digest: string;
  /** The lists whose entries are not known. */
  readonly leftOut: Archived['leftOut'];
  readonly snapshot: Snapshot;
  readonly parsed: ParsedRules;
  readonly #sources: ReadonlyMap<string, SourceFile>;

  constructor(archive: SourceArchive) {
    const { leftOut, ...texts } = unpackSourceArchive(archive);
    this.digest = archive.digest;
    this.leftOut = leftOut;
    this.snapshot = { ...texts, fingerprint: '', contentDigest: '', diagnostics: [] };
    const parsed = parseSnapshot(this.snapshot);
    const unknown = leftOut.map(({ path }) => ({ name: listName(path), path, entries: [] }));
    this.parsed = { ...parsed, lists: [...parsed.lists, ...unknown] };
    this.#sources = new Map(parsed.files.map(({ source }) => [source.path, source]));
  }

  /** Where a part of a rule file stands; undefined for a file that this generation does not have. */
  lineOf({ file, at }: SourceLocation): number | undefined {
    const source = this.#sources.get(file);
    return source && rangeOf(source, at).start.line;
  }

  side(which: Revision['which'], name: string): LoadedRevision {
    return toRevision(which, name, this.snapshot, this.parsed);
  }
}

function listName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
}
