import { rangeOf } from '../diagnostics/source-file.ts';
import { toRevision } from '../diff/load-revision.ts';
import { affectedRules, compareStructure } from '../diff/structure.ts';
import type { Loaded } from '../rule-set/load.ts';
import type { RuleFilter } from '../rule-tests/coverage.ts';
import { loadRevision } from './diff-revisions.ts';
import type { Io } from './io.ts';

/** The rules that a change since a ref touches: in themselves, or in a condition, an outcome or a list that they use. */
export async function changedRules(
  ref: string,
  { snapshot }: Loaded,
  directory: string,
  io: Io,
): Promise<RuleFilter> {
  const base = await loadRevision('base', ref, directory, io, '--changed-since');
  const head = toRevision('head', directory, snapshot);
  // What could not be loaded then is all new now.
  if (base.revision === undefined || head.revision === undefined) return () => true;
  const touched = affectedRules(compareStructure(base.revision, head.revision));
  const places = new Set(touched.map(({ place }) => `${place.file}:${place.line}`));
  return ({ source }, { at }) => places.has(`${source.path}:${rangeOf(source, at).start.line}`);
}
