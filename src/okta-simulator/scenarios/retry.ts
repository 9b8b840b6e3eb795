import { isDeepStrictEqual } from 'node:util';
import { hooks } from '../../hooks/index.ts';
import { finding } from '../reply-finding.ts';
import { call } from './call.ts';
import { type Scenario, withoutRequestType } from './scenario.ts';

/** A time-out, after which Okta retries with the same eventId. */
export const retry: Scenario = {
  name: 'retry',
  about: 'Okta does not get the reply in time, and retries with the same eventId',
  leftOut: (target) =>
    hooks[target.simulator.hook].failure.retries === 0
      ? 'Okta does not retry this hook'
      : withoutRequestType(target),
  run: async (target, context) => {
    const [user] = target.simulator.sampleUsers(target, context);
    if (user === undefined) return [];
    const first = await call(`${user.who}; the reply is discarded`, user.request, target, context);
    const retried = await call(`${user.who}, retry`, user.request, target, context);
    const isSame = isDeepStrictEqual(first.effect, retried.effect);
    const result = isSame ? retried : { ...retried, findings: [...retried.findings, DIFFERENT_REPLY] };
    return [{ ...first, okta: 'does not get it in time, and retries', shown: [], issued: [] }, result];
  },
};

const DIFFERENT_REPLY = finding('another-answer', 'The retry gets a different reply.');
