import { setImmediate as nextTurn } from 'node:timers/promises';
import { decide, failedDecision } from '../decisions/decide.ts';
import type { Decision } from '../decisions/decision.ts';
import { NO_ID } from '../decisions/hook-call.ts';
import { refusalOf } from '../decisions/refusal.ts';
import type { HookResponse } from '../hooks/contract.ts';
import { isObject } from '../hooks/envelope.ts';
import { hookByEventType } from '../hooks/index.ts';
import { issuedBy } from '../hooks/issued.ts';
import { isRequestProblem, type RequestProblem, readRequest } from '../hooks/read-request.ts';
import { compare, type TestFailure } from './compare.ts';
import type { TestCase } from './prepare.ts';

export interface TestResult {
  test: TestCase;
  /** Left out if the body is not a request of this hook. */
  decision?: Decision;
  /** Reason why it is not a request of this hook. */
  refusal?: RequestProblem;
  /** Empty if the test passed. */
  failures: TestFailure[];
}

/** Milliseconds for which tests may block the event loop. */
const LONGEST_TURN = 10;

/**
 * Runs tests one after the other, with the code that decides Okta's requests. There is no deadline: a test must not
 * depend on the speed of the machine.
 *
 * @param now milliseconds since 1970, for tests without a time
 * @param onTurn progress callback: number of finished tests
 */
export async function runTests(
  tests: readonly TestCase[],
  now: number,
  onTurn: (done: number) => void = () => undefined,
): Promise<TestResult[]> {
  const results: TestResult[] = [];
  let turn = performance.now();
  for (const test of tests) {
    // The service decides requests by the old rules while it tests new ones.
    if (performance.now() - turn > LONGEST_TURN) {
      onTurn(results.length);
      await nextTurn();
      turn = performance.now();
    }
    results.push(await runTest(test, now));
  }
  return results;
}

async function runTest(test: TestCase, now: number): Promise<TestResult> {
  const { endpoint, body } = test;
  const read = readRequest(body, [endpoint.hook]);
  const isRefused = isRequestProblem(read);
  const { eventType } = isObject(body) ? body : {};
  const hook = isRefused ? hookByEventType(String(eventType)) : undefined;
  if (
    isRefused &&
    (endpoint.hook.failure.okta === 'denies' || (hook !== undefined && hook !== endpoint.hook))
  )
    return { test, refusal: read, failures: compare(test, answerRefused(read, refusalOf(hook))) };
  const request = isRefused ? undefined : read;
  const call = { id: NO_ID, version: 'test', endpoint, time: test.now ?? now };
  const options = { debugContext: false, trace: true };
  const decision = isRefused
    ? failedDecision({ ...call, request: undefined }, { code: 'unreadable', message: read.message }, options)
    : await decide({ ...call, request: read }, options);
  const { kind, reply, verdicts, shadow } = decision;
  const rules = new Map(verdicts.map(({ rule, verdict }) => [rule.name, VERDICTS[verdict]] as const));
  const answer = {
    decision: kind,
    rules,
    shadow: new Map(shadow.map(({ rule, would }) => [rule.name, would] as const)),
    response: reply.response,
    issued: request === undefined ? {} : issuedBy(endpoint.hook, request, reply.response),
    status: reply.status,
  };
  return { test, decision, failures: compare(test, answer) };
}

const VERDICTS = { passed: true, failed: false, skipped: 'skipped', error: 'error' } as const;

/** The answer of the service to an invalid request. */
function answerRefused(
  { code, message }: RequestProblem,
  refusal: HookResponse | undefined,
): Parameters<typeof compare>[1] {
  return {
    decision: refusal === undefined ? 'refused' : 'deny',
    rules: new Map(),
    shadow: new Map(),
    response: refusal ?? { error: { code, message } },
    issued: {},
    status: refusal === undefined ? 400 : 200,
  };
}
