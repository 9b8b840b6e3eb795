import fc from 'fast-check';
import type { RuleResult } from 'json-rules-engine';
import { expect, test } from 'vitest';
import type { RequestAlmanac } from '../../../src/engine/almanac.ts';
import type { CompiledRule } from '../../../src/engine/compile.ts';
import { evaluate } from '../../../src/engine/evaluate.ts';
import type { Trace } from '../../../src/engine/trace.ts';
import { type FactPath, valueAt } from '../../../src/rules/fact-path.ts';
import type { Condition, Rule } from '../../../src/rules/rule-file.ts';
import { PATIENCE, runs } from '../properties/runs.ts';
import { compileForEngine } from './compile-rule-file.ts';
import { facts, named, rules } from './random-rules.ts';
import { stockEngine } from './stock-engine.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', '.'), minLength: 1, maxLength: 2 });
const number = fc.integer({ min: -3, max: 3 });
const words = fc.array(word, { minLength: 1, maxLength: 3 });

/**
 * Cases in which json-rules-engine is right, and its operators have the same meaning as hookgate's. Excluded are cases in which it is not:
 * - negations of absent facts: it takes them for true. So a negation tests only facts that are in every request.
 * - facts of another type than the value's: it compares "5" and 5 as different, finds text in text by `in`, reads "5x" as
 *   a number. So each fact has one type, and is compared with that.
 * - `everyFact:` of an empty list, which it takes for true. So no list is empty.
 * - two absent facts, which it takes for equal. So the one on the right is in every request.
 */
const FACTS = {
  text: { sure: ['name', 'team'], all: ['name', 'team', 'nick'] },
  number: { sure: ['age', 'year'], all: ['age', 'year', 'score'] },
  list: { sure: ['tags', 'teams'], all: ['tags', 'teams', 'groups'] },
};
const request = fc.record(
  {
    ...{ name: word, team: word, nick: fc.oneof(word, fc.constant(null)) },
    ...{ age: number, year: number, score: fc.oneof(number, fc.constant(null)) },
    ...{ tags: words, teams: words, groups: fc.oneof(words, fc.constant(null)) },
  },
  { requiredKeys: ['name', 'team', 'age', 'year', 'tags', 'teams'] },
);

/** Tests of a fact of one type: those that hold for a present fact only, and those for any fact. */
function testsOf(
  type: keyof typeof FACTS,
  value: fc.Arbitrary<unknown>,
  { positive, negative }: { positive: string[]; negative: string[] },
): fc.Arbitrary<Condition> {
  const { sure, all } = FACTS[type];
  const test = (names: string[], operators: string[]) =>
    fc.record({ fact: fc.constantFrom(...names), operator: fc.constantFrom(...operators), value });
  return fc.oneof(test(all, positive), test(sure, negative)) as fc.Arbitrary<Condition>;
}
const factOf = (type: keyof typeof FACTS) => fc.constantFrom(...FACTS[type].sure).map((fact) => ({ fact }));

