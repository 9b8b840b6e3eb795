import { checkTime } from '../check-reply.ts';
import { httpStatusFindings } from '../http-status-findings.ts';
import { type ReplyFinding, says } from '../reply-finding.ts';
import { send } from './call.ts';
import { type BodyFor, judgeRejection, malformed, unauthenticated } from './rejected-requests.ts';
import type { Scenario, Step } from './scenario.ts';

/**
 * What marks a request: it is one of a hook that does not exist. Whoever answers the registration hook has to refuse
 * it, so that no rule is asked, nothing is recorded as a decision, and the answer lets nobody in.
 */
const MARK = 'com.hookgate.verify';

/**
 * A marked request. All else is as Okta sends it, about a user who cannot exist: a service that looks at nothing but the
 * profile breaks at nothing that is missing.
 */
export const marked: BodyFor = ({ simulator }, player) =>
  JSON.stringify({ ...simulator.unreachableUser(player), eventType: MARK });

/** What a deployment is asked: nothing in it can become a decision. */
export const verification: readonly Scenario[] = [
  {
    name: 'right-credentials',
    about: 'a marked request with the right credentials is let in, and refused as no request of the hook',
    play: async (target, player) => {
      const step = await send('a marked request', marked(target, player), target, player);
      return [{ ...step, findings: [...judgeEntry(step), ...step.attempts.flatMap(checkTime)] }];
    },
  },
  ...unauthenticated(marked, 400),
  malformed(marked),
  {
    name: 'unknown-path',
    about: 'somebody calls a path beside it that no hook has',
    isStranger: true,
    play: async (target, player) => {
      // Whose path that is, is not known: the credentials of the hook are none of its business.
      const elsewhere = new URL(`hookgate-verify-${player.newId()}`, target.url).href;
      const call = { url: elsewhere, presented: { kind: 'none' } } as const;
      const step = await send('a marked request, without credentials', marked(target, player), call, player);
      return [{ ...step, findings: judgeRejection(step, [401, 403, 404, 405], NOWHERE).map(toWarning) }];
    },
  },
];

const NOWHERE = {
  accepted: 'A path beside the hook is answered that no hook has.',
  expected: 'Is that another application? Else answer 404 where there is no hook.',
  source: says.status,
};

function toWarning(finding: ReplyFinding): ReplyFinding {
  return { ...finding, severity: 'warn' };
}

const MARKED = {
  accepted: 'A request of another hook is answered as if it were one of the registration hook.',
  expected: 'Look at eventType, and refuse what is not com.okta.user.pre-registration.',
  source: says.status,
};

/** 400 says that the credentials were accepted, that there is a hook at the path, and that the body was read. */
function judgeEntry(step: Step): ReplyFinding[] {
  const reply = step.attempts.at(-1)?.reply;
  const status = reply !== undefined && 'status' in reply ? reply.status : undefined;
  const finding = status === undefined ? undefined : httpStatusFindings(status);
  if (finding !== undefined) return [finding];
  return judgeRejection(step, [400], MARKED).map((one) =>
    one.code === 'refusal' ? { ...one, severity: 'error', hint: NO_HOOK } : one,
  );
}

const NO_HOOK = 'The hook answers 400 to a request of another one: is it the hook that answers?';
