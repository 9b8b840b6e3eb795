import { sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { Result } from '../diagnostics/result.ts';
import { rangeOf } from '../diagnostics/source-file.ts';
import { type Behaviour, compareBehaviour, sumOf } from '../diff/behaviour.ts';
import { compareRevisions, distinctRequests, sampleRequests } from '../diff/compare-revisions.ts';
import { type LoadedRevision, requestOfTest } from '../diff/load-revision.ts';
import { mask } from '../diff/mask.ts';
import { changeWords, doubtWords, groupWords } from '../diff/report.ts';
import { endpointsOf, type Revision } from '../diff/revision.ts';
import { valueWords } from '../diff/words.ts';
import type { LintOptions } from '../lint/lint.ts';
import type { RecordedRequest } from '../recorded-requests/recorded-request.ts';
import { buildRuleSet } from '../rule-set/build-rule-set.ts';
import { shownIn } from '../rule-set/list-files.ts';
import { loadTests, parseSnapshot } from '../rule-set/load.ts';
import type { Snapshot } from '../rule-set/snapshot.ts';
import { failureInLine, titleOf } from '../rule-tests/failure.ts';
import { runTests, type TestResult } from '../rule-tests/run.ts';
import { hasFailed } from '../rule-tests/test-report.ts';
import { listsByName } from '../rules/lists/list.ts';
import type { BehaviourView, ChangeAnswer, RecordedBehaviourView } from './api.ts';

/** Maximum number of failed tests, changes and groups of requests in an answer. */
const MOST = 100;

/** The base of the comparison, which may be invalid. */
export interface ChangeBase {
  which: 'live' | 'directory';
  revision: LoadedRevision;
}

/** The base of the comparison, and recorded requests. */
export interface Comparison {
  base: ChangeBase;
  /** Recorded requests, or the reason why they could not be read; undefined if none are recorded. */
  recorded: Result<readonly RecordedRequest[], string> | undefined;
}

/**
 * Evaluates a change of a directory: findings, test results, and requests that would be decided differently. Nothing is
 * written.
 *
 * @param changed  the whole directory, with the change
 */
export async function tryChange(
  directory: string,
  changed: Snapshot,
  { base, recorded }: Comparison,
  options: LintOptions,
): Promise<Omit<ChangeAnswer, 'milliseconds' | 'contentDigest'>> {
  const parsed = parseSnapshot(changed);
  const built = buildRuleSet(parsed, 'a change', options);
  const tests = loadTests({ snapshot: changed, ...built }, options.levels);
  const diagnostics = shownIn(directory, sortDiagnostics([...built.diagnostics, ...tests.diagnostics]));
  const { ruleSet } = built;
  if (ruleSet === undefined) return { diagnostics };
  const results = await runTests(tests.cases, options.now);
  const head: Revision = { which: 'head', endpoints: ruleSet.endpoints, lists: listsByName(parsed.lists) };
  const requests = [...base.revision.requests, ...tests.cases.flatMap(requestOfTest)];
  return {
    diagnostics,
    tests: {
      total: results.length,
      failed: results.filter(hasFailed).slice(0, MOST).map(failedTest),
    },
    ...(base.revision.revision && {
      differences: {
        against: base.which,
        ...(await differences(base.revision.revision, head, { tested: requests, recorded }, options.now)),
      },
    }),
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
  base: Revision,
  head: Revision,
  { tested, recorded }: { tested: readonly RecordedRequest[]; recorded: Comparison['recorded'] },
  now: number,
): Promise<Omit<NonNullable<ChangeAnswer['differences']>, 'against'>> {
  const requests = [...sampleRequests(), ...distinctRequests(tested)];
  // Synthetic requests have no personal values to mask.
  const found = await compareRevisions(base, head, requests, { now, show: valueWords });
  return {
    changes: found.changes.slice(0, MOST).map(changeWords),
    madeUp: {
      ...behaviourView(found.tests, found.samples, found.generated),
      origins: {
        tests: countsOf(found.tests),
        samples: countsOf(found.samples),
        generated: countsOf(found.generated),
      },
    },
    ...(recorded !== undefined && { recorded: await compareRecorded(base, head, recorded, now) }),
  };
}

async function compareRecorded(
  base: Revision,
  head: Revision,
  recorded: Result<readonly RecordedRequest[], string>,
  now: number,
): Promise<RecordedBehaviourView> {
  if (!recorded.ok) return { ...behaviourView(), problem: recorded.problem };
  const paths = new Set(endpointsOf(base, head));
  const requests = recorded.value.filter(({ endpoint }) => endpoint === undefined || paths.has(endpoint));
  const since = requests[0]?.at;
  return {
    ...behaviourView(await compareBehaviour(base, head, requests, { now, show: mask })),
    ...(since !== undefined && { since: new Date(since).toISOString() }),
    ...(requests.some(({ decided }) => decided?.masked) && { masked: true }),
  };
}

function behaviourView(...found: readonly Behaviour[]): BehaviourView {
  const { compared, changed, unjudged, groups, doubts } = sumOf(found);
  return {
    ...{ compared, changed, unjudged },
    groups: groups.slice(0, MOST).map((group) => ({
      words: groupWords(group),
      count: group.count,
      examples: group.examples,
    })),
    doubts: doubts.slice(0, MOST).map((group) => ({ words: doubtWords(group), count: group.count })),
  };
}

function countsOf({ compared, changed }: Behaviour): { compared: number; changed: number } {
  return { compared, changed };
}
