import { afterEach, describe, expect, test, vi } from 'vitest';
import { evaluate } from '../../../src/engine/evaluate.ts';
import { EngineRule } from '../../../src/engine/rule.ts';
import { type FactPath, valueAt } from '../../../src/rules/fact-path.ts';
import type { Rule } from '../../../src/rules/rule-file.ts';
import { compileForEngine } from './compile-rule-file.ts';
import { holdUp } from './hold-up.ts';

afterEach(() => vi.restoreAllMocks());

/** A clock by which a turn is over at each reading. */
function hurry(): void {
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    time += 20;
    return time;
  });
}

const pair: Rule = {
  name: 'pair',
  when: { not: { fact: 'team', operator: 'equal', value: { fact: 'number' } } },
  otherwise: 'pair-wrong',
};

const rules: Rule[] = [
  {
    name: 'digits',
    when: { fact: 'number', operator: 'digits', value: 4 },
    then: 'number-ok',
    otherwise: 'number-wrong',
  },
  {
    name: 'team',
    when: {
      any: [
        { fact: 'team', operator: 'in', value: ['red', 'blue'] },
        {
          all: [
            { fact: 'boss', operator: 'equal', value: true },
            { fact: 'number', operator: 'present' },
          ],
        },
      ],
    },
    then: 'team-ok',
    otherwise: 'team-wrong',
  },
  pair,
];

const requests = Array.from({ length: 300 }, (_, index) => ({
  number: ['1234', 'abcd', 12, null, '99999', 4711][index % 6],
  team: ['red', 'green', '1234', 'blue', undefined][index % 5],
  boss: index % 7 === 0,
}));

/** Enough rules that an evaluation yields to the event loop before it reads the rest of its facts. */
const pairs = Array.from({ length: 20 }, (_, index) => ({ ...pair, name: `pair${index}` }));

test.each(['all', 'first'] as const)(
  '300 interleaved requests decide as one after the other (strategy %s)',
  async (strategy) => {
    const { list } = compileForEngine({ strategy, rules: [...pairs, ...rules.toReversed()] });
    const outcome = async (request: object, onRead: () => void = () => undefined) => {
      const read = (path: FactPath) => {
        onRead();
        return valueAt(request, path);
      };
      const { decisive, verdicts } = await evaluate(list, read, { now: 0 });
      return [
        decisive.map(({ rule, outcome }) => `${rule.name}: ${outcome}`),
        verdicts.map(({ verdict }) => verdict),
        request,
      ];
    };
    const sequential = [];
    for (const request of requests) sequential.push(await outcome(request));
    hurry();
    const order: number[] = [];
    const interleaved = await Promise.all(
      requests.map((request, index) => outcome(request, () => order.push(index))),
    );
    expect(order.indexOf(299)).toBeLessThan(order.lastIndexOf(0));
    expect(interleaved).toEqual(sequential);
    expect(new Set(sequential.map(([outcomes]) => String(outcomes))).size).toBeGreaterThan(1);
  },
);

test('evaluation: a fact that fails for one request fails that request alone', async () => {
  const { list } = compileForEngine({ rules });
  const failing = evaluate(
    list,
    () => {
      throw new Error('directory is down');
    },
    { now: 0 },
  );
  const sound = evaluate(list, (path) => valueAt({ number: '1234', team: 'red' }, path), { now: 0 });
  expect((await failing).failed).toMatchObject({
    verdict: 'error',
    rule: { name: 'digits' },
    error: new Error('directory is down'),
  });
  expect((await sound).decisive.map(({ outcome }) => outcome)).toEqual(['number-ok', 'team-ok']);
});

test('evaluation: each fact of a request is read once for any number of tests', async () => {
  const { list } = compileForEngine({ rules });
  const read = new Set<string>();
  let reads = 0;
  await evaluate(
    list,
    (path) => {
      reads += 1;
      read.add(String(path[0]));
    },
    { now: 0 },
  );
  expect(read).toEqual(new Set(['number', 'team', 'boss']));
  expect(reads).toBe(3);
});

test('evaluation: rules are evaluated a second time only for a trace', async () => {
  const { list } = compileForEngine({ rules });
  const account = vi.spyOn(EngineRule.prototype, 'resultsOf');
  const traced = async (trace: boolean) => {
    const { verdicts } = await evaluate(list, (path) => valueAt(requests[0], path), { now: 0, trace });
    return verdicts.filter((verdict) => 'trace' in verdict).length;
  };
  expect(await traced(false)).toBe(0);
  expect(account).not.toHaveBeenCalled();
  expect(await traced(true)).toBe(rules.length);
});

