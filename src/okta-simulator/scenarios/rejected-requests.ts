import { isObject } from '../../hooks/envelope.ts';
import { hooks } from '../../hooks/index.ts';
import type { SentCredentials } from '../call-hook.ts';
import { noReply } from '../check-reply.ts';
import { jsonOf } from '../reply.ts';
import { finding, type ReplyFinding, says } from '../reply-finding.ts';
import { send } from './call.ts';
import { forgedCredentials } from './forged-credentials.ts';
import { freshRequest, type Scenario, type ScenarioContext, type Step, type Target } from './scenario.ts';

/** Creates the body of a request that must not be decided. */
export type BodyFor = (target: Target, context: ScenarioContext) => string;

const sampleBody: BodyFor = ({ simulator }, context) => {
  const [sample] = Object.values(hooks[simulator.hook].samples);
  return sample === undefined ? '' : JSON.stringify(freshRequest(sample, context));
};

/**
 * The scenarios without valid credentials.
 *
 * @param statusIfValid a status that requests with valid credentials get too
 */
export function unauthenticated(body: BodyFor = sampleBody, statusIfValid?: number): Scenario[] {
  const refused = async (
    words: string,
    credentials: SentCredentials,
    target: Target,
    context: ScenarioContext,
  ): Promise<Step> => {
    const step = await send(words, body(target, context), { url: target.url, credentials }, context);
    return { ...step, findings: checkRejection(step, [401, 403], { ...UNAUTHENTICATED, statusIfValid }) };
  };
  return [
    {
      name: 'no-credentials',
      isUnauthenticated: true,
      about: 'a request without credentials',
      run: async (target, context) => [await refused('no credentials', { kind: 'none' }, target, context)],
    },
    {
      name: 'wrong-credentials',
      isUnauthenticated: true,
      about: 'a request with invalid credentials',
      run: async (target, context) => {
        const { credentials, words } = await forgedCredentials(target.credentials, context);
        return [await refused(words, credentials, target, context)];
      },
    },
  ];
}

const UNAUTHENTICATED = {
  accepted: 'A request without valid credentials is accepted.',
  expected: 'Answer 401 to requests without valid credentials.',
  source: says.credentials,
};

/** The scenario with a truncated body. */
export function malformed(body: BodyFor = sampleBody): Scenario {
  return {
    name: 'malformed',
    about: 'a request with a truncated body',
    run: async (target, context) => {
      const whole = body(target, context);
      const half = whole.slice(0, whole.length / 2);
      const step = await send('a truncated body', half, target, context);
      return [{ ...step, findings: checkNotDecided(step, target, UNREADABLE) }];
    },
  };
}

/**
 * Checks the reply to an authenticated request that must not be decided. The refusal is status 400; where Okta would continue
 * after that, it is an error object.
 */
export function checkNotDecided(step: Step, { simulator }: Target, rejection: Rejection): ReplyFinding[] {
  if (hooks[simulator.hook].failure.okta !== 'continues-unchanged')
    return checkRejection(step, [400], rejection);
  const reply = step.attempts.at(-1)?.reply;
  const value = reply === undefined || 'failure' in reply ? undefined : jsonOf(reply.body);
  const { error, commands } = isObject(value) ? value : {};
  if (reply === undefined || 'failure' in reply || reply.status === 429 || reply.status >= 500)
    return checkRejection(step, [], rejection);
  const { status } = reply;
  if (status < 300 && isObject(error)) return [];
  if (status < 300 && commands !== undefined) return checkRejection(step, [], rejection);
  const message = `The reply, ${status} without an error object, refuses nothing: Okta continues unchanged.`;
  return [{ ...CONTINUES, message }];
}

const CONTINUES = {
  code: 'continues',
  severity: 'warn',
  hint: 'Answer 200 with an error object, unless nothing depends on this hook.',
  source: says.failsOpen,
} as const;

const UNREADABLE = {
  accepted: 'A body that is not JSON is accepted.',
  expected: 'Answer 400 to bodies that are not JSON.',
  source: says.status,
};

export interface Rejection {
  accepted: string;
  expected: string;
  source: string;
  /** The status of valid requests, if it is one of the expected ones. */
  statusIfValid?: number | undefined;
}

/** Checks the reply to a request that must be rejected with one of these statuses. */
export function checkRejection(
  { attempts }: Step,
  statuses: readonly number[],
  { accepted, expected: hint, source, statusIfValid }: Rejection,
): ReplyFinding[] {
  const reply = attempts.at(-1)?.reply;
  if (reply === undefined) return [];
  if ('failure' in reply) return [noReply(reply)];
  const { status } = reply;
  if (statuses.includes(status)) return [];
  if (status === 429) return [RATE_LIMITED];
  if (status === statusIfValid) {
    const message = `The status is ${status}, as with valid credentials: it is unknown whether credentials are checked.`;
    return [{ code: 'alike', severity: 'error', message, hint, source }];
  }
  if (status < 300) return [{ code: 'not-refused', severity: 'error', message: accepted, hint, source }];
  const message = `It is refused with ${status}.`;
  // Okta retries after 5xx, and the status tells an attacker that the service failed.
  const severity = status >= 500 || status < 400 ? 'error' : 'warn';
  return [{ code: 'refusal', severity, message, hint, source }];
}

const RATE_LIMITED = finding(
  'too-many-attempts',
  'Too many attempts from here have failed: 429. The check was not possible.',
);
