import { expect, onTestFinished, test, vi } from 'vitest';
import { ConsoleWorkerClient, type ConsoleWorkerOptions } from '../../src/console/console-worker-client.ts';
import { eventually } from '../patience.ts';

const program = new URL('./failing-workbench.ts', import.meta.url);

function open(limits: ConsoleWorkerOptions['limits'] = {}): ConsoleWorkerClient {
  const workbench = new ConsoleWorkerClient({ limits, program });
  onTestFinished(() => workbench.close());
  return workbench;
}

const asked = (workbench: ConsoleWorkerClient, how: string, wanted?: () => boolean) =>
  workbench.ask((thread) => thread.call('files', how), wanted);

test.each([
  [
    'hangs',
    'this could not be worked out within 0.3 s of processor time and 512 MiB: the thread ended with 1',
  ],
  [
    'ends',
    'this could not be worked out within 0.3 s of processor time and 512 MiB: the thread ended with 1',
  ],
  ['throws', 'this could not be worked out within 0.3 s of processor time and 512 MiB: it cannot be read'],
])('a thread that %s is told of, and another one answers the next question', async (how, message) => {
  const workbench = open({ time: 300 });
  await expect(asked(workbench, how)).rejects.toMatchObject({ code: 'failed', message });
  expect(workbench.isOpen).toBe(false);
  expect(await asked(workbench, 'answers')).toBe('answers');
});

test('one question after the other, of a bounded number', async () => {
  const workbench = open({ waiting: 2 });
  const first = asked(workbench, 'first');
  const second = asked(workbench, 'second');
  await expect(asked(workbench, 'third')).rejects.toMatchObject({ code: 'busy' });
  expect(await Promise.all([first, second])).toEqual(['first', 'second']);
  expect(await asked(workbench, 'fourth')).toBe('fourth');
});

test('what nobody waits for any more is not begun', async () => {
  const workbench = open();
  const first = asked(workbench, 'first');
  const begun = vi.fn();
  const second = workbench.ask(
    async () => begun(),
    () => false,
  );
  await first;
  await expect(second).rejects.toMatchObject({ code: 'given-up' });
  expect(begun).not.toHaveBeenCalled();
});

test('the thread is ended after some quiet, and at the close', async () => {
  const workbench = open({ quiet: 1 });
  expect(workbench.isOpen).toBe(false);
  await asked(workbench, 'x');
  await eventually(() => expect(workbench.isOpen).toBe(false));
  const other = open();
  await asked(other, 'x');
  expect(other.isOpen).toBe(true);
  await other.close();
  expect(other.isOpen).toBe(false);
  await expect(asked(other, 'x')).rejects.toMatchObject({ code: 'given-up' });
});
