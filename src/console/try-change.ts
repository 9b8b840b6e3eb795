import { sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { rangeOf } from '../diagnostics/source-file.ts';
import { compareSides, distinctRequests, sampleRequests } from '../diff/compare-sides.ts';
import { type LoadedSide, requestOf } from '../diff/load-side.ts';
import { changeWords, groupWords } from '../diff/report.ts';
import type { Side } from '../diff/side.ts';
import { valueWords } from '../diff/words.ts';
import type { LintOptions } from '../lint/lint.ts';
import type { RecordedRequest } from '../recordings/recorded-request.ts';
import { failureInLine, titleOf } from '../rule-tests/failure.ts';
import { runTests, type TestResult } from '../rule-tests/run.ts';
import { hasFailed } from '../rule-tests/test-report.ts';
import { listsByName } from '../rules/lists.ts';
import { shownIn } from '../runtime/directory.ts';
import { loadTests, parseSnapshot } from '../runtime/load.ts';
import { buildRuleSet } from '../runtime/rule-set.ts';
import type { Snapshot } from '../runtime/snapshot.ts';
import type { ChangeAnswer } from './api.ts';

/** So many failed tests, changes and groups of requests are told. */
const MOST = 100;

/**
 * What a directory would be with a change in it: what check says, what its tests come to, and which requests would be
 * decided differently. Nothing is written.
 *
 * @param changed the whole directory, with the change
 * @param base what it is compared with; undefined: there is nothing sound to compare with
 */
export async function tryChange(
  directory: string,
  changed: Snapshot,
  base: LoadedSide | undefined,
  judging: LintOptions,
): Promise<Omit<ChangeAnswer, 'milliseconds'>> {
  const parsed = parseSnapshot(changed);
  const built = buildRuleSet(parsed, 'a change', judging);
  const tests = loadTests({ snapshot: changed, ...built }, judging.levels);
  const found = shownIn(directory, sortDiagnostics([...built.diagnostics, ...tests.diagnostics]));
  const { ruleSet } = built;
  if (ruleSet === undefined) return { diagnostics: found };
  const results = await runTests(tests.cases, judging.now);
  const head: Side = { which: 'head', endpoints: ruleSet.endpoints, lists: listsByName(parsed.lists) };
  const requests = [...(base?.requests ?? []), ...tests.cases.flatMap(requestOf)];
  return {
    diagnostics: found,
    tests: {
      total: results.length,
      failed: results.filter(hasFailed).slice(0, MOST).map(failedTest),
    },
    ...(base?.side && { differences: await differences(base.side, head, requests, judging.now) }),
  };
}

function failedTest({ test, ...result }: TestResult) {
  return {
    name: titleOf(test),
    file: test.file.path,
    line: rangeOf(test.file, test.at).start.line,
    failures: result.failures.map((failure) => failureInLine(failure, { test, ...result })),
  };
}

async function differences(
  base: Side,
  head: Side,
  tested: readonly RecordedRequest[],
  now: number,
): Promise<NonNullable<ChangeAnswer['differences']>> {
  const requests = [...sampleRequests(), ...distinctRequests(tested)];
  // All of them are made up: there is nobody whose values had to be masked.
  const { changes, ...found } = await compareSides(base, head, requests, { now, show: valueWords });
  const groups = [...found.requests.groups, ...found.generated.groups].slice(0, MOST);
  return {
    changes: changes.slice(0, MOST).map(changeWords),
    compared: found.requests.compared + found.generated.compared,
    changed: found.requests.changed + found.generated.changed,
    groups: groups.map((group) => ({
      words: groupWords(group),
      count: group.count,
      examples: group.examples,
    })),
  };
}
