import { expect, test } from 'vitest';
import { readState, writeState } from '../../../console/src/preview/link.ts';

const state = {
  endpoint: '/registrationHookSSR',
  requestType: 'self.service.registration',
  body: JSON.stringify({ data: { userProfile: { email: 'kim@оkta.com' } } }, null, 2),
  at: '2026-07-01T00:00:00Z',
};

test('preview link: restores the whole state', async () => {
  const written = await writeState(state);
  expect(written).toMatch(/^[\w-]+$/);
  expect(await readState(written)).toEqual(state);
});

test('preview link: is short enough for a URL', async () => {
  const written = await writeState({ ...state, body: JSON.stringify({ data: 'x'.repeat(20_000) }) });
  expect(written.length).toBeLessThan(2_000);
});

test.each(['', '!', 'AAAA', '%00'])('preview link: rejects invalid text: %s', async (written) => {
  expect(await readState(written)).toBeUndefined();
});

test('preview link: rejects another state', async () => {
  expect(await readState(await writeState({ endpoint: 1 } as never))).toBeUndefined();
});

test('preview link: rejects a decompression bomb', async () => {
  expect(await readState(await writeState({ ...state, body: 'x'.repeat(10_000) }))).toBeDefined();
  const { readable, writable } = new CompressionStream('deflate-raw');
  const writer = writable.getWriter();
  const written = writer.write(
    new TextEncoder().encode(JSON.stringify({ ...state, body: 'x'.repeat(900_000) })),
  );
  const packed = new Response(readable).bytes();
  await written;
  await writer.close();
  expect(await readState(Buffer.from(await packed).toString('base64url'))).toBeUndefined();
});
