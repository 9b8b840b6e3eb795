import { rangeOf } from '../diagnostics/source-file.ts';
import { toRevision } from '../diff/load-revision.ts';
import { affectedRules, compareStructure } from '../diff/structure.ts';
import type { Loaded } from '../rule-set/load.ts';
import type { RuleFilter } from '../rule-tests/coverage.ts';
import { loadRevision } from './diff-revisions.ts';
import type { Io } from './io.ts';

/** The rules that changed since a git ref: themselves, or a condition, an outcome or a list that they use. */
export async function changedRules(
  ref: string,
  { snapshot }: Loaded,
  directory: string,
  io: Io,
): Promise<RuleFilter> {
  const base = await loadRevision({ which: 'base', name: ref, option: '--changed-since' }, directory, io);
  const head = toRevision('head', directory, snapshot);
  // Compared with an invalid base everything is new.
  if (base.revision === undefined || head.revision === undefined) return () => true;
  const touched = affectedRules(compareStructure(base.revision, head.revision));
  const places = new Set(touched.map(({ place }) => `${place.file}:${place.line}`));
  return ({ source }, { at }) => places.has(`${source.path}:${rangeOf(source, at).start.line}`);
}
