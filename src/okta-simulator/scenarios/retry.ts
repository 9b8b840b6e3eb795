import { isDeepStrictEqual } from 'node:util';
import { hooks } from '../../hooks/index.ts';
import { says } from '../reply-finding.ts';
import { call } from './call.ts';
import { type Scenario, withoutRequestType } from './scenario.ts';

/** An answer that comes too late for Okta: it calls once more, with the same eventId. */
export const retry: Scenario = {
  name: 'retry',
  about: 'Okta does not get the answer in time, and calls once more with the same eventId',
  leftOut: (target) =>
    hooks[target.simulator.hook].failure.retries === 0
      ? 'Okta does not retry this hook'
      : withoutRequestType(target),
  play: async (target, player) => {
    const [person] = target.simulator.sampleUsers(target, player);
    if (person === undefined) return [];
    const lost = await call(`${person.who}; the answer is thrown away`, person.request, target, player);
    const again = await call(`${person.who}, the same once more`, person.request, target, player);
    const isSame = isDeepStrictEqual(lost.effect, again.effect);
    const judged = isSame ? again : { ...again, findings: [...again.findings, ANOTHER_ANSWER] };
    return [{ ...lost, okta: 'does not get it in time, and calls once more', shown: [] }, judged];
  },
};

const ANOTHER_ANSWER = {
  code: 'another-answer',
  severity: 'error',
  message: 'The same request is answered in another way the second time.',
  hint: 'Recognize it by its eventId, and answer as before.',
  source: says.retry,
} as const;
