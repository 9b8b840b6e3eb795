import { expect, test } from 'vitest';
import { waitForJwks } from '../../../../src/okta-simulator/scenarios/wait-for-jwks.ts';
import { newPlayer, startHook } from './service.ts';

/** A hook that cannot authenticate before a number of calls. */
async function trustAfter(times: number) {
  let asked = 0;
  const anotherHook = () => {
    asked += 1;
    return { status: asked > times ? 400 : 503 };
  };
  const { target } = await startHook({ anotherHook });
  let waits = 0;
  await waitForJwks({ asked: Promise.resolve() }, target, newPlayer(), () => {
    waits += 1;
  });
  return { asked, waits };
}

test('wait for JWKS: does not wait for a service with keys', async () => {
  expect(await trustAfter(0)).toEqual({ asked: 5, waits: 0 });
});

test('wait for JWKS: calls once at a time until authenticated, then several at a time', async () => {
  expect(await trustAfter(1)).toEqual({ asked: 6, waits: 1 });
});
