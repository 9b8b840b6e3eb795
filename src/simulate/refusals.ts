import { samples } from '../okta/samples.ts';
import type { Presented } from '../org/call-hook.ts';
import { type ReplyFinding, says } from '../org/reply-finding.ts';
import { send } from './ask.ts';
import { forged } from './forged.ts';
import { freshRequest, type Player, type Scenario, type Step, type Target } from './scenario.ts';

/** What stands in a request whose answer must not be a decision. */
export type BodyFor = (player: Player) => string;

const aSignUp: BodyFor = (player) => JSON.stringify(freshRequest(samples.ssr, player));

/** Who is not Okta. */
export function strangers(body: BodyFor = aSignUp): Scenario[] {
  return [
    {
      name: 'no-credentials',
      about: 'somebody calls without credentials',
      play: async (target, player) => [
        await refused('no credentials', { kind: 'none' }, body, target, player),
      ],
    },
    {
      name: 'wrong-credentials',
      about: 'somebody calls with credentials of their own making',
      play: async (target, player) => {
        const { presented, words } = await forged(target.presented, player);
        return [await refused(words, presented, body, target, player)];
      },
    },
  ];
}

async function refused(
  words: string,
  presented: Presented,
  body: BodyFor,
  { url }: Target,
  player: Player,
): Promise<Step> {
  const step = await send(words, body(player), { url, presented }, player);
  return { ...step, findings: judgeRefusal(step, [401, 403], STRANGERS) };
}

const STRANGERS = {
  accepted: 'Somebody who is not Okta is answered.',
  expected: 'Answer 401 to whoever presents no valid credentials.',
  source: says.credentials,
};

/** A body that nobody can read. */
export const malformed: Scenario = {
  name: 'malformed',
  about: 'a body that ends too early',
  play: async ({ url, presented }, player) => {
    const body = '{"eventType":"com.okta.user.pre-registration","data":{"userProfile":';
    const step = await send('a body that is no JSON', body, { url, presented }, player);
    return [{ ...step, findings: judgeRefusal(step, [400], UNREADABLE) }];
  },
};

const UNREADABLE = {
  accepted: 'A body that cannot be read is answered as if it were a request.',
  expected: 'Answer 400 to what is no JSON.',
  source: says.status,
};

const REACH = 'Is the address right, and can it be reached from here?';

interface Refusing {
  accepted: string;
  expected: string;
  source: string;
}

/** What is wrong with the answer to a request that must be refused with one of these. */
export function judgeRefusal(
  { attempts }: Step,
  statuses: readonly number[],
  { accepted, expected: hint, source }: Refusing,
): ReplyFinding[] {
  const reply = attempts.at(-1)?.reply;
  if (reply === undefined || 'failure' in reply) {
    const message = `There is no answer: ${reply?.message ?? 'nothing was sent'}.`;
    return [{ code: 'no-answer', severity: 'error', message, hint: REACH, source: says.timeOut }];
  }
  const { status } = reply;
  if (statuses.includes(status)) return [];
  if (status < 300) return [{ code: 'not-refused', severity: 'error', message: accepted, hint, source }];
  const message = `It is refused with ${status}.`;
  // After 5xx Okta calls again, and whoever is not Okta learns that something broke.
  const severity = status >= 500 || status < 400 ? 'error' : 'warn';
  return [{ code: 'refusal', severity, message, hint, source }];
}
