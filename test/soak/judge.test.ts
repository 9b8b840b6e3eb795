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

describe('soak: a response', () => {
  test.each<[what: string, change: Partial<Result>]>([
    ['of the live rule set version', {}],
    ['of the previous version while the next one is written', { sent: 110, answered: 115 }],
    ['of the next version as soon as it is written', { sent: 110, answered: 115, body: reply('v2', 2) }],
    [
      'of the list of its version',
      { kind: 'listed', sent: 200, answered: 210, body: reply('v2', 2, 'ALLOW') },
    ],
    ['to a malformed request', { kind: 'malformed', status: 400, body: '' }],
    [
      'to a later retry',
      { kind: 'retry', sent: 900, answered: 910, first: { sent: 10, body: reply('v1', 1) } },
    ],
  ])('%s: is correct', (_, change) => expect(breachOf(result(change), reigns)).toBeUndefined());

  test.each<[what: string, change: Partial<Result>, why: RegExp]>([
    ['that is missing', { status: 0, body: 'ECONNRESET' }, /^dropped: ECONNRESET/],
    ['with another status', { status: 500, body: '' }, /^500/],
    ['that allows a client without credentials', { kind: 'stranger' }, /^200/],
    ['of a past version', { sent: 200, answered: 210 }, /not live then/],
    ['of a future version', { body: reply('v2', 2) }, /not live then/],
    ['of an unknown version', { body: reply('v3', 3) }, /no generation/],
    ['with the text of another version', { body: reply('v1', 2) }, /^mixed/],
    ['of the list of another version', { kind: 'listed', body: reply('v1', 1, 'ALLOW') }, /^mixed/],
    [
      'to a retry that differs from the first one',
      { kind: 'retry', first: { sent: 5, body: reply('v2', 2) } },
      /otherwise/,
    ],
  ])('%s: is an error', (_, change, why) => expect(breachOf(result(change), reigns)).toMatch(why));
});

test('soak: growth is the difference of the medians of thirds, for any single outlier', () => {
  expect(growthOf([5, 5, 99, 7, 7, 7, 6, 99, 6])).toBe(1);
  expect(growthOf([])).toBeNaN();
});

describe('soak: a run', () => {
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

  test('without an error passes', () => expect(breaches(run)).toEqual([]));

  test.each<[what: string, change: Partial<Run>, why: RegExp]>([
    [
      'in which no rules were broken',
      { steps: { ...run.steps, broken: 0 } },
      /^rules: they were never broken/,
    ],
    ['that lost a record', { records: 0 }, /^records/],
    ['that grew', { weights: heavier }, /^memory: the heap/],
    ['without a measurement', { weights: [] }, /^memory: the heap/],
    ['with a bad exit', { exit: { code: null, signal: 'SIGSEGV' } }, /SIGSEGV/],
    ['with a bad response', { results: [result({ status: 200, body: reply('v1', 2) })] }, /^deny: mixed/],
  ])('%s', (_, change, why) => expect(breaches({ ...run, ...change })[0]).toMatch(why));
});
