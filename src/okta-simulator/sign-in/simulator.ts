import { isDeepStrictEqual } from 'node:util';
import type { HookRequest } from '../../hooks/envelope.ts';
import type { Attempt } from '../call-hook.ts';
import { checkReply } from '../check-reply.ts';
import type { ReplyFinding } from '../reply-finding.ts';
import { call } from '../scenarios/call.ts';
import {
  freshRequest,
  type HookSimulator,
  type SampleUser,
  type ScenarioContext,
} from '../scenarios/scenario.ts';
import { checkParts } from './check-parts.ts';
import { compareParts } from './compare-parts.ts';
import { effectOf, partsIn, type SignInEffect } from './interpret-reply.ts';
import type { SignInHook } from './sign-in-hook.ts';

/** Simulates Okta for a hook that is called while a user or a client signs in. */
export function signInSimulator(signIn: SignInHook): HookSimulator {
  const { hook, about, samples } = signIn;
  const users = (context: ScenarioContext): SampleUser[] =>
    samples.map(({ who, request }) => ({ who, request: freshRequest(request, context) }));
  return {
    hook,
    decisions: [
      {
        name: hook,
        about,
        hook,
        run: async (target, context) => {
          const steps = [];
          for (const { who, request } of users(context))
            steps.push(await call(who, request, target, context));
          return steps;
        },
      },
    ],
    sampleUsers: (_target, context) => users(context).slice(0, 2),
    unreachableUser: (context) => unreachable(freshRequest(samples[0]?.request as HookRequest, context)),
    resultOf(attempts, request) {
      const last = attempts.at(-1);
      if (last === undefined) throw new Error('no call');
      const effect = effectOf(last.reply, request, signIn);
      return {
        effect,
        okta: inWords(effect, request, signIn),
        shown: [],
        issued: effect.issued === undefined ? [] : compareParts(effect.issued, request, signIn),
        findings: uniqueFindings(attempts, request, signIn),
      };
    },
  };
}

/** Checks a reply against Okta's documents about a sign-in hook. */
export function checkSignInReply(attempt: Attempt, request: HookRequest, hook: SignInHook): ReplyFinding[] {
  return checkReply(attempt, (reply) => checkParts(reply, request, hook), hook.reads);
}

/** The findings about all attempts, each once. */
function uniqueFindings(
  attempts: readonly Attempt[],
  request: HookRequest,
  hook: SignInHook,
): ReplyFinding[] {
  const found = attempts.flatMap((attempt) => checkSignInReply(attempt, request, hook));
  return [...new Map(found.map((finding) => [`${finding.code} ${finding.message}`, finding])).values()];
}

function inWords(
  { kind, error, issued, undocumented }: SignInEffect,
  request: HookRequest,
  hook: SignInHook,
): string {
  const { words } = hook;
  const unsure = undocumented.length === 0 ? '' : `; not documented: ${undocumented.join(', ')}`;
  if (kind === 'refuse') return `${words.refused}: ${error?.errorSummary ?? 'without a text'}${unsure}`;
  if (kind === 'fail') return `${words.unchanged}, because it cannot use the reply${unsure}`;
  const isChanged = !isDeepStrictEqual(issued, partsIn(request, hook));
  return `${isChanged ? words.changed : words.unchanged}${unsure}`;
}

/** A user who cannot exist (RFC 2606). */
function unreachable(request: HookRequest): HookRequest {
  const context = Object(request.data['context']) as Record<string, unknown>;
  const { profile, ...user } = Object(context['user']) as Record<string, unknown>;
  const nobody = { ...Object(profile), login: 'hookgate-verify@deployment.invalid' };
  return {
    ...request,
    data: { ...request.data, context: { ...context, user: { ...user, profile: nobody } } },
  };
}
