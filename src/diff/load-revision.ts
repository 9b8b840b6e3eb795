import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { rangeOf } from '../diagnostics/source-file.ts';
import { isRequestProblem, readRequest } from '../hooks/read-request.ts';
import type { RecordedRequest } from '../recorded-requests/recorded-request.ts';
import { buildRuleSet } from '../rule-set/build-rule-set.ts';
import { loadTests, parseSnapshot } from '../rule-set/load.ts';
import type { Snapshot } from '../rule-set/snapshot.ts';
import { shortDigest } from '../rule-set/version.ts';
import type { TestCase } from '../rule-tests/prepare.ts';
import { listsByName } from '../rules/lists/list.ts';
import type { Revision } from './revision.ts';

/** A revision that was loaded for a comparison, or its errors. */
export interface LoadedRevision {
  name: string;
  snapshot: Snapshot;
  revision?: Revision;
  errors: Diagnostic[];
  /** The requests of the tests beside the rules. */
  requests: RecordedRequest[];
}

export function toRevision(
  which: Revision['which'],
  name: string,
  snapshot: Snapshot,
  parsed = parseSnapshot(snapshot),
): LoadedRevision {
  // Lint findings keep rules from going live, but not from being compared.
  const { ruleSet, diagnostics } = buildRuleSet(parsed, snapshot.digest);
  if (ruleSet === undefined) return { name, snapshot, errors: diagnostics.filter(isError), requests: [] };
  const lists = listsByName(parsed.lists);
  const { cases } = loadTests({ snapshot, ruleSet, diagnostics });
  return {
    name,
    snapshot,
    errors: [],
    revision: { which, endpoints: ruleSet.endpoints, lists, version: shortDigest(snapshot.digest) },
    requests: cases.flatMap(requestOfTest),
  };
}

/** The request of a test; none if its body is not a request of the hook, which no rule decides. */
export function requestOfTest({ file, at, endpoint, body, now }: TestCase): RecordedRequest[] {
  const request = readRequest(body);
  if (isRequestProblem(request)) return [];
  const name = `${file.path}:${rangeOf(file, at).start.line}`;
  return [{ name, endpoint: endpoint.path, request, madeUp: 'test', ...(now !== undefined && { at: now }) }];
}
