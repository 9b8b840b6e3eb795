import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/decisions/decision.ts';
import { shadowVerdicts } from '../../../src/decisions/shadow-verdicts.ts';
import type { HookRequest } from '../../../src/hooks/envelope.ts';
import { decideAt, endpointFrom, ssr } from './endpoint-from.ts';

type Written = Record<string, unknown> & { name: string; mode: 'enforce' | 'shadow' };

interface File {
  strategy: 'all' | 'first';
  rules: Written[];
  default: unknown;
}

const LONG = 'x'.repeat(5000);
/** More than a template may give: the decision fails when it is filled in. */
const TOO_LONG = '{{ data.userProfile.long | append: data.userProfile.long }}';

function decideBy({ strategy, rules, default: fallback }: File, request: HookRequest): Promise<Decision> {
  const requestTypes = { 'self.service.registration': { strategy, rules, default: fallback } };
  // JSON is YAML.
  return decideAt(endpointFrom(`requestTypes: ${JSON.stringify(requestTypes)}`), request, { trace: true });
}

/** The same rules with one of them enforced. */
function enforcing(file: File, name: string): File {
  return {
    ...file,
    rules: file.rules.map((rule) => (rule.name === name ? { ...rule, mode: 'enforce' } : rule)),
  };
}

const condition = fc.oneof(
  fc.record({
    fact: fc.constantFrom('data.userProfile.a', 'data.userProfile.b'),
    operator: fc.constantFrom('equal', 'not:equal'),
    value: fc.constantFrom('1', '2'),
  }),
  // Cannot be evaluated on a text this long.
  fc.constant({ fact: 'data.userProfile.long', operator: 'matches', value: 'y+' }),
);
const outcome = fc.constantFrom<unknown>(
  'allow',
  'deny',
  'continue',
  { set: { firstName: 'Kim' } },
  { set: { firstName: TOO_LONG } },
  { error: { errorSummary: TOO_LONG } },
  { allow: true, set: { lastName: 'Sato' } },
);
const rule = fc.record(
  {
    name: fc.constant(''),
    mode: fc.constantFrom('enforce' as const, 'shadow' as const),
    when: condition,
    then: outcome,
    otherwise: outcome,
    validUntil: fc.constant('2026-01-01T00:00:00Z'),
  },
  { requiredKeys: ['name', 'mode', 'when'] },
);
const file: fc.Arbitrary<File> = fc.record({
  strategy: fc.constantFrom('all' as const, 'first' as const),
  rules: fc
    .array(
      rule.filter(({ then, otherwise }) => then !== undefined || otherwise !== undefined),
      { minLength: 1, maxLength: 6 },
    )
    .map((rules) => rules.map((one, index) => ({ ...one, name: `r${index}` }))),
  default: outcome,
});
const letter = fc.constantFrom('1', '2');
const profile = fc.record({ a: letter, b: letter, long: fc.constant(LONG) }, { requiredKeys: [] });

test('shadow rules: the predicted decision is the one after enforcing the rule', async () => {
  const kinds = new Set<string>();
  await fc.assert(
    fc.asyncProperty(file, profile, async (rules, facts) => {
      const request = ssr(facts);
      const decision = await decideBy(rules, request);
      const would = new Map(decision.shadow.map((one) => [one.rule.name, one.would]));
      const replies = new Map(decision.shadow.map((one) => [one.rule.name, one.reply]));
      for (const { name } of rules.rules.filter(({ mode }) => mode === 'shadow')) {
        const enforced = await decideBy(enforcing(rules, name), request);
        kinds.add(`${decision.kind}->${enforced.kind}`);
        // A rule after the deciding one is not evaluated: enforced or not, it changes nothing.
        expect(would.get(name) ?? decision.kind).toBe(enforced.kind);
        expect((replies.get(name) ?? decision.reply).body).toBe(enforced.reply.body);
      }
    }),
    { numRuns: 400 },
  );
  // The generators reach the relevant cases.
  expect([...kinds]).toEqual(expect.arrayContaining(['allow->deny', 'deny->allow', 'deny->deny']));
});

