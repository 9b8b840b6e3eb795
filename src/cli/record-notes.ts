import { withoutSecrets } from '../decision-log/without-secrets.ts';
import type { Endpoint } from '../decisions/compile-endpoints.ts';
import type { Decision } from '../decisions/decision.ts';
import { factsIn } from '../engine/condition-node.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import type { PastDecision } from '../recorded-requests/recorded-request.ts';
import { parseFactPath, putAt, valueAt } from '../rules/fact-path.ts';

/** A request out of a record, and what the rules at hand make of it. */
export interface Redecided {
  past: PastDecision;
  request: HookRequest;
  endpoint: Endpoint;
  decision: Decision;
  /** Of the rules at hand. */
  version: string;
  /** Whether it was decided as it is recorded: at its endpoint and its time, with nothing changed. */
  asRecorded: boolean;
}

/** Why what the rules make of a record is not what happened, or may not be. */
export function notesOnRecord(redecided: Redecided): string[] {
  const { past, asRecorded } = redecided;
  return [
    ...(asRecorded ? otherDecision(redecided) : []),
    ...(past.masked ? [MASKED] : []),
    ...leftOut(redecided).map(
      (fact) =>
        `${fact} is absent here, and may not have been: what is named like a credential is never recorded`,
    ),
  ];
}

const MASKED = 'the record is masked: a rule that compares with a certain value may have seen another one';

/** What the record does not say is not compared. */
function otherDecision({ past, decision: now, version }: Redecided): string[] {
  const before = words(past.decision ?? now.kind, past.by, past.rules);
  const after = words(now.kind, past.by && now.by, now.rules);
  if (before === after) return [];
  const then = past.version ?? 'of an unknown version';
  return [`the record says ${before} (rules ${then}); these rules (${version}) come to ${after}`];
}

function words(decision: string, by: string | undefined, rules: readonly string[]): string {
  if (by === undefined) return decision;
  return `${decision}, by ${by === 'rules' ? rules.join(', ') : by}`;
}

/** The facts that rules read, and that a record never holds. */
function leftOut({ request, endpoint, decision }: Redecided): string[] {
  const { rules = [] } = endpoint.requestTypes.get(decision.requestType ?? '') ?? {};
  return [...new Set(rules.flatMap(({ when }) => factsIn(when)))].filter((fact) => {
    const path = parseFactPath(fact);
    if (typeof path === 'string' || valueAt(request, path) !== undefined) return false;
    const whole = {};
    putAt(whole, path, true);
    return valueAt(withoutSecrets(whole), path) === undefined;
  });
}
