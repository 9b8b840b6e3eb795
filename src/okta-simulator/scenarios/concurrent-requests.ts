import { isDeepStrictEqual } from 'node:util';
import type { HookRequest } from '../../hooks/envelope.ts';
import type { ReplyEffect } from '../call-result.ts';
import { says } from '../reply-finding.ts';
import type { SampleUser } from '../scenarios/scenario.ts';
import { call } from './call.ts';
import {
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
    const alone: Asked[] = [];
    for (const person of target.simulator.sampleUsers(target, context))
      alone.push(await askFor(person, 'alone', target, context));
    const together = await Promise.all(
      target.simulator
        .sampleUsers(target, context)
        .map((person) => askFor(person, 'at once', target, context)),
    );
    const judged = together.map((asked, index): Step => {
      const [before, otherBefore, other] = [alone[index], alone[1 - index], together[1 - index]];
      const isMixed = before && otherBefore && other && isMixedUp({ asked, before, other, otherBefore });
      return isMixed ? { ...asked.step, findings: [...asked.step.findings, MIXED_UP] } : asked.step;
    });
    return [...alone.map(({ step }) => step), ...judged];
  },
};

interface Asked {
  request: HookRequest;
  step: Step;
}

async function askFor(
  { who, request }: SampleUser,
  when: string,
  target: Target,
  context: ScenarioContext,
): Promise<Asked> {
  return { request, step: await call(`${who}, ${when}`, request, target, context) };
}

/**
 * True if a request got another decision or text than alone, or a value of the other request. Values that differ in each
 * call, such as the time, are accepted.
 */
function isMixedUp(calls: Readonly<Record<'asked' | 'before' | 'other' | 'otherBefore', Asked>>): boolean {
  const { asked, before, other, otherBefore } = calls;
  const [now, then, others] = [asked, before, otherBefore].map(({ step }) => step.effect) as ReplyEffect[];
  if (now === undefined || then === undefined || others === undefined) return false;
  if (now.kind !== then.kind || !isDeepStrictEqual(now.error, then.error)) return true;
  return Object.entries(now.profile).some(
    ([name, value]) =>
      !isDeepStrictEqual(value, then.profile[name]) &&
      (isDeepStrictEqual(value, others.profile[name]) || isOnlyIn(value, other, asked)),
  );
}

/** True if a text occurs in one request, and not in the other. */
function isOnlyIn(value: unknown, there: Asked, here: Asked): boolean {
  if (typeof value !== 'string' || value === '') return false;
  const [inThere, inHere] = [there, here].map(({ request }) => JSON.stringify(request).includes(value));
  return inThere === true && inHere === false;
}

const MIXED_UP = {
  code: 'mixed-up',
  severity: 'error',
  message: 'A concurrent request changes the reply to this one.',
  hint: 'Do not share state between requests.',
  source: says.eventId,
} as const;
