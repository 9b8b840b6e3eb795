import { setTimeout as delay } from 'node:timers/promises';
import { attempt } from '../org/call-hook.ts';
import type { AuthorizationServer } from './authorization-server.ts';
import type { Player, Target } from './scenario.ts';
import { marked } from './verification.ts';

/** Milliseconds: a service that could not have the keys yet asks for them again within 10 s. */
const PATIENCE = 15_000;

/**
 * Waits until a service has the keys of an authorization server that has only just been started: it fetched them ahead,
 * and found nobody.
 *
 * @param onWait told when there is something to wait for
 */
export async function waitForTrust(
  { asked }: Pick<AuthorizationServer, 'asked'>,
  { url, presented }: Target,
  player: Player,
  onWait: () => void,
): Promise<void> {
  const { reply } = await attempt({ url, body: marked(player), presented }, player);
  if ('failure' in reply || ![401, 503].includes(reply.status)) return;
  onWait();
  await Promise.race([asked, delay(PATIENCE, undefined, { ref: false })]);
}
