import type { Endpoint } from '../decisions/compile-endpoints.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ParsedFile } from '../diagnostics/partial-parse.ts';
import {
  below,
  diagnose,
  type Pointer,
  type Report,
  rangeOf,
  type SourceFile,
} from '../diagnostics/source-file.ts';
import { suggestion } from '../diagnostics/suggest.ts';
import { parseTime } from '../rules/time.ts';
import { timeHint } from '../rules/time-hint.ts';
import { checkExpectation } from './check-expectation.ts';
import { editBody, setting, unsetting } from './edit-body.ts';
import { type RequestFiles, requestBody } from './request-body.ts';
import type { Expectation, RuleTest, RuleTests } from './rule-tests.ts';

/** A test, ready to run. A row of a table is a test of its own. */
export interface TestCase {
  file: SourceFile<RuleTests>;
  name: string;
  /** From 1; left out if the test has no table. */
  row?: number;
  /** Position of the test, or of its row. */
  at: Pointer;
  endpoint: Endpoint;
  body: unknown;
  /** Milliseconds since 1970; left out if neither the test nor its file sets a time. */
  now?: number;
  expect: Expectation;
  expectAt: Pointer;
}

/** Endpoints under test, and the request files that tests may name. */
export interface TestDependencies {
  endpoints: ReadonlyMap<string, Endpoint>;
  requests: RequestFiles;
}

/** Prepares test files: returns the runnable cases, and diagnostics about the others. */
export function prepareTests(
  files: readonly ParsedFile<RuleTests>[],
  dependencies: TestDependencies,
): { cases: TestCase[]; diagnostics: Diagnostic[] } {
  // A finding about every row of a table is reported once.
  const found = new Map<string, Diagnostic>();
  const cases = files.flatMap((file) => {
    const report: Report = (place, finding) => {
      const diagnostic = diagnose(file.source, place, finding);
      found.set(JSON.stringify(diagnostic), diagnostic);
    };
    return prepareFile(file, { ...dependencies, report });
  });
  return { cases, diagnostics: [...found.values()] };
}

interface TestScope extends TestDependencies {
  source: SourceFile<RuleTests>;
  endpoint: Endpoint;
  report: Report;
}

function prepareFile(
  { source, broken }: ParsedFile<RuleTests>,
  dependencies: TestDependencies & { report: Report },
): TestCase[] {
  const { report } = dependencies;
  const { endpoint: path, at, tests } = source.value;
  const endpoint = dependencies.endpoints.get(path);
  if (endpoint === undefined) {
    const message = `no rule file has the endpoint "${path}"`;
    const hint = suggestion(path, [...dependencies.endpoints.keys()]);
    report({ at: '/endpoint' }, { code: 'unknown-endpoint', message, hint });
    return [];
  }
  const now = at === undefined ? undefined : readTime(at, '/at', report);
  checkNames(source, report);
  const scope = { ...dependencies, source, endpoint };
  return tests.flatMap((test, index) => {
    const place = below('/tests', index);
    return broken.has(place) ? [] : prepareTest(test, place, now, scope);
  });
}

/** Names identify tests in reports, so that they are unique. */
function checkNames(source: SourceFile<RuleTests>, report: Report): void {
  const seen = new Map<string, Pointer>();
  for (const [index, test] of source.value.tests.entries()) {
    // A test that the schema refused may be of any type.
    const name: unknown = test?.name;
    if (typeof name !== 'string') continue;
    const at = below('/tests', index, 'name');
    const first = seen.get(name);
    seen.set(name, first ?? at);
    if (first === undefined) continue;
    const hint = `the first one is in line ${rangeOf(source, first).start.line}`;
    report({ at }, { code: 'duplicate-test', message: `a test is already called "${name}"`, hint });
  }
}

/** The cases of a test; none if it has errors, because it would then prove something else. */
function prepareTest(test: RuleTest, at: Pointer, fileNow: number | undefined, outer: TestScope): TestCase[] {
  let sound = true;
  const report: Report = (place, finding) => {
    sound &&= finding.severity === 'warn';
    outer.report(place, finding);
  };
  const scope = { ...outer, report };
  const sent = requestBody(test.request, below(at, 'request'), scope);
  const now = test.at === undefined ? fileNow : readTime(test.at, below(at, 'at'), report);
  if (sent === undefined) return [];
  checkEdits(test, at, report);
  const edits = [...setting(test.set, below(at, 'set')), ...unsetting(test.unset, below(at, 'unset'))];
  const body = editBody(sent, edits, scope);
  const expectAt = below(at, 'expect');
  const { source: file, endpoint } = scope;
  const one = { file, endpoint, name: test.name, at, body, expect: test.expect, expectAt };
  const rows = test.table?.map((values, index) => {
    const place = below(at, 'table', index);
    return { ...one, row: index + 1, at: place, body: editBody(body, setting(values, place), scope) };
  });
  const cases: TestCase[] = rows ?? [one];
  for (const each of cases) checkExpectation(each, report);
  return sound ? cases.map((each) => (now === undefined ? each : { ...each, now })) : [];
}

/** Reports paths in both `set` and `unset`, which is ambiguous. */
function checkEdits({ set = {}, unset = [] }: RuleTest, at: Pointer, report: Report): void {
  for (const [index, path] of unset.entries()) {
    if (!Object.hasOwn(set, path)) continue;
    const finding = { message: `"${path}" is in set, too`, hint: 'take one of the two out' };
    report({ at: below(at, 'unset', index) }, { code: 'set-and-unset', ...finding });
  }
}

function readTime(text: string, at: Pointer, report: Report): number | undefined {
  const time = parseTime(text);
  if (time === undefined) {
    const message = `"${text}" is not an RFC 3339 time`;
    report({ at }, { code: 'wrong-time', message, hint: timeHint(text) });
  }
  return time;
}
