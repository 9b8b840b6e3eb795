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
  const { url, credentials, simulator } = target;
  const { retries } = hooks[simulator.hook].failure;
  const attempts = await callHook({ url, body, credentials }, context, retries);
  return { sent, body, attempts, ...simulator.resultOf(attempts, request, target) };
}

/** Sends any body once, without a retry and without interpreting the reply. */
export async function send(
  sent: string,
  body: string,
  { url, credentials }: { url: string; credentials: SentCredentials },
  context: ScenarioContext,
): Promise<Step> {
  const attempts = [await attempt({ url, body, credentials }, context)];
  return { sent, body, attempts, shown: [], findings: [] };
}
