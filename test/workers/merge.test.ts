import { expect, test } from 'vitest';
import type { ShadowReport } from '../../src/serve/shadow-report.ts';
import { ofAll, sumOf } from '../../src/workers/merge.ts';

test('conditions: all is well where all are, and it answers as long as one of them does', () => {
  const ready = { name: 'keys', state: 'ready' } as const;
  const waits = { name: 'keys', state: 'not-ready', reason: 'they are not loaded yet' } as const;
  expect(ofAll([[ready], [ready]])).toEqual([ready]);
  expect(ofAll([[ready], [waits]])).toEqual([
    { name: 'keys', state: 'degraded', reason: 'they are not loaded yet' },
  ]);
  expect(ofAll([[waits], [waits]])).toEqual([waits]);
});

test('conditions: what goes wrong in the same way is told once', () => {
  const lost = (reason: string) => ({ name: 'decision-log', state: 'degraded', reason }) as const;
  expect(ofAll([[lost('EIO')], [lost('EIO')], [lost('ENOSPC')]])).toEqual([lost('EIO; ENOSPC')]);
});

const report = (rule: string, since: number, agree: number, times: number[]) =>
  ({
    endpoint: '/x',
    requestType: 'self.service.registration',
    rule,
    since: new Date(since),
    agree,
    disagree: times.length,
    changes: times.length > 0 ? { 'allow to deny': times.length } : {},
    latest: times.map((time) => ({ time: new Date(time) })),
  }) as unknown as ShadowReport;

test('shadow rules: each account is added up, from the earliest on, with the latest that disagreed', () => {
  const some = Array.from({ length: 8 }, (_, index) => 100 + 2 * index);
  const others = Array.from({ length: 8 }, (_, index) => 101 + 2 * index);
  const [a, b] = sumOf([report('a', 20, 5, some), report('b', 20, 1, []), report('a', 10, 7, others)]);
  expect(a).toMatchObject({
    rule: 'a',
    since: new Date(10),
    agree: 12,
    disagree: 16,
    changes: { 'allow to deny': 16 },
  });
  expect(a?.latest.map(({ time }) => time.getTime())).toEqual([
    115, 114, 113, 112, 111, 110, 109, 108, 107, 106,
  ]);
  expect(b).toMatchObject({ rule: 'b', agree: 1, disagree: 0 });
});
