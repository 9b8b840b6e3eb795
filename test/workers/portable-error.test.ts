import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { fromPortable, toPortable } from '../../src/workers/portable-error.ts';

test("an error of Node's arrives with all that its reader asks for", async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as { port: number };
  const error = await new Promise((resolve) =>
    createServer().listen(port, '127.0.0.1').once('error', resolve),
  );
  taken.close();
  const arrived = fromPortable(structuredClone(toPortable(error)));
  expect(arrived).toBeInstanceOf(Error);
  expect(arrived).toMatchObject({ code: 'EADDRINUSE', syscall: 'listen', address: '127.0.0.1', port });
  expect(arrived.message).toContain('EADDRINUSE');
});

test('what was thrown and is no error keeps its words', () => {
  expect(fromPortable(toPortable('out of luck')).message).toBe('out of luck');
});
