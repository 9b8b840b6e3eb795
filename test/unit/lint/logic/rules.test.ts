import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition } from '../../../../src/rules/rule-file.ts';
import { compileYaml, decideAt, ssr } from '../../decisions/endpoint-from.ts';
import { condition, factValues } from './random-conditions.ts';

const outcome = fc.option(fc.constantFrom('allow', 'deny'), { nil: undefined, freq: 2 });
/** Rules about the same few conditions, so that they often conflict. */
const rules = fc.tuple(condition, condition).chain(([one, two]) => {
  const when = fc.constantFrom<Condition[]>(one, two, { not: one }, { all: [one, two] }, { any: [one, two] });
  const validUntil = fc.constantFrom(undefined, undefined, '2030-01-01');
  const only = fc.option(when, { nil: undefined, freq: 1 });
  const rule = fc
    .record({ if: only, when, then: outcome, otherwise: outcome, validUntil })
    .filter(({ then, otherwise }) => then !== undefined || otherwise !== undefined);
  return fc.array(rule, { minLength: 2, maxLength: 4 });
});
const ruleFile = fc.record({
  strategy: fc.constantFrom('all', 'first'),
  default: fc.constantFrom('allow', 'deny'),
  rules,
});

/** The decisions that a finding rules out; a finding about a rule begins with its name. */
const refutes: Record<string, (decision: Awaited<ReturnType<typeof decideAt>>, name: string) => boolean> = {
  'unreachable-rule': ({ rules }, name) => rules.includes(name),
  'unreached-default': ({ by }) => by === 'default',
  'contradicting-rules': ({ kind, verdicts }, name) =>
    kind === 'allow' &&
    verdicts.some(({ rule, outcome }) => rule.name === name && outcome?.effect === 'allow'),
  'never-allowed': ({ kind }) => kind === 'allow',
  'never-denied': ({ kind }) => kind === 'deny',
};

test('lint logic: findings about several rules are true of every decision', async () => {
  const seen = new Map(Object.keys(refutes).map((code) => [code, 0]));
  await fc.assert(
    fc.asyncProperty(ruleFile, async ({ rules, ...rest }) => {
      const written = rules.map((one, index) => ({
        name: `r${index}`,
        ...one,
        if: one.if && inProfile(one.if),
        when: inProfile(one.when),
      }));
      const requestTypes = { 'self.service.registration': { ...rest, rules: written } };
      const { endpoint, diagnostics } = compileYaml(`requestTypes: ${JSON.stringify(requestTypes)}\n`);
      const claims = diagnostics.filter(({ code }) => code in refutes);
      if (endpoint === undefined) throw new Error(JSON.stringify(diagnostics));
      for (const { code } of claims) seen.set(code, (seen.get(code) ?? 0) + 1);
      if (claims.length === 0) return;
      for (const a of factValues)
        for (const b of JSON.stringify(rules).includes('"b"') ? factValues.slice(0, 8) : [null]) {
          const decision = await decideAt(endpoint, ssr({ a, b }));
          const refuted = claims.filter(({ code, message }) =>
            refutes[code]?.(decision, /"(r\d)"/.exec(message)?.[1] ?? ''),
          );
          expect([refuted, a, b]).toEqual([[], a, b]);
        }
    }),
    { numRuns: 200 },
  );
  expect([...seen].filter(([, count]) => count === 0)).toEqual([]);
});

function inProfile(one: Condition): Condition {
  return JSON.parse(JSON.stringify(one).replaceAll(/"fact":"/g, '$&data.userProfile.')) as Condition;
}
