import { type RequestType, registration } from '../okta/registration.ts';
import type { HookRequest } from '../okta/request.ts';
import { type Surface, surfaceOf } from '../okta/shown.ts';
import { type Attempt, attempt, callHook, type Presented } from '../org/call-hook.ts';
import { checkReply } from '../org/check-reply.ts';
import { type Effect, effectOf, shownOf } from '../org/effect.ts';
import type { ReplyFinding } from '../org/reply-finding.ts';
import type { Player, Step, Target } from './scenario.ts';

/** Sends a request of the hook, with the credentials that Okta has, and says what comes of it. */
export async function ask(sent: string, request: HookRequest, target: Target, player: Player): Promise<Step> {
  const body = JSON.stringify(request);
  const attempts = await callHook({ url: target.url, body, presented: target.presented }, player);
  const last = attempts.at(-1) ?? attempts[0];
  const surface = surfaceOf(request, target) as Surface;
  const effect = effectOf(last.reply, surface.requestType);
  return {
    sent,
    body,
    attempts,
    effect,
    okta: inWords(effect, surface.requestType),
    shown: shownOf(effect, surface),
    findings: findingsIn(attempts, surface),
  };
}

/** What is wrong with any of the attempts, each of it once. */
function findingsIn(attempts: readonly Attempt[], surface: Surface): ReplyFinding[] {
  const found = attempts.flatMap((one) => checkReply(one, surface));
  return [...new Map(found.map((finding) => [`${finding.code} ${finding.message}`, finding])).values()];
}

/** Sends anything else, once, as somebody does who is not Okta. */
export async function send(
  sent: string,
  body: string,
  { url, presented }: { url: string; presented: Presented },
  player: Player,
): Promise<Step> {
  const attempts = [await attempt({ url, body, presented }, player)];
  return { sent, body, attempts, shown: [], findings: [] };
}

/** What Okta does, as a sentence. */
function inWords({ kind, profile, open }: Effect, requestType: RequestType): string {
  const what = requestType === registration.classicRequestType ? 'registration' : 'update';
  const unsure = open.length === 0 ? '' : `; its documents do not say what it makes of ${open.join(', ')}`;
  if (kind === 'fail') return `refuses the ${what} by itself: this is no answer to it${unsure}`;
  if (kind === 'refuse') return `refuses the ${what}${unsure}`;
  const written = Object.keys(profile);
  const wrote = written.length === 0 ? '' : `, and writes ${written.join(', ')} to the profile`;
  return `goes on with the ${what}${wrote}${unsure}`;
}
