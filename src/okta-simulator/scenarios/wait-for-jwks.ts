import { setTimeout as delay } from 'node:timers/promises';
import { attempt } from '../call-hook.ts';
import type { AuthorizationServer } from './authorization-server.ts';
import type { ScenarioContext, Target } from './scenario.ts';
import { marked } from './verification.ts';

/** Time limit in milliseconds; hookgate fetches missing keys again within 10 s. */
const PATIENCE = 15_000;

/** Milliseconds between attempts; each may count against the rate limit of failed attempts. */
const PAUSE = 3000;

/** Number of concurrent calls, because an address can have several instances. */
const CALLS = 4;

/**
 * Waits until a service has fetched the JWKS of an authorization server that was started after it.
 *
 * @param onWait called if there is a need to wait
 */
export async function waitForJwks(
  { asked }: Pick<AuthorizationServer, 'asked'>,
  target: Target,
  context: ScenarioContext,
  onWait: () => void,
): Promise<void> {
  const call = { url: target.url, body: marked(target, context), credentials: target.credentials };
  const isAuthenticated = async () => {
    const { reply } = await attempt(call, context);
    return 'failure' in reply || ![401, 503].includes(reply.status);
  };
  // One call first: several failed attempts would exhaust the rate limit.
  const isTrusted = async () =>
    (await isAuthenticated()) &&
    (await Promise.all(Array.from({ length: CALLS }, isAuthenticated))).every(Boolean);
  const start = context.clock();
  if (await isTrusted()) return;
  onWait();
  await Promise.race([asked, delay(PAUSE, undefined, { ref: false })]);
  while (!(await isTrusted()) && context.clock() - start < PATIENCE)
    await delay(PAUSE, undefined, { ref: false });
}
