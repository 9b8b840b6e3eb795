import { expect, test } from 'vitest';
import { connect } from '../../src/workers/channel.ts';
import { channelPair } from './fake-worker.ts';

interface Counting {
  add: (one: number, other: number) => Promise<number>;
  fail: () => Promise<never>;
  wait: () => Promise<never>;
}

const counting: Counting = {
  add: async (one, other) => one + other,
  fail: async () => {
    throw new Error('it cannot');
  },
  wait: () => new Promise(() => undefined),
};

test('each side calls the other by name, and hears what came of it', async () => {
  const [one, other] = channelPair();
  const there = connect<Counting>(one as never, { double: (number: number) => 2 * number });
  const back = connect<{ double: (number: number) => number }>(other as never, counting);
  expect(await there.add(1, 2)).toBe(3);
  expect(await back.double(21)).toBe(42);
  await expect(there.fail()).rejects.toThrow('it cannot');
});

test('who waits for somebody that is gone hears of it', async () => {
  const [one, other] = channelPair();
  const there = connect<Counting>(one as never, {});
  connect(other as never, counting);
  const waiting = there.wait();
  there.$close(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
  await expect(Promise.try(() => there.add(1, 2))).rejects.toThrow('closed');
});

test('a message that cannot be sent rejects its call', async () => {
  const [one] = channelPair();
  const send = (_message: object, onSent: (error: Error) => void) =>
    onSent(new Error('the channel is closed'));
  const there = connect<Counting>(Object.assign(one, { send }) as never, {});
  await expect(there.add(1, 2)).rejects.toThrow('the channel is closed');
});
