import { withoutSecrets } from '../decision-log/without-secrets.ts';
import type { Endpoint } from '../decisions/compile-endpoints.ts';
import type { Decision } from '../decisions/decision.ts';
import { requestFactsIn } from '../decisions/facts/request-facts.ts';
import { conditionsOf, factsIn } from '../engine/condition-node.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import type { PastDecision } from '../recorded-requests/past-decision.ts';
import { parseFactPath, putAt, valueAt } from '../rules/fact-path.ts';

/** A request of a record, and the decision of the current rules on it. */
export interface Redecided {
  /** Undefined for a request that is not from a record. */
  past: PastDecision | undefined;
  request: HookRequest;
  endpoint: Endpoint;
  decision: Decision;
  /** Version of the current rules. */
  version: string;
  /** True if request, endpoint and time are those of the record. */
  asRecorded: boolean;
}

/** The reasons why the decision of the current rules differs from the recorded one, or may differ. */
export function notesOnRecord(redecided: Redecided): string[] {
  const { past, asRecorded } = redecided;
  if (past === undefined) return [];
  return [
    ...(asRecorded ? otherDecision(past, redecided) : []),
    ...(past.masked ? [MASKED] : []),
    ...unrecordedFacts(redecided).map(
      (fact) =>
        `${fact} is absent here, and may not have been: values that are named like a credential are never recorded`,
    ),
  ];
}

const MASKED = 'the record is masked: a rule that compares with a certain value may have seen another one';

/** Only properties in the record are compared. */
function otherDecision(past: PastDecision, { decision: now, version }: Redecided): string[] {
  const before = inWords(past.decision ?? now.kind, past.by, past.rules);
  const after = inWords(now.kind, past.by && now.by, now.rules);
  if (before === after) return [];
  const then = past.version ?? 'of an unknown version';
  return [`the record says ${before} (rules ${then}); these rules (${version}) decide ${after}`];
}

function inWords(decision: string, by: string | undefined, rules: readonly string[]): string {
  if (by === undefined) return decision;
  return `${decision}, by ${by === 'rules' ? rules.join(', ') : by}`;
}

/** The facts that rules read and that records never hold. */
function unrecordedFacts({ request, endpoint, decision }: Redecided): string[] {
  const { rules = [] } = endpoint.requestTypes.get(decision.requestType ?? '') ?? {};
  const read = rules.flatMap(conditionsOf).flatMap(factsIn);
  return requestFactsIn(read, endpoint.derived).filter((fact) => {
    const path = parseFactPath(fact);
    if (typeof path === 'string' || valueAt(request, path) !== undefined) return false;
    const whole = {};
    putAt(whole, path, true);
    return valueAt(withoutSecrets(whole), path) === undefined;
  });
}
