import { describe, expect, test } from 'vitest';
import { lint } from '../../../src/lint/lint.ts';
import { parseRules } from '../../../src/rules/parse.ts';

const PASSES = '{ fact: data.userProfile.email, operator: email }';

const GIVEN = '{ fact: data.userProfile.employeeNumber, operator: present }';
const LEFT_OUT = '{ fact: data.userProfile.employeeNumber, operator: absent }';

/** The findings of lint in the rules of one request type, as `line code`, lines counted from `strategy`. */
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
    // Shadow rules and disabled rules decide nothing.
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
    // A condition that always holds is no condition.
    [[`when: { any: [${GIVEN}, ${LEFT_OUT}] }, then: allow`], {}, always],
    [
      [`when: { any: [${GIVEN}, ${LEFT_OUT}] }, then: allow`, `when: ${PASSES}, otherwise: deny`],
      { strategy: 'first' },
      always,
    ],
    [[`when: { any: [${GIVEN}, ${LEFT_OUT}] }, then: allow`, `when: ${PASSES}, otherwise: deny`], {}, []],
    [[`when: { any: [${GIVEN}, ${LEFT_OUT}] }, then: allow, validUntil: 2026-01-01`], {}, []],
    // A rule has no effect outside of its validity window.
    [[`when: ${PASSES}, then: deny, otherwise: deny, validUntil: 2026-01-01`], { fallback: 'allow' }, []],
    [[`when: ${PASSES}, then: allow, otherwise: allow, validFrom: 2026-01-01`], {}, []],
    // The meaning of an unknown name is unknown; it is an error anyway.
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
    // It denies nobody, which another check reports.
    [`{ all: [${absent}, ${partner}] }`],
    [partner, 'then: allow, otherwise: deny'],
    [partner, 'then: deny, otherwise: alow'],
    [partner, 'then: dny, otherwise: allow'],
  ])('ignores %s %s, which is safe or unknown', (when, rest, top) => {
    expect(found(when, rest, top)).not.toContain('denial-in-then');
  });

  const staff = '{ fact: data.userProfile.email, operator: emailDomainIn, value: [okta.com] }';
  const staffLogin = '{ fact: data.userProfile.login, operator: emailDomainIn, value: [okta.com] }';
  const outside = '{ fact: data.userProfile.login, operator: notIn, value: [admin] }';
  const both = `when: { all: [${staff}, ${staffLogin}] }`;
  const either = `when: { any: [${partner}, ${partner.replace('email', 'login')}] }, then: deny`;
  const denial = `when: ${partner}, then: deny`;
  const count = (rules: string[], strategy: string, fallback: string) =>
    findings(rules, { strategy, fallback }, /^denial-in-then$/).length;

  test.each<[strategy: string, fallback: string, rules: string[]]>([
    ['first', 'deny', [denial, `when: ${staff}, then: allow`]],
    ['first', 'deny', [`when: ${staff}, then: allow`, `when: ${PASSES}, then: deny`]],
    ['first', 'allow', [`when: ${absent}, then: deny`, denial]],
    ['first', 'deny', [either, `${both}, then: allow, otherwise: deny`]],
    ['first', 'deny', [`when: ${GIVEN}, then: allow`, denial, `when: ${staff}, then: allow`]],
    ['all', 'deny', [denial, `when: ${staff}, then: allow`]],
    ['all', 'allow', [denial, `when: ${PASSES}, otherwise: deny`]],
    ['all', 'deny', [either, `${both}, then: allow, otherwise: deny`]],
  ])('ignores %s, default %s: %o denies a request without the fact anyway', (strategy, fallback, rules) =>
    expect(count(rules, strategy, fallback)).toBe(0),
  );

  test.each<[strategy: string, fallback: string, rules: string[]]>([
    ['first', 'allow', [denial, `when: ${staff}, then: allow`]],
    ['first', 'deny', [denial, `when: ${GIVEN}, then: allow`]],
    ['all', 'allow', [denial, `when: ${staff}, then: allow`]],
    ['all', 'deny', [denial, `when: ${GIVEN}, then: { set: { a: b } }`]],
    ['all', 'deny', [either, `when: ${staff}, then: allow, otherwise: deny`]],
    // After the validity window no other rule denies.
    ['all', 'allow', [denial, `when: ${PASSES}, otherwise: deny, validUntil: 2026-01-01`]],
    // One of two facts left out is enough.
    ['all', 'deny', [`when: { all: [${staff}, ${outside}] }, then: deny`, `when: ${staff}, then: allow`]],
  ])('reports %s, default %s: %o allows a request without the fact', (strategy, fallback, rules) =>
    expect(count(rules, strategy, fallback)).toBe(1),
  );

  test('tries many rules within its limit of time', () => {
    const rules = Array.from({ length: 30 }, (_, index) =>
      denial.replace('value: [', `value: [d${index}.com, `),
    );
    // Without their fact all of them have the same request.
    expect(count([...rules, `when: ${staff}, then: allow`], 'all', 'deny')).toBe(0);
    expect(count([...rules, `when: ${GIVEN}, then: allow`], 'all', 'deny')).toBe(30);
  });

  test('marks the key then', () => {
    expect(findings([`when: ${PASSES}, then: deny`], { fallback: 'allow' }, /^denial/)).toEqual([
      'warn denial-in-then 4',
    ]);
  });
});
