import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/decisions/decision.ts';
import { decideAt, endpointFrom, ssr } from './endpoint-from.ts';

const NAME = 'A\nsecret';

/** Decides on a person of that name by rules in flow style, with a default that allows everybody. */
function decideOn(rules: string[], profile: object = { firstName: NAME }, top = ''): Promise<Decision> {
  const written = rules.map((rule, index) => `      - { name: r${index}, ${rule} }\n`).join('');
  const yaml = `${top}requestTypes:\n  self.service.registration:\n    default: allow\n    rules:\n${written}`;
  return decideAt(endpointFrom(yaml), ssr({ ...profile }));
}

const name = (operator: string, value: string | string[], fact = 'data.userProfile.firstName') =>
  `{ fact: ${fact}, operator: "${operator}", value: ${JSON.stringify(value)} }`;
const notMatches = name('notMatches', '.{1,40}');
const matches = name('matches', '.*secret.*');

describe('line breaks: if the result depends on the dot of a pattern, the decision fails and denies', () => {
  test.each([
    `when: ${notMatches}, then: deny`,
    `when: ${notMatches}, then: allow`,
    `when: ${notMatches}, then: allow, otherwise: deny`,
    `when: { not: ${notMatches} }, then: allow, otherwise: deny`,
    `when: { not: ${notMatches} }, then: deny`,
    `when: ${matches}, then: deny`,
    `when: ${matches}, otherwise: allow`,
    `when: { not: ${matches} }, then: allow`,
    `when: { any: [{ fact: eventType, operator: present }, ${matches}] }, then: allow`,
    `when: { all: [{ fact: eventType, operator: absent }, ${matches}] }, then: deny`,
    `when: ${name('not:matches', '.*secret.*')}, then: allow`,
    `when: ${name('everyValue:notMatches', ['(?s).*', '.*secret.*'])}, then: allow`,
    `when: { condition: named }, then: deny`,
  ])('%s', async (rule) => {
    const decision = await decideOn([rule], undefined, `conditions: { named: ${matches} }\n`);
    expect(decision).toMatchObject({
      kind: 'deny',
      by: 'onError',
      failure: { code: 'rule-error', rule: 'r0', message: expect.stringContaining('(?s)') },
    });
    expect(JSON.stringify([decision.failure, decision.reply])).not.toContain('secret');
  });

  test.each(['someFact:matches', 'everyFact:notMatches', 'not:someFact:notMatches'])(
    '%s, for one element of a list',
    async (operator) => {
      const rule = `when: ${name(operator, '.*secret.*', 'data.userProfile.groups')}, then: allow, otherwise: allow`;
      const { kind, by } = await decideOn([rule], { groups: ['secret', NAME] });
      expect([kind, by]).toEqual(['deny', 'onError']);
    },
  );

  test.each(['(?s).*secret.*', '(?-s).*secret.*', '[^\\n]*secret', '[A-Z]\\s\\w+'])(
    '%s does not depend on the dot: the rule decides',
    async (pattern) => {
      const { by, failure } = await decideOn([
        `when: ${name('matches', pattern)}, then: deny, otherwise: continue`,
      ]);
      expect([by, failure]).toEqual(['rules', undefined]);
    },
  );

  test('in a shadow rule: the reply is the same', async () => {
    const deciding = "when: { fact: eventType, operator: present }, then: { set: { lastName: 'Sato' } }";
    const alone = await decideOn([deciding]);
    const beside = await decideOn([deciding, `mode: shadow, when: ${matches}, then: allow`]);
    expect(beside.reply).toEqual(alone.reply);
    expect(beside.failure).toBeUndefined();
    expect(beside.shadow).toMatchObject([{ verdict: 'error', would: 'deny' }]);
  });
});
