import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../../../src/engine/evaluate.ts';
import { valueAt } from '../../../src/rules/fact-path.ts';
import { compileForEngine } from './compile-rule-file.ts';
import { facts, named, rules } from './random-rules.ts';
import { referenceEvaluate } from './reference-evaluator.ts';

test('reference evaluator: random rules on random requests have the same results', async () => {
  await fc.assert(
    fc.asyncProperty(rules, named, facts, async (list, conditions, request) => {
      const compiled = compileForEngine(list, conditions);
      expect(compiled.diagnostics).toEqual([]);
      const { verdicts, decisive } = await evaluate(compiled.list, (path) => valueAt(request, path), {
        now: 0,
      });
      expect({
        outcomes: decisive.map(({ outcome }) => outcome),
        verdicts: verdicts.map(({ verdict }) => verdict === 'passed'),
      }).toEqual(referenceEvaluate(list, conditions, request));
    }),
    { numRuns: 3000 },
  );
});
