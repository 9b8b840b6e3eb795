import { expect, test } from 'vitest';
import { TickBatch } from '../../../src/http/batch-by-tick.ts';

test('batch: requests of one turn continue together, after everything that arrived in it was read', async () => {
  const turn = new TickBatch();
  const seen: string[] = [];
  const wait = (name: string) => turn.end().then(() => seen.push(name));
  const arrived = new Promise<void>((resolve) => process.nextTick(resolve)).then(() => seen.push('arrived'));
  await Promise.all([wait('one'), wait('another'), arrived]);
  expect(seen).toEqual(['arrived', 'one', 'another']);
});

test('batch: requests of the next turn form a new batch', async () => {
  const turn = new TickBatch();
  const first = turn.end();
  await first;
  expect(turn.end()).not.toBe(first);
});

test('batch: four requests continue without waiting for the end of the turn', async () => {
  const turn = new TickBatch();
  const seen: string[] = [];
  const end = new Promise<void>((resolve) => setImmediate(resolve)).then(() => seen.push('end'));
  const waiting = ['one', 'two', 'three', 'four', 'five'].map((name) =>
    turn.end().then(() => seen.push(name)),
  );
  await Promise.all([...waiting, end]);
  expect(seen.slice(0, 4)).toEqual(['one', 'two', 'three', 'four']);
  expect(seen.slice(4).toSorted()).toEqual(['end', 'five']);
});
