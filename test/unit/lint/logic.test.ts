import { describe, expect, test } from 'vitest';
import { compileYaml } from '../decisions/endpoint-from.ts';
import { findingsIn, withRules } from './findings-in.ts';

const domain = (name: string) =>
  `{ fact: data.userProfile.email, operator: emailDomainIn, value: [${name}] }`;
const digits = (count: number | string) =>
  `{ fact: data.userProfile.employeeNumber, operator: digits, value: ${count} }`;

describe('unreachable-rule', () => {
  const found = (...rules: string[]) =>
    findingsIn('unreachable-rule', withRules(rules, { rest: '    strategy: first\n' }));

  test.each<[what: string, rules: string[], expected: string[]]>([
    [
      'the same condition',
      [`when: ${digits(4)}, then: allow`, `when: ${digits(4)}, then: deny`],
      ['warn r1'],
    ],
    [
      'a narrower condition after a wider one',
      [`when: ${digits('[1, 6]')}, then: allow`, `when: ${digits(4)}, then: deny`],
      ['warn r1'],
    ],
    [
      'a wider condition after a narrower one',
      [`when: ${digits(4)}, then: allow`, `when: ${digits('[1, 6]')}, then: deny`],
      [],
    ],
    [
      'two rules that cover a third one together',
      [
        `when: ${digits('[1, 3]')}, then: allow`,
        `when: ${digits('[4, 6]')}, then: allow`,
        `when: ${digits('[2, 5]')}, then: deny`,
      ],
      ['warn r2'],
    ],
    [
      'all rules after a rule with two outcomes',
      [`when: ${digits(4)}, then: allow, otherwise: deny`, `when: ${domain('a.org')}, then: allow`],
      ['warn r1'],
    ],
    [
      'a rule with an outcome for the remaining requests',
      [`when: ${digits(4)}, then: allow`, `when: ${digits(4)}, otherwise: deny`],
      [],
    ],
    [
      'a shadow rule covers nothing',
      [`when: ${digits(4)}, then: allow, mode: shadow`, `when: ${digits(4)}, then: deny`],
      [],
    ],
    [
      'a disabled rule covers nothing',
      [`when: ${digits(4)}, then: allow, enabled: false`, `when: ${digits(4)}, then: deny`],
      [],
    ],
    [
      'a validity window covers only windows within it',
      [
        `when: ${digits(4)}, then: allow, validUntil: 2027-01-01`,
        `when: ${digits(4)}, then: deny, validUntil: 2026-12-01`,
        `when: ${digits(4)}, then: deny, validUntil: 2027-02-01`,
      ],
      ['warn r1'],
    ],
    [
      'validThrough includes its day',
      [
        `when: ${digits(4)}, then: allow, validThrough: 2026-12-31`,
        `when: ${digits(4)}, then: deny, validUntil: 2027-01-01`,
        `when: ${digits(4)}, then: deny, validThrough: 2027-01-01`,
      ],
      ['warn r1'],
    ],
    [
      'a condition that never holds is left to never-holds',
      [`when: ${domain('a.org')}, then: allow`, `when: { all: [${digits(4)}, ${digits(5)}] }, then: allow`],
      [],
    ],
  ])('%s', (_, rules, expected) => expect(found(...rules)).toEqual(expected));

  test('with strategy all every rule is reachable', () => {
    const rules = [`when: ${digits(4)}, then: allow`, `when: ${digits(4)}, then: { set: { a: b } }`];
    expect(findingsIn('unreachable-rule', withRules(rules))).toEqual([]);
  });
});

describe('always-holds', () => {
  const number = (operator: string) => `{ fact: data.userProfile.employeeNumber, operator: ${operator} }`;
  const everybody = `when: { any: [${number('present')}, ${number('absent')}] }`;
  const found = (rule: string) =>
    findingsIn('always-holds', withRules([rule, `when: ${digits(4)}, otherwise: deny`]));

  test('reports a condition that holds whether a fact is present or absent', () => {
    expect(found(`${everybody}, then: allow`)).toEqual(['warn when']);
    expect(found(`${everybody}, then: { set: { a: b } }, otherwise: deny`)).toEqual(['warn when']);
    expect(found(`${everybody}, then: allow, otherwise: deny, validUntil: 2027-01-01`)).toEqual([
      'warn when',
    ]);
  });

  test('ignores present-or-absent in a denial, or in a rule with a validity window', () => {
    expect(found(`${everybody}, then: deny`)).toEqual([]);
    expect(found(`${everybody}, then: allow, validUntil: 2027-01-01`)).toEqual([]);
    const others = `when: { any: [{ not: ${domain('a.com')} }, { not: ${domain('b.com')} }] }`;
    expect(found(`${others}, then: deny`)).toEqual(['warn when']);
  });
});

