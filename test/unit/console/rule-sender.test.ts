import { expect, test } from 'vitest';
import type { ConsoleTasks } from '../../../src/console/console-tasks.ts';
import { RuleSender } from '../../../src/console/rule-sender.ts';
import type { WorkerClient } from '../../../src/reload/worker-rpc.ts';
import type { RuleSetPart } from '../../../src/rule-set/rule-set.ts';

interface LiveParts {
  version: string;
  parts: RuleSetPart[];
}

const part = (name: string) => ({ list: { name } }) as RuleSetPart;
const nameOf = (given: unknown) => (given as { list: { name: string } } | undefined)?.list.name ?? '';

/** A thread that writes down what it is asked. */
function listening() {
  const asked: string[] = [];
  const call = async (task: string, of: unknown) => {
    asked.push(`${task} ${nameOf(of)}`.trim());
  };
  return { asked, thread: { call } as unknown as WorkerClient<ConsoleTasks> };
}

test('rule sender: sends the live rules part by part, once for each worker', async () => {
  const given = new RuleSender();
  const { asked, thread } = listening();
  const live: LiveParts = { version: 'v1', parts: [part('a'), part('b')] };
  const version = () =>
    given.ask(
      thread,
      () => live,
      async ({ version }) => version,
    );
  expect([await version(), await version()]).toEqual(['v1', 'v1']);
  expect(asked).toEqual(['beginRules', 'takePart a', 'takePart b']);
});

test('rule sender: starts over for another worker and for other rules', async () => {
  const given = new RuleSender();
  const [one, other] = [listening(), listening()];
  let live: LiveParts = { version: 'v1', parts: [part('a')] };
  const ask = ({ thread }: typeof one) =>
    given.ask(
      thread,
      () => live,
      async () => undefined,
    );
  await ask(one);
  await ask(other);
  expect(other.asked).toEqual(['beginRules', 'takePart a']);
  live = { version: 'v2', parts: [part('b')] };
  await ask(one);
  expect(one.asked).toEqual(['beginRules', 'takePart a', 'beginRules', 'takePart b']);
});

test('rule sender: starts over after a failure', async () => {
  const given = new RuleSender();
  const asked: string[] = [];
  let fails = true;
  const call = async (task: string) => {
    asked.push(task);
    if (task === 'takePart' && fails) throw new Error('no memory');
  };
  const thread = { call } as unknown as WorkerClient<ConsoleTasks>;
  const live: LiveParts = { version: 'v1', parts: [part('a')] };
  const version = () =>
    given.ask(
      thread,
      () => live,
      async ({ version }) => version,
    );
  await expect(version()).rejects.toThrow('no memory');
  fails = false;
  expect(await version()).toBe('v1');
  expect(asked).toEqual(['beginRules', 'takePart', 'beginRules', 'takePart']);
});

test('rule sender: what is live decides: a question is repeated if other rules go live meanwhile', async () => {
  const given = new RuleSender();
  const { asked, thread } = listening();
  let live: LiveParts = { version: 'v1', parts: [part('a')] };
  const versions: string[] = [];
  const answer = await given.ask(
    thread,
    () => live,
    async ({ version }) => {
      versions.push(version);
      if (version === 'v1') live = { version: 'v2', parts: [part('b')] };
      return version;
    },
  );
  expect([answer, versions]).toEqual(['v2', ['v1', 'v2']]);
  expect(asked.at(-1)).toBe('takePart b');
});

test('rule sender: limits the rounds if the rules keep changing', async () => {
  let rounds = 0;
  const answer = await new RuleSender().ask(
    listening().thread,
    () => ({ version: 'v', parts: [] }),
    async () => {
      rounds += 1;
      return rounds;
    },
  );
  expect(answer).toBe(3);
});
