import { isDeepStrictEqual } from 'node:util';
import type { HookName } from '../../hooks/contract.ts';
import type { HookRequest } from '../../hooks/envelope.ts';
import { hooks } from '../../hooks/index.ts';
import { checkReply } from '../check-reply.ts';
import { call } from '../scenarios/call.ts';
import {
  freshRequest,
  type HookSimulator,
  type SampleUser,
  type ScenarioContext,
} from '../scenarios/scenario.ts';
import { effectOf, type PatchedParts, type SignInEffect } from './interpret-reply.ts';

/** The words and parts of one sign-in hook. */
interface SignInHook {
  hook: HookName;
  parts: PatchedParts;
  /** What Okta does, as sentences without a subject. */
  words: Record<'unchanged' | 'changed' | 'refused', string>;
  /** A name for each sample. */
  about: string;
}

/** Simulates Okta for a hook that is called while a user or a client signs in. */
export function signInSimulator({ hook, parts, words, about }: SignInHook): HookSimulator {
  const samples = Object.entries(hooks[hook].samples);
  const users = (context: ScenarioContext): SampleUser[] =>
    samples.map(([who, sample]) => ({ who, request: freshRequest(sample, context) }));
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
    unreachableUser: (context) => unreachable(freshRequest(samples[0]?.[1] as HookRequest, context)),
    resultOf(attempts, request) {
      const last = attempts.at(-1);
      if (last === undefined) throw new Error('no call');
      const effect = effectOf(last.reply, request, parts);
      const findings = attempts.flatMap((attempt) => checkReply(attempt, () => []));
      return { effect, okta: inWords(effect, request, words), shown: [], findings };
    },
  };
}

function inWords(
  { kind, error, issued = {} }: SignInEffect,
  { data }: HookRequest,
  words: SignInHook['words'],
): string {
  if (kind === 'refuse') return `${words.refused}: ${error?.errorSummary ?? 'without a text'}`;
  const isChanged = Object.entries(issued).some(([name, part]) => !isDeepStrictEqual(part, data[name]));
  const unusable = kind === 'fail' ? ', because it cannot use the reply' : '';
  return `${isChanged ? words.changed : words.unchanged}${unusable}`;
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
