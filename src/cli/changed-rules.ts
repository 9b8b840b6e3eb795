import { rangeOf } from '../diagnostics/source-file.ts';
import { sideOf } from '../diff/load-side.ts';
import { affectedRules, compareStructure } from '../diff/structure.ts';
import type { RuleFilter } from '../rule-tests/coverage.ts';
import type { Loaded } from '../runtime/load.ts';
import { loadSide } from './diff-sides.ts';
import type { Io } from './io.ts';

/** The rules that a change since a ref touches: in themselves, or in a condition, an outcome or a list that they use. */
export async function changedRules(
  ref: string,
  { snapshot }: Loaded,
  directory: string,
  io: Io,
): Promise<RuleFilter> {
  const base = await loadSide('base', ref, directory, io, '--changed-since');
  const head = sideOf('head', directory, snapshot);
  // What could not be loaded then is all new now.
  if (base.side === undefined || head.side === undefined) return () => true;
  const touched = affectedRules(compareStructure(base.side, head.side));
  const places = new Set(touched.map(({ place }) => `${place.file}:${place.line}`));
  return ({ source }, { at }) => places.has(`${source.path}:${rangeOf(source, at).start.line}`);
}
