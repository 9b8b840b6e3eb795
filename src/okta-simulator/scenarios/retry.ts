import { isDeepStrictEqual } from 'node:util';
import { hooks } from '../../hooks/index.ts';
import { says } from '../reply-finding.ts';
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
    const [person] = target.simulator.sampleUsers(target, context);
    if (person === undefined) return [];
    const lost = await call(`${person.who}; the reply is discarded`, person.request, target, context);
    const again = await call(`${person.who}, retry`, person.request, target, context);
    const isSame = isDeepStrictEqual(lost.effect, again.effect);
    const judged = isSame ? again : { ...again, findings: [...again.findings, ANOTHER_ANSWER] };
    return [{ ...lost, okta: 'does not get it in time, and retries', shown: [] }, judged];
  },
};

const ANOTHER_ANSWER = {
  code: 'another-answer',
  severity: 'error',
  message: 'The retry gets a different reply.',
  hint: 'Recognize it by its eventId, and send the same reply.',
  source: says.retry,
} as const;
