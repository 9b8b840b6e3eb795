import { type LoadedRevision, toRevision } from '../diff/load-revision.ts';
import type { Revision } from '../diff/revision.ts';
import { parseSnapshot } from '../rule-set/load.ts';
import type { Snapshot } from '../rule-set/snapshot.ts';
import type { SourceTexts } from '../rule-set/source-texts.ts';
import type { ParsedRules } from '../rules/parse.ts';

/** A rule set version that is or was live, parsed from its texts. */
export class RuleSetVersion {
  readonly digest: string;
  readonly contentDigest: string;
  /** The lists whose entries are not known. */
  readonly leftOut: SourceTexts['leftOut'];
  readonly snapshot: Snapshot;
  readonly parsed: ParsedRules;

  constructor({ leftOut, ...texts }: SourceTexts) {
    this.digest = texts.digest;
    this.contentDigest = texts.contentDigest;
    this.leftOut = leftOut;
    this.snapshot = { ...texts, fingerprint: '', diagnostics: [] };
    const parsed = parseSnapshot(this.snapshot);
    const unknown = leftOut.map(({ path }) => ({ name: listName(path), path, entries: [] }));
    this.parsed = { ...parsed, lists: [...parsed.lists, ...unknown] };
  }

  toRevision(which: Revision['which'], name: string): LoadedRevision {
    return toRevision(which, name, this.snapshot, this.parsed);
  }
}

function listName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
}
