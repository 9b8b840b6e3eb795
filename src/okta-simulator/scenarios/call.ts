import type { HookRequest } from '../../hooks/envelope.ts';
import { attempt, callHook, type SentCredentials } from '../call-hook.ts';
import type { ScenarioContext, Step, Target } from './scenario.ts';

/** Calls a hook as Okta does, with its credentials. */
export async function call(
  sent: string,
  request: HookRequest,
  target: Target,
  context: ScenarioContext,
): Promise<Step> {
  const body = JSON.stringify(request);
  const attempts = await callHook({ url: target.url, body, presented: target.presented }, context);
  return { sent, body, attempts, ...target.simulator.resultOf(attempts, request, target) };
}

/** Sends anything else, once, as a client that is not Okta. */
export async function send(
  sent: string,
  body: string,
  { url, presented }: { url: string; presented: SentCredentials },
  context: ScenarioContext,
): Promise<Step> {
  const attempts = [await attempt({ url, body, presented }, context)];
  return { sent, body, attempts, shown: [], findings: [] };
}