const leaf = fc.oneof(
  testsOf('text', fc.oneof(word, factOf('text')), {
    positive: ['equal'],
    negative: ['notEqual', 'not:equal', 'swap:notEqual', 'not:swap:equal'],
  }),
  testsOf('text', fc.oneof(words, factOf('list')), {
    positive: ['in', 'someValue:equal', 'everyValue:equal'],
    negative: ['notIn', 'not:in', 'everyValue:notEqual', 'someValue:not:equal'],
  }),
  testsOf('number', fc.oneof(number, factOf('number')), {
    positive: ['equal', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'],
    negative: ['notEqual', 'not:lessThan', 'not:greaterThanInclusive', 'swap:lessThan'],
  }),
  testsOf('list', fc.oneof(word, factOf('text')), {
    positive: ['contains', 'doesNotContain', 'someFact:equal', 'everyFact:equal', 'everyFact:notEqual'],
    negative: ['not:contains', 'not:someFact:equal'],
  }),
  testsOf('list', words, {
    positive: ['someFact:in', 'everyFact:in', 'everyFact:notIn', 'someValue:contains'],
    negative: ['not:everyFact:in', 'everyValue:doesNotContain'],
  }),
  fc.constantFrom('one', 'two').map((condition) => ({ condition })),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => {
  const several = fc.array(tie('condition'), { minLength: 1, maxLength: 3 });
  return {
    condition: fc.oneof(
      { maxDepth: 3 },
      { weight: 3, arbitrary: leaf },
      several.map((all) => ({ all })),
      several.map((any) => ({ any })),
      tie('condition').map((not) => ({ not })),
    ),
  };
});
const unnamed = leaf.filter((one) => !('condition' in one));
const conditions = fc.record({
  one: fc.oneof(
    unnamed,
    fc.array(unnamed, { minLength: 2, maxLength: 3 }).map((any) => ({ any })),
  ),
  two: fc.oneof(
    unnamed,
    unnamed.map((not) => ({ all: [{ condition: 'one' }, { not }] })),
  ),
}) as fc.Arbitrary<Record<'one' | 'two', Condition>>;
const ruleList = fc
  .array(condition, { minLength: 1, maxLength: 4 })
  .map((whens) => whens.map((when, index): Rule => ({ name: `r${index}`, when, then: 'A' })));
const strategy = fc.constantFrom('all' as const, 'first' as const);

test(
  'published engine: random rules have the same results under Engine.run',
  async () => {
    const seen = { passed: 0, failed: 0 };
    const property = fc.asyncProperty(
      ruleList,
      strategy,
      conditions,
      request,
      async (written, way, of, body) => {
        const { list, diagnostics } = compileForEngine({ strategy: way, rules: written }, of);
        expect(diagnostics).toEqual([]);
        const { verdicts } = await evaluate(list, (path) => valueAt(body, path), { now: 0 });
        const { results } = await stockEngine(written, of).run({ ...body });
        const passed = new Set(results.map(({ name }) => name));
        const expected = written.map(({ name }) => (passed.has(name) ? 'passed' : 'failed'));
        const decided = expected.indexOf('passed');
        const reached = way === 'first' && decided >= 0 ? decided + 1 : written.length;
        expect(verdicts.map(({ verdict }) => verdict)).toEqual(expected.slice(0, reached));
        for (const verdict of expected) seen[verdict] += 1;
      },
    );
    await fc.assert(property, runs(10_000));
    // The generators reach the relevant cases.
    expect(seen.passed).toBeGreaterThan(seen.failed / 4);
    expect(seen.failed).toBeGreaterThan(seen.passed / 4);
  },
  PATIENCE,
);

/** A rule as `evaluate` of json-rules-engine's Rule judges it, which EngineRule inherits and hookgate does not call. */
interface StockRule {
  evaluate: (almanac: RequestAlmanac) => Promise<RuleResult>;
}

/** The copy of a RuleResult: its conditions, with their results. */
interface StockAccount {
  name: string;
  result: boolean;
  factResult?: unknown;
  valueResult?: { value?: unknown };
  all?: StockAccount[];
  any?: StockAccount[];
  not?: StockAccount;
}

async function byStock(
  { when: { engineRule } }: CompiledRule<string>,
  almanac: RequestAlmanac,
): Promise<unknown> {
  try {
    const { result, conditions } = await (engineRule as unknown as StockRule).evaluate(almanac);
    return {
      verdict: result ? 'passed' : 'failed',
      parts: stockParts(conditions as unknown as StockAccount, result),
    };
  } catch (error) {
    return { verdict: 'error', error };
  }
}

/** The result of each part and the fact of each test, beside the result of the root. */
function stockParts(account: StockAccount, result = account.result): Map<string, unknown> {
  const { name, all, any, not, factResult, valueResult } = account;
  const inner = (all ?? any ?? (not && [not]) ?? []).flatMap((part) => [...stockParts(part)]);
  if (inner.length === 0)
    return new Map([[name, { result, actual: factResult, compared: valueResult?.value }]]);
  return new Map([[name, { result }], ...inner]);
}

/** The same for a trace. json-rules-engine replaces a name by its definition. */
function tracedParts(trace: Trace): Map<string, unknown> {
  const { kind, at, result } = trace;
  if (kind === 'test') return new Map([[at, { result, actual: trace.actual, compared: trace.compared }]]);
  const inner = trace.of.flatMap((part) => [...tracedParts(part)]);
  return new Map(kind === 'named' ? inner : [[at, { result }], ...inner]);
}

test(
  'published engine: rules and traces equal Rule.evaluate for every operator, absent facts and failing tests',
  async () => {
    const seen = { passed: 0, failed: 0, error: 0, skipped: 0 };
    const long = fc.constantFrom('x', 'x'.repeat(5000));
    const property = fc.asyncProperty(rules, named, facts, long, async (written, of, others, text) => {
      const { list } = compileForEngine(
        { ...written, strategy: 'all', rules: written.rules.map(inShadow) },
        of,
      );
      const body = { ...others, long: text };
      const read = (path: FactPath) => valueAt(body, path);
      const { verdicts } = await evaluate(list, read, { now: 0, trace: true });
      const almanac = list.vocabulary.almanac(read, 0);
      const expected = await Promise.all(list.rules.map((rule) => byStock(rule, almanac)));
      expect(
        verdicts.map(({ verdict, trace, error }) =>
          trace === undefined ? { verdict, error } : { verdict, parts: tracedParts(trace) },
        ),
      ).toEqual(expected);
      for (const { verdict } of verdicts) seen[verdict] += 1;
    });
    await fc.assert(property, runs(2000));
    expect(Math.min(seen.passed, seen.failed, seen.error)).toBeGreaterThan(200);
  },
  PATIENCE,
);

/** So that all of them are evaluated, whatever becomes of one; every third has a test that a long text fails. */
function inShadow(rule: Rule, index: number): Rule {
  const failing: Condition = { fact: 'long', operator: 'matches', value: 'x+' };
  const when =
    index % 3 === 0
      ? { any: [{ fact: 'a', operator: 'present' }, { all: [failing, rule.when] }] }
      : rule.when;
  return { ...rule, name: `r${index}`, mode: 'shadow', when };
}
