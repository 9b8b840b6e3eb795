import { describe, expect, test } from 'vitest';
import { lint } from '../../../src/rules/lint/index.ts';
import { parseRules } from '../../../src/rules/parse.ts';

const PASSES = '{ fact: data.userProfile.email, operator: email }';

/** What lint says about the rules of one request type, as `line code`, lines counted from `strategy`. */
function findings(rules: string[], { fallback = 'deny', strategy = 'all', top = '' } = {}): string[] {
  const head = `version: 1\nendpoint: /x\n${top}requestTypes:\n  self.service.registration:\n`;
  const lines = rules.map((rule, index) => `      - { name: r${index}, ${rule} }\n`).join('');
  const text = `${head}    strategy: ${strategy}\n    default: ${fallback}\n    rules:\n${lines}`;
  const parsed = parseRules([{ path: 'x.yaml', kind: 'rules', text }]);
  expect(parsed.diagnostics).toEqual([]);
  return lint(parsed).map(
    ({ code, severity, range }) =>
      `${severity} ${code} ${(range?.start.line ?? 0) - head.split('\n').length + 1}`,
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
    findings([`when: ${when}, ${rest}`], { fallback: 'allow', top }).map((text) => text.split(' ')[1]);
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
    expect(findings([`when: ${PASSES}, then: deny`], { fallback: 'allow' })).toEqual([
      'warn denial-in-then 4',
    ]);
  });
});

describe('several files', () => {
  const file = (path: string, endpoint: string, name = 'a') => ({
    path,
    kind: 'rules' as const,
    text: `version: 1\nendpoint: ${endpoint}\nrequestTypes: { progressive.profile: { rules: [{ name: ${name}, when: ${PASSES}, then: allow }] } }\n`,
  });
  const codes = (...texts: Parameters<typeof parseRules>[0]) =>
    lint(parseRules(texts)).map(({ code, file: path }) => `${path} ${code}`);

  test('an endpoint belongs to the first file', () => {
    expect(
      codes(file('a.yaml', '/x'), file('b.yaml', '/y'), file('c.yaml', '/x'), file('d.yaml', '/x')),
    ).toEqual(['c.yaml endpoint-taken', 'd.yaml endpoint-taken']);
  });
  test('case makes another endpoint', () =>
    expect(codes(file('a.yaml', '/x'), file('b.yaml', '/X'))).toEqual([]));
  test.each(['/healthz', '/readyz', '/version', '/metrics'])('%s is the service’s own', (endpoint) => {
    expect(codes(file('a.yaml', endpoint))).toEqual(['a.yaml endpoint-reserved']);
  });
  test('two files may have rules of one name', () => {
    expect(codes(file('a.yaml', '/x'), file('b.yaml', '/y'))).toEqual([]);
  });
  test('no file at all', () => expect(codes()).toEqual(['. no-rules']));
  test('no file that could be read is no second mistake', () => {
    expect(codes({ path: 'a.yaml', kind: 'rules', text: 'a: [' })).toEqual([]);
  });
  test('a list without entries, unless it could not be read', () => {
    const list = (path: string, text: string) => ({ path, kind: 'list' as const, text });
    expect(
      codes(
        file('a.yaml', '/x'),
        list('lists/a.txt', '# none'),
        list('lists/b.yaml', '- 012'),
        list('lists/c.txt', 'c'),
      ),
    ).toEqual(['lists/a.txt empty-list']);
  });
});

describe('duplicate-rule', () => {
  test('within a request type, also where a rule is broken otherwise', () => {
    const text = `version: 1
endpoint: /x
requestTypes:
  self.service.registration:
    rules:
      - { name: a, when: {}, then: allow }
      - null
      - text
      - { name: 12, when: ${PASSES}, then: allow }
      - { name: a, when: ${PASSES}, then: allow }
      - { name: a, when: ${PASSES}, then: allow }
  progressive.profile:
    rules:
      - { name: a, when: ${PASSES}, then: allow }
`;
    const found = lint(parseRules([{ path: 'x.yaml', kind: 'rules', text }]));
    expect(found.map(({ code, range, hint }) => `${range?.start.line} ${code}: ${hint}`)).toEqual([
      '10 duplicate-rule: the first one is in line 6',
      '11 duplicate-rule: the first one is in line 6',
    ]);
  });
});
