import type { HookRequest } from '../../hooks/envelope.ts';
import { type FormContext, formContextOf } from '../../hooks/registration/form-messages.ts';
import { CLASSIC_REQUEST_TYPE, type RequestType } from '../../hooks/registration/request.ts';
import { type Attempt, attempt, callHook, type SentCredentials } from '../call-hook.ts';
import { checkReply } from '../check-reply.ts';
import { effectOf, messagesShown, type ReplyEffect } from '../interpret-reply.ts';
import type { ReplyFinding } from '../reply-finding.ts';
import type { ScenarioContext, Step, Target } from './scenario.ts';

/** Sends a request of the hook, with the credentials that Okta has, and says what comes of it. */
export async function call(
  sent: string,
  request: HookRequest,
  target: Target,
  player: ScenarioContext,
): Promise<Step> {
  const body = JSON.stringify(request);
  const attempts = await callHook({ url: target.url, body, presented: target.presented }, player);
  const last = attempts.at(-1) ?? attempts[0];
  const surface = formContextOf(request, target) as FormContext;
  const effect = effectOf(last.reply, surface.requestType);
  return {
    sent,
    body,
    attempts,
    effect,
    okta: inWords(effect, surface.requestType),
    shown: messagesShown(effect, surface),
    findings: findingsIn(attempts, surface),
  };
}

/** What is wrong with any of the attempts, each of it once. */
function findingsIn(attempts: readonly Attempt[], surface: FormContext): ReplyFinding[] {
  const found = attempts.flatMap((one) => checkReply(one, surface));
  return [...new Map(found.map((finding) => [`${finding.code} ${finding.message}`, finding])).values()];
}

/** Sends anything else, once, as somebody does who is not Okta. */
export async function send(
  sent: string,
  body: string,
  { url, presented }: { url: string; presented: SentCredentials },
  player: ScenarioContext,
): Promise<Step> {
  const attempts = [await attempt({ url, body, presented }, player)];
  return { sent, body, attempts, shown: [], findings: [] };
}

/** What Okta does, as a sentence. */
function inWords({ kind, profile, open }: ReplyEffect, requestType: RequestType): string {
  const what = requestType === CLASSIC_REQUEST_TYPE ? 'registration' : 'update';
  const unsure = open.length === 0 ? '' : `; its documents do not say what it makes of ${open.join(', ')}`;
  if (kind === 'fail') return `refuses the ${what} by itself: this is no answer to it${unsure}`;
  if (kind === 'refuse') return `refuses the ${what}${unsure}`;
  const written = Object.keys(profile);
  const wrote = written.length === 0 ? '' : `, and writes ${written.join(', ')} to the profile`;
  return `goes on with the ${what}${wrote}${unsure}`;
}