test('evaluation: a failing shadow rule is recorded and changes nothing', async () => {
  const long = 'x'.repeat(5000);
  const { list } = compileForEngine({
    rules: [
      {
        name: 'shadow',
        mode: 'shadow',
        when: { fact: 'number', operator: 'matches', value: 'x+' },
        then: 'A',
      },
      { name: 'enforced', when: { fact: 'number', operator: 'present' }, then: 'B' },
    ],
  });
  const { decisive, failed, verdicts } = await evaluate(list, () => long, { now: 0 });
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(['error', 'passed']);
  expect(failed).toBeUndefined();
  expect(decisive.map(({ outcome }) => outcome)).toEqual(['B']);
});

test('evaluation: a failing enforced rule ends it, even after an outcome', async () => {
  const { list } = compileForEngine({
    rules: [
      { name: 'first', when: { fact: 'number', operator: 'present' }, then: 'A' },
      {
        name: 'second',
        when: {
          any: [
            { fact: 'number', operator: 'present' },
            { fact: 'number', operator: 'matches', value: 'x+' },
          ],
        },
        then: 'B',
      },
    ],
  });
  expect((await evaluate(list, () => 'x'.repeat(5000), { now: 0 })).failed?.rule.name).toBe('second');
});

test('evaluation: a rule is active from validFrom to before validUntil', async () => {
  const window = { validFrom: '2026-03-01T00:00:00Z', validUntil: '2026-04-01T00:00:00+02:00' };
  const { list } = compileForEngine({
    rules: [{ name: 'r', when: { fact: 'a', operator: 'absent' }, then: 'A', ...window }],
  });
  const at = async (time: string) =>
    (await evaluate(list, () => undefined, { now: Date.parse(time) })).verdicts[0]?.verdict;
  expect(await at('2026-02-28T23:59:59.999Z')).toBe('skipped');
  expect(await at('2026-03-01T00:00:00.000Z')).toBe('passed');
  expect(await at('2026-03-31T21:59:59.999Z')).toBe('passed');
  expect(await at('2026-03-31T22:00:00.000Z')).toBe('skipped');
});

test('evaluation: two tests that differ in dateFormat alone read the fact in two forms', async () => {
  const born = { fact: 'a', operator: 'before', value: '2026-01-01' };
  const { list, diagnostics } = compileForEngine({
    rules: [
      { name: 'british', when: { ...born, dateFormat: 'DD/MM/YYYY' }, then: 'A' },
      { name: 'american', when: { ...born, dateFormat: 'MM/DD/YYYY' }, then: 'A' },
      { name: 'plain', when: born, then: 'A' },
    ],
  });
  expect(diagnostics).toEqual([]);
  const { verdicts } = await evaluate(list, () => '30/11/1980', { now: 0 });
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(['passed', 'failed', 'failed']);
});

test('evaluation: a rule is active through the end of its validThrough, in UTC', async () => {
  const { list, diagnostics } = compileForEngine({
    rules: [
      { name: 'r', when: { fact: 'a', operator: 'absent' }, then: 'A', validThrough: '2026-03-31' },
      // A window of one day.
      {
        name: 's',
        when: { fact: 'a', operator: 'absent' },
        then: 'A',
        validFrom: '2026-03-31',
        validThrough: '2026-03-31',
      },
    ],
  });
  expect(diagnostics).toEqual([]);
  const at = async (time: string) =>
    (await evaluate(list, () => undefined, { now: Date.parse(time) })).verdicts.map(({ verdict }) => verdict);
  expect(await at('2026-03-30T23:59:59.999Z')).toEqual(['passed', 'skipped']);
  expect(await at('2026-03-31T00:00:00.000Z')).toEqual(['passed', 'passed']);
  expect(await at('2026-03-31T23:59:59.999Z')).toEqual(['passed', 'passed']);
  expect(await at('2026-04-01T00:00:00.000Z')).toEqual(['skipped', 'skipped']);
});

describe('evaluation: many rules', () => {
  const rulesOf = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      name: `r${index}`,
      when: { all: Array.from({ length: 10 }, () => ({ fact: 'a', operator: 'present' })) },
      then: 'A',
    }));

  test('yield to other work', async () => {
    const { list } = compileForEngine({ rules: rulesOf(20) });
    hurry();
    let turns = 0;
    let ended = false;
    const takeTurn = () => {
      turns += 1;
      if (!ended) setImmediate(takeTurn);
    };
    takeTurn();
    const { verdicts } = await evaluate(list, () => 1, { now: 0 });
    ended = true;
    expect(verdicts).toHaveLength(20);
    expect(turns).toBeGreaterThan(15);
  });

  test('end at the deadline', async () => {
    const { list } = compileForEngine({ rules: rulesOf(20) });
    holdUp(list.rules, 15);
    const { verdicts } = await evaluate(list, () => 1, { now: 0, until: performance.now() + 20 });
    expect(verdicts.length).toBeGreaterThan(0);
    expect(verdicts.length).toBeLessThan(3);
  });
});
