import { describe, expect, test } from 'vitest';
import type { Reign } from './disturb.ts';
import { breaches, breachOf, growthOf, type Run } from './judge.ts';
import type { Result } from './traffic.ts';

const reigns: Reign[] = [
  { generation: 1, version: 'v1', from: 0, until: 120 },
  { generation: 2, version: 'v2', from: 100, until: Number.POSITIVE_INFINITY },
];

function reply(version: string, generation: number, registration = 'DENY', decisionId = 'd'): string {
  return JSON.stringify({
    commands: [{ value: { registration } }],
    error: { errorSummary: `generation ${generation}` },
    debugContext: { hookgate: { decisionId, version } },
  });
}

const result = (change: Partial<Result>): Result => ({
  kind: 'deny',
  sent: 10,
  answered: 20,
  milliseconds: 10,
  status: 200,
  body: reply('v1', 1),
  ...change,
});

describe('an answer', () => {
  test.each<[what: string, change: Partial<Result>]>([
    ['by the generation of its time', {}],
    ['by the former one while the next is written', { sent: 110, answered: 115 }],
    ['by the next one as soon as it is written', { sent: 110, answered: 115, body: reply('v2', 2) }],
    [
      'that a list of its generation gave',
      { kind: 'listed', sent: 200, answered: 210, body: reply('v2', 2, 'ALLOW') },
    ],
    ['to what is no request', { kind: 'malformed', status: 400, body: '' }],
    [
      'that a retry gets once more, later',
      { kind: 'retry', sent: 900, answered: 910, first: { sent: 10, body: reply('v1', 1) } },
    ],
  ])('%s keeps every promise', (_, change) => expect(breachOf(result(change), reigns)).toBeUndefined());

  test.each<[what: string, change: Partial<Result>, why: RegExp]>([
    ['that did not come', { status: 0, body: 'ECONNRESET' }, /^dropped: ECONNRESET/],
    ['of another kind', { status: 500, body: '' }, /^500/],
    ['that lets a stranger in', { kind: 'stranger' }, /^200/],
    ['by a generation of the past', { sent: 200, answered: 210 }, /not live then/],
    ['by a generation of the future', { body: reply('v2', 2) }, /not live then/],
    ['by a version that never was', { body: reply('v3', 3) }, /no generation/],
    ['with the text of another generation', { body: reply('v1', 2) }, /^mixed/],
    ['by the list of another generation', { kind: 'listed', body: reply('v1', 1, 'ALLOW') }, /^mixed/],
    [
      'that differs from what it remembers',
      { kind: 'retry', first: { sent: 5, body: reply('v2', 2) } },
      /otherwise/,
    ],
  ])('%s breaks one', (_, change, why) => expect(breachOf(result(change), reigns)).toMatch(why));
});

test('growth is what medians of thirds differ by, whatever a single weight is', () => {
  expect(growthOf([5, 5, 99, 7, 7, 7, 6, 99, 6])).toBe(1);
  expect(growthOf([])).toBeNaN();
});

describe('a run', () => {
  const weights = Array.from({ length: 9 }, () => ({ heap: 1, rss: 1, lag: 0 }));
  const run: Run = {
    results: [result({})],
    reigns,
    slowest: 0,
    steps: { swapped: 1, broken: 1, deleted: 1, restored: 1 },
    weights,
    warm: 0,
    records: 1,
    exit: { code: 0, signal: null },
  };
  const heavier = weights.map((weight, index) => ({ ...weight, heap: index * 2 ** 20 }));

  test('without a breach has none', () => expect(breaches(run)).toEqual([]));

  test.each<[what: string, change: Partial<Run>, why: RegExp]>([
    ['in which nothing was broken', { steps: { ...run.steps, broken: 0 } }, /^rules: they were never broken/],
    ['that lost a record', { records: 0 }, /^records/],
    ['that grew', { weights: heavier }, /^memory: the heap/],
    ['that was never weighed', { weights: [] }, /^memory: the heap/],
    ['that ended badly', { exit: { code: null, signal: 'SIGSEGV' } }, /SIGSEGV/],
    ['with a bad answer', { results: [result({ status: 200, body: reply('v1', 2) })] }, /^deny: mixed/],
  ])('%s', (_, change, why) => expect(breaches({ ...run, ...change })[0]).toMatch(why));
});
