import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import {
  below,
  diagnose,
  type Pointer,
  type Report,
  rangeOf,
  type SourceFile,
} from '../diagnostics/source-file.ts';
import { suggestion } from '../diagnostics/suggest.ts';
import type { Endpoint } from '../okta/endpoint.ts';
import { parseTime } from '../rules/time.ts';
import { checkExpectation } from './check-expectation.ts';
import { editBody } from './edit-body.ts';
import type { ParsedTestFile } from './parse.ts';
import { type RequestFiles, requestBody } from './request-body.ts';
import type { Expectation, RuleTest, RuleTests } from './rule-tests.ts';

/** A test, ready to run. A row of a table is a test of its own. */
export interface TestCase {
  file: SourceFile<RuleTests>;
  name: string;
  /** From 1, where the test has a table. */
  row?: number;
  /** Where the test stands in its file, or its row. */
  at: Pointer;
  endpoint: Endpoint;
  /** What Okta would send. */
  body: unknown;
  /** Milliseconds since 1970; left out where neither the test nor its file says. */
  now?: number;
  expect: Expectation;
  expectAt: Pointer;
}

/** What tests are about, and what they may refer to. */
export interface TestSurroundings {
  endpoints: ReadonlyMap<string, Endpoint>;
  requests: RequestFiles;
}

/** Holds test files against the rules: cases that can be run, and what is wrong with the others. */
export function prepareTests(
  files: readonly ParsedTestFile[],
  surroundings: TestSurroundings,
): { cases: TestCase[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const cases = files.flatMap((file) => prepareFile(file, surroundings, diagnostics));
  return { cases, diagnostics };
}

/** What stands around a test while it is prepared. */
interface Scope extends TestSurroundings {
  source: SourceFile<RuleTests>;
  endpoint: Endpoint;
  report: Report;
}

function prepareFile(
  { source, broken }: ParsedTestFile,
  surroundings: TestSurroundings,
  diagnostics: Diagnostic[],
): TestCase[] {
  const report: Report = (place, finding) => diagnostics.push(diagnose(source, place, finding));
  const { endpoint: path, at, tests } = source.value;
  const endpoint = surroundings.endpoints.get(path);
  if (endpoint === undefined) {
    const hint = suggestion(path, [...surroundings.endpoints.keys()]);
    report(
      { at: '/endpoint' },
      { code: 'unknown-endpoint', message: `no rule file has the endpoint "${path}"`, hint },
    );
    return [];
  }
  const now = at === undefined ? undefined : readTime(at, '/at', report);
  checkNames(source, report);
  const scope = { ...surroundings, source, endpoint, report };
  return tests.flatMap((test, index) => {
    const place = below('/tests', index);
    return broken.has(place) ? [] : prepareTest(test, place, now, scope);
  });
}

/** A name says which test failed. */
function checkNames(source: SourceFile<RuleTests>, report: Report): void {
  const seen = new Map<string, Pointer>();
  for (const [index, test] of source.value.tests.entries()) {
    // What the schema refused may be no map at all.
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

function prepareTest(test: RuleTest, at: Pointer, fileNow: number | undefined, scope: Scope): TestCase[] {
  const body = requestBody(test.request, below(at, 'request'), scope);
  const now = test.at === undefined ? fileNow : readTime(test.at, below(at, 'at'), scope.report);
  if (body === undefined) return [];
  const rows = test.table?.map((_, index) => index) ?? [undefined];
  return rows.flatMap((row) => {
    const edited = editBody(structuredClone(body), test, row, { ...scope, at });
    const expectAt = below(at, 'expect');
    if (row === undefined || row === 0) checkExpectation(test.expect, expectAt, edited, scope);
    return {
      file: scope.source,
      name: test.name,
      ...(row !== undefined && { row: row + 1 }),
      at: row === undefined ? at : below(at, 'table', row),
      endpoint: scope.endpoint,
      body: edited,
      ...(now !== undefined && { now }),
      expect: test.expect,
      expectAt,
    };
  });
}

function readTime(text: string, at: Pointer, report: Report): number | undefined {
  const time = parseTime(text);
  if (time === undefined) {
    const hint = 'write it as 2026-03-01T09:00:00Z';
    report({ at }, { code: 'wrong-time', message: `"${text}" is not an RFC 3339 time`, hint });
  }
  return time;
}
