import { setTimeout as delay } from 'node:timers/promises';
import { attempt } from '../call-hook.ts';
import type { AuthorizationServer } from './authorization-server.ts';
import type { ScenarioContext, Target } from './scenario.ts';
import { marked } from './verification.ts';

/** Milliseconds: a service that could not have the keys yet asks for them again within 10 s. */
const PATIENCE = 15_000;

/** Milliseconds from one look to the next: each can be a failed attempt, and too many of them close the door. */
const PAUSE = 3000;

/** So many calls at a time: behind an address there can be several instances. Each may be a failed attempt. */
const CALLS = 4;

/**
 * Waits until a service has the keys of an authorization server that has only just been started: it fetched them ahead,
 * and found nobody.
 *
 * @param onWait told when there is something to wait for
 */
export async function waitForJwks(
  { asked }: Pick<AuthorizationServer, 'asked'>,
  target: Target,
  player: ScenarioContext,
  onWait: () => void,
): Promise<void> {
  const call = { url: target.url, body: marked(target, player), presented: target.presented };
  const isLetIn = async () => {
    const { reply } = await attempt(call, player);
    return 'failure' in reply || ![401, 503].includes(reply.status);
  };
  // While one is refused, several would only use up the limit of failed attempts.
  const isTrusted = async () =>
    (await isLetIn()) && (await Promise.all(Array.from({ length: CALLS }, isLetIn))).every(Boolean);
  const start = player.clock();
  if (await isTrusted()) return;
  onWait();
  await Promise.race([asked, delay(PAUSE, undefined, { ref: false })]);
  while (!(await isTrusted()) && player.clock() - start < PATIENCE)
    await delay(PAUSE, undefined, { ref: false });
}
