import { hooks } from '../../hooks/index.ts';
import type { SentCredentials } from '../call-hook.ts';
import { noReply } from '../check-reply.ts';
import { type ReplyFinding, says } from '../reply-finding.ts';
import { send } from './call.ts';
import { forgedCredentials } from './forged-credentials.ts';
import { freshRequest, type Scenario, type ScenarioContext, type Step, type Target } from './scenario.ts';

/** What stands in a request whose answer must not be a decision. */
export type BodyFor = (target: Target, player: ScenarioContext) => string;

const sampleBody: BodyFor = ({ simulator }, player) => {
  const [sample] = Object.values(hooks[simulator.hook].samples);
  return sample === undefined ? '' : JSON.stringify(freshRequest(sample, player));
};

/**
 * Who is not Okta.
 *
 * @param alike the status that the right credentials get, too
 */
export function unauthenticated(body: BodyFor = sampleBody, alike?: number): Scenario[] {
  const refused = async (
    words: string,
    presented: SentCredentials,
    target: Target,
    player: ScenarioContext,
  ): Promise<Step> => {
    const step = await send(words, body(target, player), { url: target.url, presented }, player);
    return { ...step, findings: judgeRejection(step, [401, 403], { ...STRANGERS, alike }) };
  };
  return [
    {
      name: 'no-credentials',
      isStranger: true,
      about: 'somebody calls without credentials',
      play: async (target, player) => [await refused('no credentials', { kind: 'none' }, target, player)],
    },
    {
      name: 'wrong-credentials',
      isStranger: true,
      about: 'somebody calls with credentials of their own making',
      play: async (target, player) => {
        const { presented, words } = await forgedCredentials(target.presented, player);
        return [await refused(words, presented, target, player)];
      },
    },
  ];
}

const STRANGERS = {
  accepted: 'Somebody who is not Okta is answered.',
  expected: 'Answer 401 to whoever presents no valid credentials.',
  source: says.credentials,
};

/** Half of a body, which nobody can read. */
export function malformed(body: BodyFor = sampleBody): Scenario {
  return {
    name: 'malformed',
    about: 'a body that ends too early',
    play: async (target, player) => {
      const { url, presented } = target;
      const whole = body(target, player);
      const half = whole.slice(0, whole.length / 2);
      const step = await send('a body that is no JSON', half, { url, presented }, player);
      return [{ ...step, findings: judgeRejection(step, [400], UNREADABLE) }];
    },
  };
}

const UNREADABLE = {
  accepted: 'A body that cannot be read is answered as if it were a request.',
  expected: 'Answer 400 to what is no JSON.',
  source: says.status,
};

interface Refusing {
  accepted: string;
  expected: string;
  source: string;
  /** What is answered without any reason to refuse it, too. */
  alike?: number | undefined;
}

/** What is wrong with the answer to a request that must be refused with one of these. */
export function judgeRejection(
  { attempts }: Step,
  statuses: readonly number[],
  { accepted, expected: hint, source, alike }: Refusing,
): ReplyFinding[] {
  const reply = attempts.at(-1)?.reply;
  if (reply === undefined) return [];
  if ('failure' in reply) return [noReply(reply)];
  const { status } = reply;
  if (statuses.includes(status)) return [];
  if (status === 429) return [NOT_SEEN];
  if (status === alike) {
    const message = `It is answered with ${status}, as the right credentials are: that they are looked at is not seen.`;
    return [{ code: 'alike', severity: 'error', message, hint, source }];
  }
  if (status < 300) return [{ code: 'not-refused', severity: 'error', message: accepted, hint, source }];
  const message = `It is refused with ${status}.`;
  // After 5xx Okta calls again, and whoever is not Okta learns that something broke.
  const severity = status >= 500 || status < 400 ? 'error' : 'warn';
  return [{ code: 'refusal', severity, message, hint, source }];
}

const NOT_SEEN: ReplyFinding = {
  code: 'too-many-attempts',
  severity: 'warn',
  message: 'Too many attempts from here have failed: 429. What would be answered otherwise is not seen.',
  hint: 'Wait a minute, and play this alone.',
  source: says.credentials,
};
