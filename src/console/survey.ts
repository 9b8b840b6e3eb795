import { changeWords } from '../diff/report.ts';
import { compareStructure } from '../diff/structure.ts';
import { coverageOf, percentOf } from '../rule-tests/coverage.ts';
import { runTests, type TestResult } from '../rule-tests/run.ts';
import { buildRuleSet } from '../runtime/build-rule-set.ts';
import { loadTests } from '../runtime/load.ts';
import type { Generation } from './generation.ts';
import { keyOf } from './spot.ts';

/** What takes long to find out of a generation. Plain data. */
export interface Survey {
  /** In percent: of all rules, and by file. Undefined: the tests could not be run. */
  coverage?: { all: number; files: Record<string, number> };
  /** By rule, as `keyOf` names it: what the tests have seen of it. */
  seen: Record<string, { passed: boolean; failed: boolean }>;
  /** By name. */
  lists: Record<string, string>;
  /** What makes another generation of the one before, in words. */
  changes: string[];
}

/** So many changes are told. */
const MOST_CHANGES = 200;

/** @param now milliseconds since 1970, for tests that do not say when they are decided */
export async function surveyOf(
  live: Generation,
  former: Generation | undefined,
  now: number,
): Promise<Survey> {
  return {
    ...(await tested(live, now)),
    lists: Object.fromEntries(live.parsed.lists.map(({ name, path }) => [name, path])),
    changes: former === undefined ? [] : changesBetween(former, live),
  };
}

/** Of a list that is not known a test says nothing. */
async function tested(
  { snapshot, parsed, leftOut, digest }: Generation,
  now: number,
): Promise<Pick<Survey, 'coverage' | 'seen'>> {
  const { ruleSet, diagnostics } = buildRuleSet(parsed, digest);
  const hasTests = snapshot.texts.some(({ kind }) => kind === 'tests');
  if (ruleSet === undefined || !hasTests || leftOut.length > 0) return { seen: {} };
  const { cases } = loadTests({ snapshot, ruleSet, diagnostics });
  const results = await runTests(cases, now);
  const coverage = coverageOf(ruleSet.endpoints.values(), results);
  const files = Object.fromEntries(coverage.files.map((file) => [file.path, percentOf(file)]));
  const seen: Survey['seen'] = {};
  for (const { source, requestTypes } of ruleSet.endpoints.values())
    for (const { rules } of requestTypes.values())
      for (const { at } of rules) seen[keyOf({ file: source.path, at })] = { passed: false, failed: false };
  for (const result of results) note(seen, result);
  return { coverage: { all: percentOf(coverage), files }, seen };
}

function note(seen: Survey['seen'], { test, decision }: TestResult): void {
  for (const { rule, verdict } of decision?.verdicts ?? []) {
    const sides = seen[keyOf({ file: test.endpoint.source.path, at: rule.at })];
    if (sides !== undefined && (verdict === 'passed' || verdict === 'failed')) sides[verdict] = true;
  }
}

function changesBetween(former: Generation, live: Generation): string[] {
  const [base, head] = [former.side('base', 'before').side, live.side('head', 'live').side];
  if (base === undefined || head === undefined) return [];
  const { changes } = compareStructure(base, head);
  const words = [...changes.map(changeWords), ...unknownLists(former, live)];
  const more = words.length - MOST_CHANGES;
  return more > 0 ? [...words.slice(0, MOST_CHANGES), `and ${more} more`] : words;
}

/** Of lists that are too long to be kept only that they are others. */
function unknownLists(former: Generation, live: Generation): string[] {
  const before = new Map(former.leftOut.map(({ path, digest }) => [path, digest]));
  return live.leftOut
    .filter(({ path, digest }) => before.has(path) && before.get(path) !== digest)
    .map(({ path }) => `changed list ${path}`);
}
