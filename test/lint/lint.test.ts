import { describe, expect, test } from 'vitest';
import { lint } from '../../src/lint/lint.ts';
import { parseRules } from '../../src/rules/parse.ts';

const PASSES = '{ fact: data.userProfile.email, operator: email }';

/** What lint says about the rules of one request type, as `line code`, lines counted from `strategy`. */
function findings(
  rules: string[],
  { fallback = 'deny', strategy = 'all', top = '' } = {},
  code = /^never-/,
): string[] {
  const head = `version: 1\nendpoint: /x\n${top}requestTypes:\n  self.service.registration:\n`;
  const lines = rules.map((rule, index) => `      - { name: r${index}, ${rule} }\n`).join('');
  const text = `${head}    strategy: ${strategy}\n    default: ${fallback}\n    rules:\n${lines}`;
  const parsed = parseRules([{ path: 'x.yaml', kind: 'rules', text }]);
  expect(parsed.diagnostics).toEqual([]);
  return lint(parsed, { now: 0 })
    .filter((found) => code.test(found.code))
    .map(
      ({ code: found, severity, range }) =>
        `${severity} ${found} ${(range?.start.line ?? 0) - head.split('\n').length + 1}`,
    );
}

describe('never-allowed, never-denied', () => {
  const never = ['warn never-allowed 0'];
  const always = ['warn never-denied 0'];
  test.each<[rules: string[], options: Parameters<typeof findings>[1], expected: string[]]>([
    [[`when: ${PASSES}, then: allow`], {}, []],
    [[`when: ${PASSES}, then: allow, otherwise: deny`], {}, []],
    [[`when: ${PASSES}, then: continue`], {}, []],
    [[`when: ${PASSES}, otherwise: deny`], { fallback: 'allow' }, []],
    [[`when: ${PASSES}, otherwise: deny`], {}, never],
    [[`when: ${PASSES}, otherwise: deny`], { fallback: '{ error: { errorSummary: a } }' }, never],
    [[`when: ${PASSES}, otherwise: named`], { top: 'outcomes: { named: { deny: true } }\n' }, never],
    [[`when: ${PASSES}, then: allow`], { fallback: 'allow' }, always],
    [[`when: ${PASSES}, then: { set: { a: b } }, otherwise: allow`], {}, always],
    // What is in the shadow, or switched off, decides nothing.
    [[`when: ${PASSES}, then: allow, mode: shadow`], {}, never],
    [[`when: ${PASSES}, then: allow, enabled: false`], {}, never],
    [[`when: ${PASSES}, otherwise: deny, mode: shadow`], { fallback: 'allow' }, always],
    // Under all, one rule that always denies outweighs the others; under first, those before it count.
    [[`when: ${PASSES}, then: allow`, `when: ${PASSES}, then: deny, otherwise: deny`], {}, never],
    [
      [`when: ${PASSES}, then: allow`, `when: ${PASSES}, then: deny, otherwise: deny`],
      { strategy: 'first' },
      [],
    ],
    // Outside of its window a rule is not there.
    [[`when: ${PASSES}, then: deny, otherwise: deny, validUntil: 2026-01-01`], { fallback: 'allow' }, []],
    [[`when: ${PASSES}, then: allow, otherwise: allow, validFrom: 2026-01-01`], {}, []],
    // What a name means that means nothing cannot be said, and is an error anyway.
    [[`when: ${PASSES}, then: alow`], {}, []],
    [[`when: ${PASSES}, otherwise: deny`], { fallback: 'alow' }, []],
  ])('%s %o', (rules, options, expected) => expect(findings(rules, options)).toEqual(expected));
});

describe('denial-in-then', () => {
  const found = (when: string, rest = 'then: deny', top = '') =>
    findings([`when: ${when}, ${rest}`], { fallback: 'allow', top }, /^denial-in-then$/).map(
      (text) => text.split(' ')[1],
    );
  const partner = '{ fact: data.userProfile.email, operator: emailDomainIn, value: [example.com] }';
  const absent = '{ fact: data.userProfile.email, operator: absent }';

  test.each<[when: string, rest?: string, top?: string]>([
    [partner],
    [partner, 'then: { error: { errorSummary: a } }'],
    [partner, 'then: named', 'outcomes: { named: { deny: true } }\n'],
    [partner, 'then: deny, otherwise: continue'],
    [`{ all: [${absent}, ${partner}] }`],
    [`{ any: [${partner}, ${partner}] }`],
    [`{ not: { not: ${partner} } }`],
    ['{ condition: partner }', 'then: deny', `conditions: { partner: ${partner} }\n`],
    ['{ fact: data.userProfile.email, operator: "not:emailDomainIn", value: [okta.com] }'],
    ['{ condition: nobody }'],
  ])('%s %s', (when, rest, top) => expect(found(when, rest, top)).toEqual(['denial-in-then']));

  test.each<[when: string, rest?: string, top?: string]>([
    [`{ not: ${partner} }`],
    ['{ condition: a }', 'then: deny', 'conditions: { a: { condition: a } }\n'],
    [absent],
    ['{ fact: data.userProfile.email, operator: "not:present" }'],
    [`{ any: [${partner}, ${absent}] }`],
    [`{ all: [${absent}, { not: ${partner} }] }`],
    ['{ condition: other }', 'then: deny', `conditions: { other: { not: ${partner} } }\n`],
    [partner, 'then: allow, otherwise: deny'],
    [partner, 'then: deny, otherwise: alow'],
    [partner, 'then: dny, otherwise: allow'],
  ])('%s %s is safe, or unknown', (when, rest, top) => {
    expect(found(when, rest, top)).not.toContain('denial-in-then');
  });

  test('it is the key then that is marked', () => {
    expect(findings([`when: ${PASSES}, then: deny`], { fallback: 'allow' }, /^denial/)).toEqual([
      'warn denial-in-then 4',
    ]);
  });
});
