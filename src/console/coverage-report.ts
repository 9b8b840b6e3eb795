import { toRevision } from '../diff/load-revision.ts';
import { changeWords } from '../diff/report.ts';
import { compareStructure } from '../diff/structure.ts';
import { buildRuleSet } from '../rule-set/build-rule-set.ts';
import { loadTests } from '../rule-set/load.ts';
import { coverageOf, percentOf } from '../rule-tests/coverage.ts';
import { runTests, type TestResult } from '../rule-tests/run.ts';
import type { RuleSetVersion } from './rule-set-version.ts';

/** Test coverage of a rule set version, and its changes. Plain data. */
export interface CoverageReport {
  /** Percentage of tested rules: in total, and by file. Undefined if the tests could not be run. */
  coverage?: { all: number; files: Record<string, number> };
  /** The verdicts that tests have seen, by file and JSON pointer of the rule. */
  seen: Record<string, Record<string, { passed: boolean; failed: boolean }>>;
  /** Files of lists, by name. */
  lists: Record<string, string>;
  /** Changes since the previous version, as sentences. */
  changes: string[];
}

/** Maximum number of changes in a report. */
const MOST_CHANGES = 200;

/** @param now  milliseconds since 1970, for tests without a time of their own */
export async function coverageReport(
  live: RuleSetVersion,
  former: RuleSetVersion | undefined,
  now: number,
): Promise<CoverageReport> {
  return {
    ...(await tested(live, now)),
    lists: Object.fromEntries(live.parsed.lists.map(({ name, path }) => [name, path])),
    changes: former === undefined ? [] : changesBetween(former, live),
  };
}

/** Runs the tests; without result if a list is not known. */
async function tested(
  { snapshot, parsed, leftOut }: RuleSetVersion,
  now: number,
): Promise<Pick<CoverageReport, 'coverage' | 'seen'>> {
  const { ruleSet, diagnostics } = buildRuleSet(parsed, snapshot.digest);
  const hasTests = snapshot.texts.some(({ kind }) => kind === 'tests');
  if (ruleSet === undefined || !hasTests || leftOut.length > 0) return { seen: {} };
  const { cases } = loadTests({ snapshot, ruleSet, diagnostics });
  const results = await runTests(cases, now);
  const coverage = coverageOf(ruleSet.endpoints.values(), results);
  const files = Object.fromEntries(coverage.files.map((file) => [file.path, percentOf(file)]));
  const seen: CoverageReport['seen'] = {};
  for (const { source, requestTypes } of ruleSet.endpoints.values()) {
    const places = [...requestTypes.values()].flatMap(({ rules }) => rules.map(({ at }) => at));
    seen[source.path] = Object.fromEntries(places.map((at) => [at, { passed: false, failed: false }]));
  }
  for (const result of results) note(seen, result);
  return { coverage: { all: percentOf(coverage), files }, seen };
}

function note(seen: CoverageReport['seen'], { test, decision }: TestResult): void {
  for (const { rule, verdict } of decision?.verdicts ?? []) {
    const sides = seen[test.endpoint.source.path]?.[rule.at];
    if (sides !== undefined && (verdict === 'passed' || verdict === 'failed')) sides[verdict] = true;
  }
}

function changesBetween(former: RuleSetVersion, live: RuleSetVersion): string[] {
  const { revision: base } = toRevision('base', 'before', former.snapshot, former.parsed);
  const { revision: head } = toRevision('head', 'live', live.snapshot, live.parsed);
  if (base === undefined || head === undefined) return [];
  const { changes } = compareStructure(base, head);
  const words = [...changes.map(changeWords), ...unknownLists(former, live)];
  const more = words.length - MOST_CHANGES;
  return more > 0 ? [...words.slice(0, MOST_CHANGES), `and ${more} more`] : words;
}

/** Lists that are too long to be kept are compared by their digests. */
function unknownLists(former: RuleSetVersion, live: RuleSetVersion): string[] {
  const before = new Map(former.leftOut.map(({ path, digest }) => [path, digest]));
  return live.leftOut
    .filter(({ path, digest }) => before.has(path) && before.get(path) !== digest)
    .map(({ path }) => `changed list ${path}`);
}
