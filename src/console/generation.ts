import { rangeOf, type SourceFile } from '../diagnostics/source-file.ts';
import { type LoadedSide, sideOf } from '../diff/load-side.ts';
import type { Side } from '../diff/side.ts';
import type { ParsedRules } from '../rules/parse.ts';
import { type Archive, type Archived, unpackArchive } from '../runtime/archive.ts';
import { parseSnapshot } from '../runtime/load.ts';
import type { Snapshot } from '../runtime/snapshot.ts';
import type { Spot } from './spot.ts';

/** Rules that are live, or were, with their lines. */
export class Generation {
  readonly digest: string;
  /** The lists whose entries are not known. */
  readonly leftOut: Archived['leftOut'];
  readonly snapshot: Snapshot;
  readonly parsed: ParsedRules;
  readonly #sources: ReadonlyMap<string, SourceFile>;

  constructor(archive: Archive) {
    const { leftOut, ...texts } = unpackArchive(archive);
    this.digest = archive.digest;
    this.leftOut = leftOut;
    this.snapshot = { ...texts, fingerprint: '', contentDigest: '', diagnostics: [] };
    const parsed = parseSnapshot(this.snapshot);
    const unknown = leftOut.map(({ path }) => ({ name: listName(path), path, entries: [] }));
    this.parsed = { ...parsed, lists: [...parsed.lists, ...unknown] };
    this.#sources = new Map(parsed.files.map(({ source }) => [source.path, source]));
  }

  /** Where a part of a rule file stands; undefined for a file that this generation does not have. */
  lineOf({ file, at }: Spot): number | undefined {
    const source = this.#sources.get(file);
    return source && rangeOf(source, at).start.line;
  }

  side(which: Side['which'], name: string): LoadedSide {
    return sideOf(which, name, this.snapshot, this.parsed);
  }
}

function listName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
}
