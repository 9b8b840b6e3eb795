import { hooks } from '../../hooks/index.ts';
import { checkTime } from '../check-reply.ts';
import { httpStatusFindings } from '../http-status-findings.ts';
import { type ReplyFinding, says } from '../reply-finding.ts';
import { send } from './call.ts';
import {
  type BodyFor,
  checkNotDecided,
  checkRejection,
  malformed,
  type Rejection,
  unauthenticated,
} from './rejected-requests.ts';
import type { Scenario, Step, Target } from './scenario.ts';

/**
 * The event type of a hook that does not exist. A registration hook has to reject it, so that no rule is evaluated, no
 * decision is recorded, and nobody is allowed.
 */
const MARK = 'com.hookgate.verify';

/** A request with the event type MARK, complete so that a service that reads only the profile does not fail. */
export const marked: BodyFor = ({ simulator }, context) =>
  JSON.stringify({ ...simulator.unreachableUser(context), eventType: MARK });

/** The scenarios for a deployed service; none of their requests can be decided. */
export const verification: readonly Scenario[] = [
  {
    name: 'right-credentials',
    about: 'a marked request with valid credentials is authenticated, and refused because of its event type',
    run: async (target, context) => {
      const step = await send('a marked request', marked(target, context), target, context);
      return [
        { ...step, findings: [...checkAuthenticated(step, target), ...step.attempts.flatMap(checkTime)] },
      ];
    },
  },
  ...unauthenticated(marked, 400),
  malformed(marked),
  {
    name: 'unknown-path',
    about: 'a request to another path, where there is no hook',
    isUnauthenticated: true,
    run: async (target, context) => {
      // Another application may own this path and must not get the credentials.
      const elsewhere = new URL(`hookgate-verify-${context.newId()}`, target.url).href;
      const call = { url: elsewhere, credentials: { kind: 'none' } } as const;
      const step = await send(
        'a marked request, without credentials',
        marked(target, context),
        call,
        context,
      );
      return [{ ...step, findings: checkRejection(step, [401, 403, 404, 405], NOWHERE).map(toWarning) }];
    },
  },
];

const NOWHERE = {
  accepted: 'A request to a path without a hook is accepted.',
  expected: 'Answer 404 at paths without a hook, unless another application uses them.',
  source: says.status,
};

function toWarning(finding: ReplyFinding): ReplyFinding {
  return { ...finding, severity: 'warn' };
}

function markedRejection({ simulator }: Target): Rejection {
  const { name, eventType } = hooks[simulator.hook];
  return {
    accepted: `A request of another hook is decided like one of the ${name} hook.`,
    expected: `Check eventType, and refuse all but ${eventType}.`,
    source: says.status,
  };
}

/** Checks that the credentials were accepted, the path has a hook, and the body was read. */
function checkAuthenticated(step: Step, target: Target): ReplyFinding[] {
  const reply = step.attempts.at(-1)?.reply;
  const status = reply !== undefined && 'status' in reply ? reply.status : undefined;
  const finding = status === undefined ? undefined : httpStatusFindings(status);
  if (finding !== undefined) return [finding];
  return checkNotDecided(step, target, markedRejection(target)).map((one) =>
    one.code === 'refusal' ? { ...one, severity: 'error', hint: NO_HOOK } : one,
  );
}

const NO_HOOK = 'A hook answers 400 to a request of another hook. Check that the hook sent this reply.';
