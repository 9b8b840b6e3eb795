import { isDeepStrictEqual } from 'node:util';
import type { HookRequest } from '../../hooks/envelope.ts';
import { finding } from '../reply-finding.ts';
import { call } from './call.ts';
import {
  type SampleUser,
  type Scenario,
  type ScenarioContext,
  type Step,
  type Target,
  withoutRequestType,
} from './scenario.ts';

/** Two concurrent requests get the same replies as alone. */
export const concurrentRequests: Scenario = {
  name: 'two-at-once',
  about: 'two concurrent requests, which were sent one by one before',
  leftOut: withoutRequestType,
  run: async (target, context) => {
    const users = () => target.simulator.sampleUsers(target, context);
    const alone: Answered[] = [];
    for (const user of users()) alone.push(await callFor(user, 'alone', target, context));
    const together = await Promise.all(users().map((user) => callFor(user, 'at once', target, context)));
    const results = together.map(({ step }, index): Step => {
      const isMixed = isMixedUp(index, alone, together);
      return isMixed ? { ...step, findings: [...step.findings, MIXED_UP] } : step;
    });
    return [...alone.map(({ step }) => step), ...results];
  },
};

interface Answered {
  request: HookRequest;
  step: Step;
}

async function callFor(
  { who, request }: SampleUser,
  when: string,
  target: Target,
  context: ScenarioContext,
): Promise<Answered> {
  return { request, step: await call(`${who}, ${when}`, request, target, context) };
}

/**
 * True if a request got another decision or text than alone, or a value of the other request. Values that differ in each
 * call, such as the time, are accepted.
 */
function isMixedUp(index: number, alone: readonly Answered[], together: readonly Answered[]): boolean {
  const [answered, other] = [together[index], together[1 - index]];
  const [now, then, others] = [answered, alone[index], alone[1 - index]].map((one) => one?.step.effect);
  if (!answered || !other || !now || !then || !others) return false;
  if (now.kind !== then.kind || !isDeepStrictEqual(now.error, then.error)) return true;
  return Object.entries(now.profile).some(
    ([name, value]) =>
      !isDeepStrictEqual(value, then.profile[name]) &&
      (isDeepStrictEqual(value, others.profile[name]) || isOnlyIn(value, other, answered)),
  );
}

/** True if a text occurs in one request, and not in the other. */
function isOnlyIn(value: unknown, there: Answered, here: Answered): boolean {
  if (typeof value !== 'string' || value === '') return false;
  const [inThere, inHere] = [there, here].map(({ request }) => JSON.stringify(request).includes(value));
  return inThere === true && inHere === false;
}

const MIXED_UP = finding('mixed-up', 'A concurrent request changes the reply to this one.');