describe('never-holds and always-holds for requestType', () => {
  const found = (code: string, test: string, requestType: string) =>
    findingsIn(
      code,
      withRules(
        [`when: { fact: requestType, ${test} }, then: allow`, `when: ${digits(4)}, otherwise: deny`],
        {
          requestType,
        },
      ),
    ).length;
  const signUp = 'self.service.registration';
  const update = 'progressive.profile';

  test.each<[never: number, always: number, test: string, requestType: string]>([
    [1, 0, `operator: equal, value: ${update}`, signUp],
    [1, 0, `operator: equal, value: ${signUp}`, update],
    [1, 0, `operator: notIn, value: [${update}]`, update],
    [0, 1, `operator: equal, value: ${update}`, update],
    [0, 1, `operator: notEqual, value: ${signUp}`, update],
    // Classic Engine leaves it out.
    [0, 0, `operator: equal, value: ${signUp}`, signUp],
    [0, 0, 'operator: absent', signUp],
    [1, 0, 'operator: absent', update],
  ])('%i never, %i always: %s under %s', (never, always, test, requestType) => {
    expect(found('never-holds', test, requestType)).toBe(never);
    expect(found('always-holds', test, requestType)).toBe(always);
  });
});

describe('default-switched-off', () => {
  const staff = `when: ${domain('a.org')}, then: allow`;
  const found = (rules: string[], rest = '') =>
    findingsIn('default-switched-off', withRules(rules, { rest }));

  test.each<[rules: string[], expected: string[]]>([
    [[staff, `when: ${digits(4)}, then: { set: { a: b } }`], ['warn then']],
    [[staff, `when: ${digits(4)}, then: { debugContext: { a: b } }`], ['warn then']],
    [[staff, `when: ${digits(4)}, otherwise: { set: { a: b } }`], ['warn otherwise']],
    [[`${staff}, otherwise: { debugContext: { a: b } }`], ['warn otherwise']],
    // A denial of some requests does not affect the others.
    [[staff, `when: ${digits(5)}, then: deny`, `when: ${digits(4)}, then: { set: { a: b } }`], ['warn then']],
    [[`${staff}, otherwise: deny`, `when: ${digits(4)}, then: { set: { a: b } }`], []],
    [[staff, `when: ${digits(5)}, otherwise: deny`, `when: ${digits(4)}, then: { set: { a: b } }`], []],
    [[staff, `when: { all: [${domain('a.org')}, ${digits(4)}] }, then: { set: { a: b } }`], []],
    [[staff, `when: ${digits(4)}, then: { allow: true, set: { a: b } }`], []],
    [[staff, `when: ${digits(4)}, then: continue`], []],
    [[staff, `when: ${digits(4)}, then: { set: { a: b } }, mode: shadow`], []],
    // If no rule allows, a rule that sets attributes is the one that allows.
    [[`when: ${digits(4)}, then: { set: { a: b } }`], []],
  ])('%o', (rules, expected) => expect(found(rules)).toEqual(expected));

  test('ignores a default that allows, and strategy first', () => {
    const rules = [staff, `when: ${digits(4)}, then: { set: { a: b } }`];
    expect(found(rules, '    default: allow\n')).toEqual([]);
    expect(found(rules, '    strategy: first\n')).toEqual([]);
  });
});

describe('either-is-enough', () => {
  const address = `when: ${domain('a.org')}, then: allow`;
  const number = `when: ${digits(4)}, then: allow`;
  const found = (rules: string[], rest = '') => findingsIn('either-is-enough', withRules(rules, { rest }));

  test('reports two rules that allow by different attributes', () => {
    expect(found([address, number])).toEqual(['warn r1']);
    expect(found([number, `when: { all: [${domain('a.org')}] }, then: allow`])).toEqual(['warn r1']);
    expect(found([address, number, `${address}, mode: shadow`])).toEqual(['warn r1']);
  });

  test.each<[rules: string[], rest?: string]>([
    [[address, `when: ${domain('b.org')}, then: allow`]],
    [[address, address.replace('email', 'login')]],
    [[`${address}, otherwise: deny`, number]],
    [[address, `when: ${digits(4)}, then: { allow: true, set: { userType: staff } }`]],
    [[address, `${number}, validUntil: 2027-01-01`]],
    [[address, `${number}, description: Staff may come in with a number instead.`]],
    [
      [
        address,
        `when: ${digits(4).replace('data.userProfile.employeeNumber', 'data.context.x')}, then: allow`,
      ],
    ],
    [[address, number, `when: ${digits(5)}, then: deny`]],
    [[address, number], '    default: allow\n'],
    [[address, number], '    strategy: first\n'],
  ])('ignores %o %s', (rules, rest) => expect(found(rules, rest)).toEqual([]));
});

