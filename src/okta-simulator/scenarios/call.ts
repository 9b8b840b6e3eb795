import type { HookRequest } from '../../hooks/envelope.ts';
import { hooks } from '../../hooks/index.ts';
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
  const { url, presented, simulator } = target;
  const { retries } = hooks[simulator.hook].failure;
  const attempts = await callHook({ url, body, presented }, context, retries);
  return { sent, body, attempts, ...simulator.resultOf(attempts, request, target) };
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
