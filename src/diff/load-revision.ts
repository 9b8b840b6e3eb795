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

/** One side of a comparison: rules that can be compared, or what is wrong with them. */
export interface LoadedRevision {
  name: string;
  snapshot: Snapshot;
  side?: Revision;
  errors: Diagnostic[];
  /** Those of the tests beside the rules. */
  requests: RecordedRequest[];
}

/** One side, from what was read of it. */
export function revisionOf(
  which: Revision['which'],
  name: string,
  snapshot: Snapshot,
  parsed = parseSnapshot(snapshot),
): LoadedRevision {
  // What lint finds keeps rules from going live, and not from being compared.
  const { ruleSet, diagnostics } = buildRuleSet(parsed, snapshot.digest);
  if (ruleSet === undefined) return { name, snapshot, errors: diagnostics.filter(isError), requests: [] };
  const lists = listsByName(parsed.lists);
  const { cases } = loadTests({ snapshot, ruleSet, diagnostics });
  return {
    name,
    snapshot,
    errors: [],
    side: { which, endpoints: ruleSet.endpoints, lists, version: shortDigest(snapshot.digest) },
    requests: cases.flatMap(requestOf),
  };
}

/** The request of a test; what is none of the hook's is refused whatever the rules say. */
export function requestOf({ file, at, endpoint, body, now }: TestCase): RecordedRequest[] {
  const request = readRequest(body);
  if (isRequestProblem(request)) return [];
  const name = `${file.path}:${rangeOf(file, at).start.line}`;
  return [{ name, endpoint: endpoint.path, request, madeUp: 'test', ...(now !== undefined && { at: now }) }];
}
