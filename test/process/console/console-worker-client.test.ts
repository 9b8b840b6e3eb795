import { expect, onTestFinished, test, vi } from 'vitest';
import {
  ConsoleWorkerClient,
  type ConsoleWorkerOptions,
} from '../../../src/console/console-worker-client.ts';
import { eventually } from '../../patience.ts';

const program = new URL('./failing-console-worker.ts', import.meta.url);

function open(limits: ConsoleWorkerOptions['limits'] = {}): ConsoleWorkerClient {
  const client = new ConsoleWorkerClient({ limits, program });
  onTestFinished(() => client.close());
  return client;
}

const asked = (client: ConsoleWorkerClient, how: string, wanted?: () => boolean) =>
  client.ask((worker) => worker.call('files', how), wanted);

test.each([
  ['hangs', 'the console worker failed (limits: 2 s of processor time, 512 MiB): the thread ended with 1.'],
  ['ends', 'the console worker failed (limits: 2 s of processor time, 512 MiB): the thread ended with 1.'],
  ['throws', 'the console worker failed (limits: 2 s of processor time, 512 MiB): it cannot be read.'],
])(
  'console worker: one that %s fails its question, and another one answers the next',
  async (how, message) => {
    const client = open({ time: 2000 });
    await expect(asked(client, how)).rejects.toMatchObject({ code: 'workbench-failed', message });
    expect(client.isOpen).toBe(false);
    expect(await asked(client, 'answers')).toBe('answers');
  },
);

test('console worker: answers questions sequentially, with a bounded queue', async () => {
  const client = open({ waiting: 2 });
  const first = asked(client, 'first');
  const second = asked(client, 'second');
  await expect(asked(client, 'third')).rejects.toMatchObject({ code: 'busy' });
  expect(await Promise.all([first, second])).toEqual(['first', 'second']);
  expect(await asked(client, 'fourth')).toBe('fourth');
});

test('console worker: skips a question whose client is gone', async () => {
  const client = open();
  const first = asked(client, 'first');
  const begun = vi.fn();
  const second = client.ask(
    async () => begun(),
    () => false,
  );
  await first;
  await expect(second).rejects.toMatchObject({ code: 'workbench-given-up' });
  expect(begun).not.toHaveBeenCalled();
});

test('console worker: is stopped when idle, and when closed', async () => {
  const client = open({ quiet: 1 });
  expect(client.isOpen).toBe(false);
  await asked(client, 'x');
  await eventually(() => expect(client.isOpen).toBe(false));
  const other = open();
  await asked(other, 'x');
  expect(other.isOpen).toBe(true);
  await other.close();
  expect(other.isOpen).toBe(false);
  await expect(asked(other, 'x')).rejects.toMatchObject({ code: 'workbench-given-up' });
});
