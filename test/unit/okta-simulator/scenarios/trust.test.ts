import { expect, test } from 'vitest';
import { waitForJwks } from '../../../../src/okta-simulator/scenarios/wait-for-jwks.ts';
import { newPlayer, startHook } from './service.ts';

/** A hook that cannot tell who calls until it has been asked so many times. */
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

test('a service that has the keys is not waited for', async () => {
  expect(await trustAfter(0)).toEqual({ asked: 5, waits: 0 });
});

test('a service without them is asked by one call, and once that is let in by several at a time', async () => {
  expect(await trustAfter(1)).toEqual({ asked: 6, waits: 1 });
});