describe('contradicting-rules', () => {
  const found = (rules: string[], rest = '') => findingsIn('contradicting-rules', withRules(rules, { rest }));

  test.each<[what: string, rules: string[], expected: string[]]>([
    [
      'allow and deny on the same',
      [`when: ${digits(4)}, then: allow`, `when: ${digits(4)}, then: deny`],
      ['warn r0'],
    ],
    [
      'an exception within the rule',
      [`when: ${domain('a.org')}, otherwise: deny`, `when: ${domain('b.org')}, then: allow`],
      ['warn r1'],
    ],
    [
      'an allow in otherwise',
      [`when: ${digits(4)}, otherwise: allow`, `when: ${digits('[4, 5]')}, otherwise: deny`],
      [],
    ],
    [
      'some requests are left',
      [`when: ${digits('[4, 5]')}, then: allow`, `when: ${digits(4)}, otherwise: deny`],
      [],
    ],
    [
      'a denial for a time',
      [`when: ${digits(4)}, then: allow`, `when: ${digits(4)}, then: deny, validUntil: 2027-01-01`],
      [],
    ],
    [
      'a denial in the shadow',
      [`when: ${digits(4)}, then: allow`, `when: ${digits(4)}, then: deny, mode: shadow`],
      [],
    ],
    ['other facts', [`when: ${digits(4)}, then: allow`, `when: ${domain('a.org')}, otherwise: deny`], []],
  ])('%s', (_, rules, expected) => expect(found(rules)).toEqual(expected));

  test('ignores strategy first, which has an order', () => {
    const rules = [`when: ${digits(4)}, then: allow`, `when: ${digits('[3, 4]')}, then: deny`];
    expect(found(rules, '    strategy: first\n')).toEqual([]);
  });

  test('reports rules that deny everybody together once', () => {
    const rules = [4, 5].map((count) => `when: ${digits(count)}, then: allow, otherwise: deny`);
    const { diagnostics } = compileYaml(withRules(rules));
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'never-allowed: every self.service.registration request is denied: no request meets what the rules ask for together',
    ]);
  });
});

describe('set-twice', () => {
  const set = (value: string) => `then: { set: { userType: ${value} } }`;
  const found = (rules: string[], rest = '') => findingsIn('set-twice', withRules(rules, { rest }));

  test.each<[what: string, rules: string[], expected: string[]]>([
    [
      'other facts',
      [`when: ${digits(4)}, ${set('a')}`, `when: ${domain('a.org')}, ${set('b')}`],
      ['warn userType'],
    ],
    [
      'the same condition',
      [`when: ${digits(4)}, ${set('a')}`, `when: ${digits(4)}, ${set('b')}`],
      ['warn userType'],
    ],
    ['the same value', [`when: ${digits(4)}, ${set('a')}`, `when: ${domain('a.org')}, ${set('a')}`], []],
    [
      'conditions that exclude each other',
      [`when: ${digits(4)}, ${set('a')}`, `when: ${digits(5)}, ${set('b')}`],
      [],
    ],
    // Whether one request can meet both is not known.
    [
      'other tests of the same fact',
      [
        `when: ${digits(4)}, ${set('a')}`,
        `when: { fact: data.userProfile.employeeNumber, operator: matches, value: 'A.*' }, ${set('b')}`,
      ],
      [],
    ],
    [
      'then and otherwise of one rule',
      [`when: ${digits(4)}, ${set('a')}, otherwise: { set: { userType: b } }`],
      [],
    ],
    [
      'validity windows that do not overlap',
      [
        `when: ${digits(4)}, ${set('a')}, validUntil: 2027-01-01`,
        `when: ${domain('a.org')}, ${set('b')}, validFrom: 2027-01-01`,
      ],
      [],
    ],
    [
      'one shadow rule',
      [`when: ${digits(4)}, ${set('a')}`, `when: ${domain('a.org')}, ${set('b')}, mode: shadow`],
      [],
    ],
  ])('%s', (_, rules, expected) => expect(found(rules)).toEqual(expected));

  test('ignores strategy first, where one rule counts', () => {
    const rules = [`when: ${digits(4)}, ${set('a')}`, `when: ${domain('a.org')}, ${set('b')}`];
    expect(found(rules, '    strategy: first\n')).toEqual([]);
  });

  test('marks a named outcome where it is used', () => {
    const rules = [`when: ${digits(4)}, ${set('a')}`, `when: ${domain('a.org')}, then: partner`];
    const top = 'outcomes: { partner: { set: { userType: b } } }\n';
    expect(findingsIn('set-twice', withRules(rules, { top }))).toEqual(['warn then']);
  });
});