describe('shadow rules', () => {
  const passing = { fact: 'eventType', operator: 'present' };
  const failing = { fact: 'data.userProfile.long', operator: 'matches', value: 'y+' };
  const shadowOf = async (rules: object[], strategy: File['strategy'] = 'all', long = LONG) => {
    const written = rules.map((one, index) => ({ name: `r${index}`, mode: 'enforce', ...one }));
    const { kind, shadow } = await decideBy(
      { strategy, rules: written as Written[], default: 'deny' },
      ssr({ long }),
    );
    return { kind, shadow: shadow.map(({ rule: { name }, verdict, would }) => [name, verdict, would]) };
  };
  const shadow = (when: object, outcomes: object) => ({ mode: 'shadow', when, ...outcomes });

  test('shadow rules: are reported with verdict and effect', async () => {
    expect(
      await shadowOf([
        { when: passing, then: 'allow' },
        shadow(passing, { then: 'deny' }),
        shadow(passing, { then: 'allow' }),
        shadow(passing, { otherwise: 'deny' }),
      ]),
    ).toEqual({
      kind: 'allow',
      shadow: [
        ['r1', 'passed', 'deny'],
        ['r2', 'passed', 'allow'],
        ['r3', 'passed', 'allow'],
      ],
    });
  });

  test('shadow rules: a rule that cannot be evaluated would deny by onError', async () => {
    const { shadow: told } = await shadowOf([
      { when: passing, then: 'allow' },
      shadow(failing, { then: 'allow' }),
    ]);
    expect(told).toEqual([['r1', 'error', 'deny']]);
  });

  test('shadow rules: with strategy first, a deciding rule would skip later errors', async () => {
    const rules = [shadow(passing, { then: 'allow' }), { when: failing, then: 'allow' }];
    expect((await shadowOf(rules, 'first')).shadow).toEqual([['r0', 'passed', 'allow']]);
    expect((await shadowOf(rules, 'all')).shadow).toEqual([['r0', 'passed', 'deny']]);
  });

  test('shadow rules: rules after the deciding one are not evaluated', async () => {
    const rules = [{ when: passing, then: 'allow' }, shadow(passing, { then: 'deny' })];
    expect(await shadowOf(rules, 'first')).toEqual({ kind: 'allow', shadow: [] });
  });

  test('shadow rules: a rule outside of its validity window has no effect', async () => {
    const over = { ...shadow(passing, { then: 'allow' }), validUntil: '2026-01-01T00:00:00Z' };
    expect((await shadowOf([over])).shadow).toEqual([['r0', 'skipped', 'deny']]);
  });

  test('shadow rules: each is evaluated on its own', async () => {
    const rules = [shadow(passing, { then: 'allow' }), shadow(passing, { then: 'deny' })];
    expect((await shadowOf(rules)).shadow).toEqual([
      ['r0', 'passed', 'allow'],
      ['r1', 'passed', 'deny'],
    ]);
  });
});

test('shadow rules: without an outcome nothing is decided again', async () => {
  const again = () => {
    throw new Error('it was decided again');
  };
  const [rule] =
    endpointFrom(
      'requestTypes: { self.service.registration: { rules: [{ name: r, mode: shadow, when: { fact: eventType, operator: present }, otherwise: deny }] } }',
    ).requestTypes.get('self.service.registration')?.rules ?? [];
  if (rule === undefined) throw new Error('the rule is missing');
  const decided = { kind: 'deny' as const, reply: { status: 204 as const, body: '', response: {} } };
  expect(shadowVerdicts({ verdicts: [], decisive: [] }, 'all', decided, again, false)).toEqual([]);
  const verdicts = [{ rule, verdict: 'passed' as const }];
  expect(shadowVerdicts({ verdicts, decisive: [] }, 'all', decided, again, false)).toEqual([
    { ...verdicts[0], would: 'deny' },
  ]);
});
