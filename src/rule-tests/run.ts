import { setImmediate as nextTurn } from 'node:timers/promises';
import { decide } from '../decisions/decide.ts';
import type { Decision } from '../decisions/decision.ts';
import { isRequestProblem, type RequestProblem, readRequest } from '../hooks/read-request.ts';
import { compare, type Failure } from './compare.ts';
import type { TestCase } from './prepare.ts';

/** What a test came to. */
export interface TestResult {
  test: TestCase;
  /** Left out where the body is no request of this hook. */
  decision?: Decision;
  /** Why it is none. */
  refusal?: RequestProblem;
  /** What was not as expected; nothing: the test passed. */
  failures: Failure[];
}

/** Milliseconds for which tests may hold the thread. */
const LONGEST_TURN = 10;

/**
 * Runs tests one after the other, on the way that a request of Okta goes. There is no deadline: how fast the machine is
 * must not decide whether a test passes.
 *
 * @param now milliseconds since 1970, for tests that do not say when they are decided
 * @param onTurn told now and then how many are done
 */
export async function runTests(
  tests: readonly TestCase[],
  now: number,
  onTurn: (done: number) => void = () => undefined,
): Promise<TestResult[]> {
  const results: TestResult[] = [];
  let turn = performance.now();
  for (const test of tests) {
    // A service that tests new rules answers by the old ones meanwhile.
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
  const request = readRequest(test.body);
  if (isRequestProblem(request))
    return { test, refusal: request, failures: compare(test, answerRefused(request)) };
  const decision = await decide(
    { id: 'test', version: 'test', endpoint: test.endpoint, request, time: test.now ?? now },
    { debugContext: false, trace: true },
  );
  const { kind, reply, verdicts, shadow } = decision;
  const rules = new Map(verdicts.map(({ rule, verdict }) => [rule.name, VERDICTS[verdict]] as const));
  const answer = {
    decision: kind,
    rules,
    shadow: new Map(shadow.map(({ rule, would }) => [rule.name, would] as const)),
    response: reply.response,
    status: reply.status,
  };
  return { test, decision, failures: compare(test, answer) };
}

const VERDICTS = { passed: true, failed: false, skipped: 'skipped', error: 'error' } as const;

/** As the service answers what is not for it. */
function answerRefused({ code, message }: RequestProblem): Parameters<typeof compare>[1] {
  return {
    decision: 'refused',
    rules: new Map(),
    shadow: new Map(),
    response: { error: { code, message } },
    status: 400,
  };
}
