import { type ReplyFinding, says } from '../org/reply-finding.ts';
import { send } from './ask.ts';
import { type BodyFor, judgeRefusal, malformed, strangers } from './refusals.ts';
import type { Scenario, Step } from './scenario.ts';

/**
 * What marks a request: it is one of a hook that does not exist. Whoever answers the registration hook has to refuse
 * it, so that no rule is asked, nothing is recorded as a decision, and the answer lets nobody in.
 */
const MARK = 'com.hookgate.verify';

/** A marked request. */
export const marked: BodyFor = ({ newId, now }) =>
  JSON.stringify({ eventId: newId(), eventTime: new Date(now()).toISOString(), eventType: MARK, data: {} });

/** What a deployment is asked: nothing in it can become a decision. */
export const verification: readonly Scenario[] = [
  {
    name: 'right-credentials',
    about: 'a marked request with the right credentials is let in, and refused as no request of the hook',
    play: async ({ url, presented }, player) => {
      const step = await send('a marked request', marked(player), { url, presented }, player);
      return [{ ...step, findings: [...judgeEntry(step), ...judgeTime(step)] }];
    },
  },
  ...strangers(marked),
  malformed,
  {
    name: 'unknown-path',
    about: 'a path that no hook has',
    play: async ({ url, presented }, player) => {
      const elsewhere = new URL(`/hookgate-verify-${player.newId()}`, url).href;
      const step = await send('a marked request', marked(player), { url: elsewhere, presented }, player);
      return [{ ...step, findings: judgeRefusal(step, [404], NOWHERE) }];
    },
  },
];

const NOWHERE = {
  accepted: 'A path that no hook has is answered.',
  expected: 'Answer 404 where there is no hook.',
  source: says.status,
};

const MARKED = {
  accepted: 'A request of another hook is answered as if it were one of the registration hook.',
  expected: 'Look at eventType, and refuse what is not com.okta.user.pre-registration.',
  source: says.status,
};

/** 400 says that the credentials were accepted, that there is a hook at the path, and that the body was read. */
function judgeEntry(step: Step): ReplyFinding[] {
  const reply = step.attempts.at(-1)?.reply;
  const status = reply !== undefined && 'status' in reply ? reply.status : undefined;
  const why = status === undefined ? undefined : REFUSED.get(status);
  if (why === undefined) return judgeRefusal(step, [400], MARKED);
  return [{ code: 'no-entry', severity: 'error', ...why, source: says.credentials }];
}

const REFUSED = new Map([
  [401, { message: 'The credentials are refused with 401.', hint: 'Are they those of this deployment?' }],
  [
    403,
    {
      message: 'The request is refused with 403.',
      hint: 'May this machine call, and with these credentials?',
    },
  ],
  [
    404,
    {
      message: 'There is no hook at this path: 404.',
      hint: 'Is it the path of a rule file that is deployed?',
    },
  ],
  [
    429,
    {
      message: 'Too many attempts have failed: 429.',
      hint: 'Wait a minute, and give the right credentials.',
    },
  ],
  [503, { message: 'The service does not take requests: 503.', hint: 'Ask its /readyz why.' }],
]);

/** Milliseconds: a third of what Okta waits for. */
const SLOW = 1000;

function judgeTime({ attempts }: Step): ReplyFinding[] {
  const milliseconds = attempts.at(-1)?.milliseconds ?? 0;
  if (milliseconds < SLOW) return [];
  const message = `The answer took ${Math.round(milliseconds)} ms of the 3000 ms that Okta waits for.`;
  const hint = 'Run the service nearer to Okta, or give it more to run on.';
  return [{ code: 'slow', severity: 'warn', message, hint, source: says.timeOut }];
}
