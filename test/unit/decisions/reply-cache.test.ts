import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decision } from '../../../src/decisions/decision.ts';
import { type CallOptions, decideAt, endpointFrom, ssr } from './endpoint-from.ts';

const LONG = 'x'.repeat(5000);

/** One word of each kind: the parts of a decision, with templates and without, and forms of ids. */
const outcome = fc.constantFrom<unknown>(
  'allow',
  'deny',
  'continue',
  { set: { firstName: 'id' } },
  { set: { lastName: '{{ data.userProfile.a }}' } },
  { allow: true, debugContext: { decisionId: 'id' } },
  { error: { errorSummary: 'No {{ data.userProfile.b }}.' } },
  { error: { errorSummary: '{{ data.userProfile.long | append: data.userProfile.long }}' } },
);
const condition = fc.oneof(
  fc.record({
    fact: fc.constantFrom('data.userProfile.a', 'data.userProfile.b'),
    operator: fc.constantFrom('equal', 'not:equal'),
    value: fc.constantFrom('1', '2'),
  }),
  // Cannot be evaluated on a text this long.
  fc.constant({ fact: 'data.userProfile.long', operator: 'matches', value: 'y+' }),
);
const rule = fc.record(
  {
    mode: fc.constantFrom('enforce' as const, 'enforce' as const, 'shadow' as const),
    when: condition,
    then: outcome,
    otherwise: outcome,
    validUntil: fc.constant('2026-01-01T00:00:00Z'),
  },
  { requiredKeys: ['when', 'then'] },
);
const rules = fc.record({
  strategy: fc.constantFrom('all', 'first'),
  rules: fc
    .array(rule, { minLength: 1, maxLength: 4 })
    .map((all) => all.map((one, index) => ({ name: `r${index}`, ...one }))),
  default: outcome,
});
const letter = fc.constantFrom('1', '2', 'id');
const call = fc.record({
  profile: fc.record({ a: letter, b: letter, long: fc.constant(LONG) }, { requiredKeys: [] }),
  options: fc.record({
    id: fc.constantFrom('id', 'mine', '"', 'é'),
    version: fc.constantFrom('v1', 'v1', 'v2'),
    debugContext: fc.constantFrom(true, true, false),
    trace: fc.constantFrom(false, false, true),
  }),
});

/** All properties of a decision, with its getters. */
function whole({ cachedReply, reply: { status, body, response }, verdicts, ...decision }: Decision) {
  const named = verdicts.map(({ rule: { name }, verdict, trace }) => ({ name, verdict, trace }));
  const shadow = decision.shadow.map(({ rule: { name }, verdict, would }) => ({ name, verdict, would }));
  return { ...decision, shadow, verdicts: named, status, body, response };
}

test('reply cache: does not change any decision', async () => {
  let shared = 0;
  await fc.assert(
    fc.asyncProperty(rules, fc.array(call, { minLength: 2, maxLength: 12 }), async (written, calls) => {
      const endpoint = () =>
        endpointFrom(`requestTypes: ${JSON.stringify({ 'self.service.registration': written })}`);
      const used = endpoint();
      for (const { profile, options } of calls) {
        await decideAt(used, ssr(profile), { ...options, id: 'before' });
        const decision = await decideAt(used, ssr(profile), options);
        if (decision.cachedReply !== undefined) shared += 1;
        expect(whole(decision)).toEqual(whole(await decideAt(endpoint(), ssr(profile), options)));
      }
    }),
    { numRuns: 80 },
  );
  // Without cached replies the test would prove nothing.
  expect(shared).toBeGreaterThan(30);
});

const ONE_RULE = `requestTypes:\n  self.service.registration:\n    rules:\n      - { name: r, when: { fact: eventType, operator: present }, then: OUTCOME }\n`;

/** Decides twice; the second decision. */
async function again(yaml: string, options: CallOptions = {}): Promise<Decision> {
  const endpoint = endpointFrom(yaml);
  await decideAt(endpoint, ssr({}), { id: 'first', ...options });
  return decideAt(endpoint, ssr({}), { id: 'second', ...options });
}

test('reply cache: caches outcomes without templates only', async () => {
  expect((await again(ONE_RULE.replace('OUTCOME', 'deny'))).cachedReply).toBeDefined();
  for (const template of ['"{{ eventId }}"', '"{% if eventId %}x{% endif %}"']) {
    const yaml = ONE_RULE.replace('OUTCOME', `{ set: { a: ${template} } }`);
    expect((await again(yaml)).cachedReply).toBeUndefined();
  }
});

test('reply cache: does not keep errors, which can contain input', async () => {
  const pattern = '{ fact: data.userProfile.long, operator: matches, value: y+ }';
  const yaml = ONE_RULE.replace('name: r, when: {', `name: r, mode: shadow, when: {`);
  const endpoint = endpointFrom(yaml.replace(/when: \{.*?\}/, `when: ${pattern}`).replace('OUTCOME', 'deny'));
  await decideAt(endpoint, ssr({ long: LONG }));
  const { cachedReply, verdicts } = await decideAt(endpoint, ssr({ long: LONG }));
  expect(cachedReply).toBeUndefined();
  expect(verdicts).toMatchObject([{ verdict: 'error', error: expect.anything() }]);
});

test('reply cache: the size limit includes the decision id', async () => {
  const texts = Array.from({ length: 42 }, (_, index) => `a${index}: "${'x'.repeat(6000)}"`);
  const endpoint = endpointFrom(ONE_RULE.replace('OUTCOME', `{ set: { ${texts.join(', ')} } }`));
  const decided = (id: string) => decideAt(endpoint, ssr({}), { id, debugContext: true });
  const left = 255_999 - Buffer.byteLength((await decided('')).reply.body);
  const largest = await decided('é'.repeat(left / 2).padEnd(left - Math.floor(left / 2), 'x'));
  expect(largest).toMatchObject({ by: 'rules', cachedReply: expect.anything() });
  expect(Buffer.byteLength(largest.reply.body)).toBe(255_999);
  expect(await decided('x'.repeat(left + 1))).toMatchObject({ failure: { code: 'reply-error' } });
});

test('reply cache: is cleared when it is full', async () => {
  const named = (index: number) =>
    `      - { name: r${index}, when: { fact: data.userProfile.a${index}, operator: present }, then: { deny: true, error: { errorSummary: "${'x'.repeat(4000)}" } } }`;
  const yaml = `requestTypes:\n  self.service.registration:\n    rules:\n${Array.from({ length: 10 }, (_, index) => named(index)).join('\n')}\n`;
  const endpoint = endpointFrom(yaml);
  for (let number = 0; number < 1024; number += 1) {
    const facts = Array.from({ length: 10 }, (_, index) => [`a${index}`, number & (1 << index) ? 'x' : null]);
    const { rules } = await decideAt(endpoint, ssr(Object.fromEntries(facts)));
    expect(rules).toEqual(facts.flatMap(([, value], index) => (value === null ? [] : [`r${index}`])));
  }
});