describe('default and unhandled', () => {
  const found = (code: string, rest: string, rule = `when: ${digits(4)}, otherwise: deny`) =>
    findingsIn(code, withRules([rule], { rest }));

  test.each<[fallback: string, expected: string[]]>([
    ['continue', ['warn continue']],
    ['{ debugContext: { a: b } }', ['warn { debugContext: { a: b } }']],
    ['allow', []],
    ['deny', []],
    ['{ set: { userType: Guest } }', []],
  ])('default: %s', (fallback, expected) => {
    expect(found('default-continues', `    default: ${fallback}\n`)).toEqual(expected);
  });

  test('an unreachable default is reported as unreached only', () => {
    const rule = `when: ${digits(4)}, then: allow, otherwise: deny`;
    expect(found('default-continues', '    default: continue\n', rule)).toEqual([]);
    expect(found('unreached-default', '    default: continue\n', rule)).toEqual(['info default']);
  });

  test('a default is unreached if the conditions cover all requests', () => {
    const rules = [`when: ${digits(4)}, then: allow`, `when: ${digits(4)}, otherwise: deny`];
    const unreached = (more: string[]) =>
      findingsIn('unreached-default', withRules(more, { rest: '    default: allow\n' }));
    expect(unreached(rules)).toEqual(['info default']);
    expect(unreached([...rules.slice(0, 1), `when: ${digits('[3, 5]')}, otherwise: deny`])).toEqual([]);
    expect(unreached([...rules.slice(0, 1), `when: ${domain('a.org')}, otherwise: deny`])).toEqual([]);
  });

  test.each<[unhandled: string, expected: string[]]>([
    ['allow', ['warn allow']],
    ['continue', ['warn continue']],
    ['{ debugContext: { a: b } }', ['warn { debugContext: { a: b } }']],
    ['deny', []],
    ['{ error: { errorSummary: No. } }', []],
  ])('unhandled: %s', (unhandled, expected) => {
    expect(found('other-request-type', `unhandled: ${unhandled}\n`)).toEqual(expected);
  });
});

describe('unused names', () => {
  const rule = `when: ${digits(4)}, otherwise: deny`;
  const top =
    'outcomes: { a: { deny: true } }\nconditions: { c: { condition: d }, d: { fact: requestType, operator: present } }\n';
  const found = (code: string, rules: string[]) => findingsIn(code, withRules(rules, { top }));

  test('reports outcomes and conditions that no rule uses', () => {
    expect(found('unused-outcome', [rule])).toEqual(['warn a']);
    expect(found('unused-condition', [rule])).toEqual(['warn c', 'warn d']);
  });
  test('names used by a used name or a disabled rule count as used', () => {
    expect(found('unused-condition', ['when: { condition: c }, otherwise: deny'])).toEqual([]);
    expect(found('unused-condition', ['when: { condition: d }, otherwise: deny'])).toEqual(['warn c']);
    expect(found('unused-outcome', [`when: ${digits(4)}, otherwise: a, enabled: false`])).toEqual([]);
  });
  test('reports nothing if a rule has an unknown name', () => {
    expect(found('unused-outcome', [`when: ${digits(4)}, otherwise: b`])).toEqual([]);
    expect(found('unused-condition', ['when: { condition: e }, otherwise: deny'])).toEqual([]);
  });
  test('a list named by an unused condition counts as used', () => {
    const conditions = `conditions: { c: ${domain('x').replace('[x]', '{ list: ours }')} }\n`;
    const codes = (text: string) =>
      compileYaml(text, { 'lists/ours.txt': 'okta.com\n' }).diagnostics.map(({ code }) => code);
    expect(codes(withRules([rule], { top: conditions, rest: '    default: allow\n' }))).toEqual([
      'unused-condition',
    ]);
    expect(codes(withRules([rule], { rest: '    default: allow\n' }))).toEqual(['unused-list']);
    const lists = `conditions: { c: ${domain('x').replace('[x]', '{ lists: [ours] }')} }\n`;
    expect(codes(withRules([rule], { top: lists, rest: '    default: allow\n' }))).toEqual([
      'unused-condition',
    ]);
  });
});
