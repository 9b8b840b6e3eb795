import { expect, test } from 'vitest';
import { linesIn, remoteLines } from '../../src/workers/remote-lines.ts';

const lines = ['one\n', 'the second, longer\n', 'ü\n'].map((line) => Buffer.from(line));

test('lines go over in one piece, and are the same lines there', async () => {
  const arrived: Buffer[] = [];
  const write = async (to: string, bytes: Buffer, lengths: readonly number[]) => {
    expect(to).toBe('file');
    arrived.push(...linesIn(bytes, lengths));
    return { lines: lengths.length };
  };
  expect(await remoteLines('file', { write } as never).write(lines)).toEqual({ lines: 3 });
  expect(arrived.map(String)).toEqual(lines.map(String));
});

test('what could not be written there is known here, with the error as it was', async () => {
  const failed = { message: 'no space left', fields: { code: 'ENOSPC' } };
  const write = async () => ({ lines: 1, failed });
  const written = await remoteLines('file', { write } as never).write(lines);
  expect(written).toMatchObject({ lines: 1, error: { code: 'ENOSPC', message: 'no space left' } });
});

test('without a primary nothing is written, and nothing is thrown', async () => {
  const write = async () => {
    throw new Error('rpc is closed');
  };
  const written = await remoteLines('stdout', { write } as never).write(lines);
  expect(written).toMatchObject({ lines: 0, error: { message: 'rpc is closed' } });
});
