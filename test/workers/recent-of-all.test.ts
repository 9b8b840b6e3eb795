import { expect, test } from 'vitest';
import type { LiveDecision } from '../../src/console/api.ts';
import type { Recent } from '../../src/console/recent-decisions.ts';
import { RecentOfAll } from '../../src/workers/recent-of-all.ts';

/** A worker that has decided at these times. */
function deciding(...times: string[]) {
  return (after: number): Recent => ({
    decisions: times
      .map((time, index) => ({ number: index + 1, time }) as LiveDecision)
      .filter(({ number }) => number > after),
    totals: { allow: times.length, deny: 1, error: 0 },
    last: times.length,
  });
}

/** A pool of such workers; they can decide more, and end. */
function poolOf(
  workers: Map<object, (after: number) => Recent>,
): ConstructorParameters<typeof RecentOfAll>[0] {
  return {
    ask: async (question) => {
      const answers = [...workers].map(async ([member, recent]) => {
        const calls = { recent: async (after: number) => recent(after) };
        return [member, await question(calls as never, member as never)] as const;
      });
      return new Map(await Promise.all(answers)) as never;
    },
  };
}

test('the decisions of all workers are told in one order, each once, and added up also once one has ended', async () => {
  const [one, other] = [{}, {}];
  const workers = new Map([
    [one, deciding('10:00', '10:03')],
    [other, deciding('10:01')],
  ]);
  const recent = new RecentOfAll(poolOf(workers));
  const told = (of: Recent) => of.decisions.map(({ number, time }) => `${number} ${time}`);
  const [first, again] = await Promise.all([recent.since(0), recent.since(0)]);
  expect(told(first)).toEqual(['1 10:00', '2 10:01', '3 10:03']);
  expect(again).toEqual(first);
  expect([first.totals, first.last]).toEqual([{ allow: 3, deny: 2, error: 0 }, 3]);
  workers.set(other, deciding('10:01', '10:04'));
  workers.delete(one);
  const second = await recent.since(first.last);
  expect(told(second)).toEqual(['4 10:04']);
  expect(second.totals).toEqual({ allow: 4, deny: 2, error: 0 });
});
