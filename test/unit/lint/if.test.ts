import { describe, expect, test } from 'vitest';
import { compileYaml } from '../decisions/endpoint-from.ts';
import { findingsIn, withRules } from './findings-in.ts';

const TYPE = 'data.userProfile.userType';
const typeIs = (operator: string, value: string) =>
  `{ fact: ${TYPE}, operator: "${operator}", value: ${value} }`;
const CONTRACTOR = typeIs('trim:ignoreCase:equal', 'contractor');
const KNOWN_TYPE = typeIs('trim:ignoreCase:in', '[employee, contractor]');
const NUMBER = '{ fact: data.userProfile.employeeNumber, operator: digits, value: 6 }';
const PRESENT = '{ fact: data.userProfile.city, operator: present }';
const NUMBER_IF_CONTRACTOR = `if: ${CONTRACTOR}, when: ${NUMBER}, otherwise: deny`;
const ALLOWED = { rest: '    default: allow\n' };

/** The codes of the findings about rules, in order. */
const codesOf = (...[rules, options]: Parameters<typeof withRules>) =>
  compileYaml(withRules(rules, options)).diagnostics.map(({ code, severity }) => `${severity} ${code}`);

describe('if-opens', () => {
  const found = (...[rules, options = ALLOWED]: Parameters<typeof withRules>) =>
    findingsIn('if-opens', withRules(rules, options));

  test.each<[what: string, ...Parameters<typeof withRules>]>([
    ['nothing holds the fact to its values', [NUMBER_IF_CONTRACTOR]],
    ['the other rule only allows', [NUMBER_IF_CONTRACTOR, `when: ${KNOWN_TYPE}, then: allow`]],
    [
      'the other rule is in shadow mode',
      [NUMBER_IF_CONTRACTOR, `when: ${KNOWN_TYPE}, otherwise: deny, mode: shadow`],
    ],
    [
      'the other rule is for some requests only',
      [NUMBER_IF_CONTRACTOR, `if: ${PRESENT}, when: ${KNOWN_TYPE}, otherwise: deny`],
    ],
    [
      'the other rule ends',
      [NUMBER_IF_CONTRACTOR, `when: ${KNOWN_TYPE}, otherwise: deny, validThrough: 2026-12-31`],
    ],
    [
      'the other rule holds another fact to values',
      [
        NUMBER_IF_CONTRACTOR,
        'when: { fact: data.userProfile.department, operator: in, value: [SALES] }, otherwise: deny',
      ],
    ],
    [
      'the other rule has an alternative',
      [NUMBER_IF_CONTRACTOR, `when: { any: [${KNOWN_TYPE}, ${NUMBER}] }, otherwise: deny`],
    ],
    ['the denial is in then', [`if: ${CONTRACTOR}, when: { not: ${NUMBER} }, then: deny`]],
    [
      'the fact is derived',
      [`if: { fact: facts.type, operator: equal, value: contractor }, when: ${NUMBER}, otherwise: deny`],
      { ...ALLOWED, top: `facts: { type: "{{ ${TYPE} | strip | downcase }}" }\n` },
    ],
    [
      'the condition has a name',
      [`if: { condition: contractor }, when: ${NUMBER}, otherwise: deny`],
      { ...ALLOWED, top: `conditions: { contractor: ${CONTRACTOR} }\n` },
    ],
    [
      'it is a negative test, which an absent fact fails',
      [`if: ${typeIs('ignoreCase:notEqual', 'employee')}, when: ${NUMBER}, otherwise: deny`],
    ],
  ])('warns if %s', (_, rules, options) => expect(found(rules, options)).toEqual(['warn if']));

  test.each<[what: string, ...Parameters<typeof withRules>]>([
    ['a rule holds the fact to values', [NUMBER_IF_CONTRACTOR, `when: ${KNOWN_TYPE}, otherwise: deny`]],
    [
      'a rule holds the fact to a list',
      [NUMBER_IF_CONTRACTOR, `when: ${typeIs('in', '{ list: types }')}, otherwise: deny`],
    ],
    [
      'a rule holds a derived fact of it to values',
      [
        NUMBER_IF_CONTRACTOR,
        'when: { fact: facts.type, operator: in, value: [employee, contractor] }, otherwise: deny',
      ],
      { ...ALLOWED, top: `facts: { type: "{{ ${TYPE} | strip | downcase }}" }\n` },
    ],
    [
      'no other value is allowed',
      [
        `if: ${CONTRACTOR}, when: ${NUMBER}, then: allow, otherwise: deny`,
        `when: ${typeIs('trim:ignoreCase:equal', 'employee')}, then: allow`,
      ],
      {},
    ],
    [
      'the if asks for presence only',
      [`if: { fact: ${TYPE}, operator: present }, when: ${KNOWN_TYPE}, otherwise: deny`],
    ],
    ['nobody is denied', [`if: ${CONTRACTOR}, when: ${NUMBER}, then: { set: { costCenter: "1" } }`]],
    ['the rule is in shadow mode', [`${NUMBER_IF_CONTRACTOR}, mode: shadow`]],
    ['there is no if', [`when: ${KNOWN_TYPE}, otherwise: deny`]],
  ])('is silent if %s', (_, rules, options) => expect(found(rules, options)).toEqual([]));

  test('says which requests are not asked, and shows the second rule', () => {
    const { diagnostics } = compileYaml(
      withRules(
        [
          NUMBER_IF_CONTRACTOR,
          `when: ${typeIs('ignoreCase:equal', 'employee')}, then: { set: { costCenter: "1" } }`,
        ],
        ALLOWED,
      ),
    );
    expect(diagnostics.find(({ code }) => code === 'if-opens')).toMatchObject({
      message: `"r0" is skipped unless ${TYPE} trim:ignoreCase:equal contractor: a user who types "contractors" is not asked`,
      hint: `hold ${TYPE} to its values in a rule of its own: when: { fact: ${TYPE}, operator: "trim:ignoreCase:in", value: [contractor, employee, …] }, otherwise: deny`,
    });
  });

  test('of many rules, reports the first ones', () => {
    const rules = Array.from({ length: 40 }, (_, index) =>
      NUMBER_IF_CONTRACTOR.replace('value: contractor', `value: contractor-${index}`),
    );
    expect(found(rules)).toHaveLength(20);
  });

  test('is an info about facts that nobody types', () => {
    const rule = `if: { fact: data.context.request.ipAddress, operator: ipNotInCidr, value: [203.0.113.0/24] }, when: ${NUMBER}, otherwise: deny`;
    expect(found([rule])).toEqual(['info if']);
    expect(found([rule], {})).toEqual([]);
  });
});

describe('if-opens: the values of an if', () => {
  const messagesOf = (
    only: string,
    { known = KNOWN_TYPE, top = '', rest = ALLOWED.rest, otherwise = 'otherwise: deny' } = {},
  ) => {
    const rules = [`if: ${only}, when: ${NUMBER}, otherwise: deny`, `when: ${known}, ${otherwise}`];
    const { diagnostics } = compileYaml(withRules(rules, { top, rest }));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    return diagnostics
      .filter(({ code }) => code === 'if-opens')
      .map(({ message, hint = '' }) => `${message}; ${hint}`.replace('"r0" ', ''));
  };
  const past = (value: string, variant: string, hint: string) => [
    `asks a user who types "${value}", and not one who types "${variant}", which the rules allow too; ${hint}`,
  ];
  const facts = (filters: string) => `facts: { type: "{{ ${TYPE} ${filters} }}" }\n`;
  const DERIVED = '{ fact: facts.type, operator: equal, value: contractor }';

  test.each([
    ['trim: is missing', typeIs('ignoreCase:equal', 'contractor'), ' contractor', 'equal'],
    ['contains', typeIs('contains', 'contractor'), 'Contractor', 'contains'],
    ['startsWith', typeIs('startsWith', 'con'), 'Contractor', 'startsWith'],
    ['matches', typeIs('matches', 'contractor'), 'Contractor', 'matches'],
  ])('warns of a spelling that walks past: %s', (_, only, variant, operator) => {
    const hint = `use operator: "trim:ignoreCase:${operator}"`;
    expect(messagesOf(only)).toEqual(past('contractor', variant, hint));
  });

  test('warns of a spelling that walks past a derived fact', () => {
    const hint = 'make facts.type with the filters strip and downcase';
    expect(messagesOf(DERIVED, { top: facts('| downcase') })).toEqual(
      past('contractor', ' contractor', hint),
    );
    expect(messagesOf(DERIVED, { top: facts('| strip | downcase') })).toEqual([]);
  });

  test('warns of a spelling that a rule allows, and no rule requires', () => {
    const options = { rest: '', otherwise: 'then: allow' };
    expect(messagesOf(typeIs('ignoreCase:equal', 'contractor'), options)).toHaveLength(1);
    expect(messagesOf(CONTRACTOR, options)).toEqual([]);
  });

  test.each([
    ['a misspelt one', CONTRACTOR.replace('contractor', 'contracter'), 'contracter', KNOWN_TYPE],
    ['one in the plural', CONTRACTOR, 'contractor', typeIs('trim:ignoreCase:in', '[employees, contractors]')],
  ])('warns of a value that the rules never allow: %s', (_, only, value, known) => {
    const meant = value === 'contracter' ? 'contractor' : 'contractors';
    expect(messagesOf(only, { known })).toEqual([
      `is for ${TYPE} "${value}", which the rules never allow; did you mean "${meant}"?`,
    ]);
  });

  test('warns of a domain that the rules never allow', () => {
    const domains = (value: string) =>
      `{ fact: data.userProfile.email, operator: emailDomainIn, value: ${value} }`;
    const known = domains('[a.example, "*.b.example"]');
    expect(messagesOf(domains('[c.example]'), { known })).toHaveLength(1);
    expect(messagesOf(domains('[a.example]'), { known })).toEqual([]);
    expect(messagesOf(domains('[x.b.example]'), { known })).toEqual([]);
    const top = 'facts: { domain: "{{ data.userProfile.email | email_domain }}" }\n';
    const derived = (value: string) => `{ fact: facts.domain, operator: equal, value: ${value} }`;
    expect(messagesOf(derived('a.example'), { known, top })).toEqual([]);
    expect(messagesOf(derived('c.example'), { known, top })).toHaveLength(1);
  });

  test.each([
    ['no spelling differs', typeIs('equal', 'contractor'), typeIs('in', '[employee, contractor]')],
    ['both ignore case', typeIs('ignoreCase:equal', 'contractor'), typeIs('ignoreCase:in', '[contractor]')],
    ['a code in the if alone', typeIs('equal', 'C1'), typeIs('in', '[C1, E1]')],
    ['a negative test', typeIs('trim:ignoreCase:notIn', '[employee]'), KNOWN_TYPE],
    ['a part of the values', typeIs('trim:ignoreCase:in', '[contractor]'), KNOWN_TYPE],
  ])('is silent: %s', (_, only, known) => {
    expect(messagesOf(only, { known })).toEqual([]);
  });

  test('is an info about lookups, which nobody types', () => {
    const top =
      'lookups: { partner: { list: partners, key: "{{ data.userProfile.email | email_domain }}" } }\n';
    const rule = (fact: string, value: string) =>
      `if: { fact: lookups.partner.${fact}, operator: equal, value: ${value} }, when: ${NUMBER}, otherwise: deny`;
    const of = (fact: string, value: string) =>
      compileYaml(withRules([rule(fact, value)], { top, ...ALLOWED }), {
        'lists/partners.csv': 'domain,kind\nacme.example,guest\n',
      }).diagnostics.map(({ severity, message }) => `${severity} ${message}`);
    expect(of('found', 'true')).toEqual(['info "r0" is skipped unless lookups.partner.found equal true']);
    expect(of('value.kind', 'guest')).toEqual([
      'info "r0" is skipped unless lookups.partner.value.kind equal guest',
    ]);
  });
});

describe('five wrong ways to ask contractors for a number', () => {
  test.each<[way: string, rules: string[], expected: string]>([
    [
      'the group is required of everybody',
      [`when: { all: [${CONTRACTOR}, ${NUMBER}] }, otherwise: deny`],
      'info denies-all-others',
    ],
    [
      'not the group, or the number',
      [`when: { any: [{ not: ${CONTRACTOR} }, ${NUMBER}] }, then: allow`],
      'warn allow-on-nothing',
    ],
    [
      'a denial in then',
      [`when: { all: [${CONTRACTOR}, { not: ${NUMBER} }] }, then: deny`],
      'warn denial-in-then',
    ],
    [
      'an if that compares case',
      [
        `if: ${typeIs('equal', 'contractor')}, when: ${NUMBER}, otherwise: deny`,
        `when: ${KNOWN_TYPE}, otherwise: deny`,
      ],
      'warn input-case',
    ],
    ['an if without the second rule', [NUMBER_IF_CONTRACTOR], 'warn if-opens'],
  ])('%s', (way, rules, expected) => {
    const options = way === 'not the group, or the number' ? {} : ALLOWED;
    expect(codesOf(rules, options)).toEqual([expected]);
  });

  test('and the right one', () => {
    expect(codesOf([NUMBER_IF_CONTRACTOR, `when: ${KNOWN_TYPE}, otherwise: deny`], ALLOWED)).toEqual([]);
  });

  test('the first three are told of if', () => {
    const hintOf = (rule: string) => compileYaml(withRules([rule], ALLOWED)).diagnostics.at(-1)?.hint;
    expect(hintOf(`when: { all: [${CONTRACTOR}, ${NUMBER}] }, otherwise: deny`)).toContain('as if:');
    expect(hintOf(`when: { any: [{ not: ${CONTRACTOR} }, ${NUMBER}] }, then: allow`)).toContain('as if:');
    expect(hintOf(`when: { all: [${CONTRACTOR}, { not: ${NUMBER} }] }, then: deny`)).toContain('as if:');
    expect(hintOf(`when: ${CONTRACTOR}, then: deny`)).not.toContain('as if:');
  });
});

describe('rules with if', () => {
  const EMAIL = '{ fact: data.userProfile.email, operator: email }';
  const FOR_CONTRACTORS = `if: ${CONTRACTOR}`;

  test('unused names: a condition and a list that an if uses are used', () => {
    const lists = { 'lists/types.txt': 'contractor\n' };
    const yaml = withRules([`if: { condition: listed }, when: ${EMAIL}, then: allow, otherwise: deny`], {
      top: `conditions: { listed: ${typeIs('ignoreCase:in', '{ list: types }')} }\n`,
    });
    expect(compileYaml(yaml, lists).diagnostics.filter(({ code }) => code.startsWith('unused'))).toEqual([]);
  });

  test('facts: an if is read', () => {
    expect(
      findingsIn(
        'unknown-fact',
        withRules([`if: { fact: email, operator: present }, when: ${EMAIL}, then: allow, otherwise: deny`]),
      ),
    ).toEqual(['error email']);
  });

  test.each<[code: string, rules: string[], options: Parameters<typeof withRules>[1]]>([
    ['never-allowed', [`${FOR_CONTRACTORS}, when: ${EMAIL}, then: deny, otherwise: deny`], ALLOWED],
    [
      'unreachable-rule',
      [`${FOR_CONTRACTORS}, when: ${EMAIL}, then: allow, otherwise: deny`, `when: ${EMAIL}, then: allow`],
      { rest: '    strategy: first\n' },
    ],
    ['unreached-default', [`${FOR_CONTRACTORS}, when: ${EMAIL}, then: allow, otherwise: deny`], ALLOWED],
    [
      'contradicting-rules',
      [`when: ${EMAIL}, then: allow`, `${FOR_CONTRACTORS}, when: { not: ${EMAIL} }, otherwise: deny`],
      {},
    ],
    [
      'set-twice',
      [
        `${FOR_CONTRACTORS}, when: ${EMAIL}, then: { set: { costCenter: "1" } }`,
        `if: ${typeIs('trim:ignoreCase:equal', 'employee')}, when: ${EMAIL}, then: { set: { costCenter: "2" } }`,
      ],
      ALLOWED,
    ],
    [
      'either-is-enough',
      [
        `${FOR_CONTRACTORS}, when: ${NUMBER}, then: allow`,
        'when: { fact: data.userProfile.city, operator: present }, then: allow',
      ],
      {},
    ],
  ])('%s: claims nothing about requests for which the rule is skipped', (code, rules, options) => {
    expect(findingsIn(code, withRules(rules, options))).toEqual([]);
    const asked = rules.map((rule) => rule.replace(/if: \{[^}]*\}, /, ''));
    expect(findingsIn(code, withRules(asked, options))).not.toEqual([]);
  });

  test('default-continues: a rule that is skipped leaves requests to the default', () => {
    const rule = `${FOR_CONTRACTORS}, when: ${EMAIL}, then: allow, otherwise: deny`;
    expect(findingsIn('default-continues', withRules([rule], { rest: '    default: continue\n' }))).toEqual([
      'warn continue',
    ]);
  });

  test.each([
    [
      'an if that never holds',
      `if: { all: [${typeIs('equal', 'A1')}, ${typeIs('equal', 'B1')}] }, when: ${EMAIL}`,
      'never-holds',
      'warn if',
      'the if of "r0" never holds',
    ],
    [
      'an if that always holds',
      `if: { any: [${EMAIL}, { not: ${EMAIL} }] }, when: ${NUMBER}`,
      'always-holds',
      'warn if',
      'the if of "r0" always holds',
    ],
    [
      'a condition that the if excludes',
      `if: ${typeIs('equal', 'A1')}, when: ${typeIs('equal', 'B1')}`,
      'never-holds',
      'warn when',
      'the condition of "r0" never holds where its if does: see',
    ],
    [
      'a condition that the if implies',
      `if: ${typeIs('equal', 'A1')}, when: ${typeIs('in', '[A1, B1]')}`,
      'always-holds',
      'warn when',
      'the condition of "r0" always holds where its if does: see',
    ],
  ])('%s is reported', (_, rule, code, place, message) => {
    const yaml = withRules([`${rule}, then: allow, otherwise: deny`]);
    expect(findingsIn(code, yaml)).toEqual([place]);
    expect(compileYaml(yaml).diagnostics.find((one) => one.code === code)?.message).toContain(message);
  });

  test('allow-on-nothing: the if does not help, unless it requires the fact', () => {
    const rule = (only: string) => `if: ${only}, when: { not: ${typeIs('in', '[A1]')} }, then: allow`;
    expect(findingsIn('allow-on-nothing', withRules([rule(EMAIL)]))).toEqual(['warn then']);
    expect(
      findingsIn('allow-on-nothing', withRules([rule(typeIs('present', 'x').replace(', value: x', ''))])),
    ).toEqual([]);
  });

  test('denial-in-then: an absent fact of the if is left to if-opens', () => {
    const rule = `${FOR_CONTRACTORS}, when: ${NUMBER}, then: deny`;
    const required = 'when: { fact: data.userProfile.employeeNumber, operator: present }, otherwise: deny';
    expect(findingsIn('denial-in-then', withRules([rule, required], ALLOWED))).toEqual([]);
    expect(findingsIn('denial-in-then', withRules([rule], ALLOWED))).toEqual(['warn then']);
  });

  const DOMAINS = '{ fact: data.userProfile.email, operator: emailDomainIn, value: [a.example, b.example] }';
  const TEXT = '{ deny: true, error: { errorSummary: "Use your a.example address." } }';

  test('domain-in-message: a text may be for some of the domains of an if', () => {
    const found = (rule: string) => findingsIn('domain-in-message', withRules([rule], ALLOWED));
    expect(found(`if: ${DOMAINS}, when: ${NUMBER}, otherwise: ${TEXT}`)).toEqual([]);
    expect(found(`when: ${DOMAINS}, otherwise: ${TEXT}`)).toHaveLength(1);
  });

  test('domain-in-message: the default is for those that a rule skips, too', () => {
    const found = (only: string) =>
      findingsIn(
        'domain-in-message',
        withRules([`${only}when: ${DOMAINS}, then: allow`], { rest: `    default: ${TEXT}\n` }),
      );
    expect(found(`${FOR_CONTRACTORS}, `)).toEqual([]);
    expect(found('')).toHaveLength(1);
  });

  test('notmatches-whole-text: a pattern of an if refuses nothing', () => {
    const http = '{ fact: data.userProfile.lastName, operator: notMatches, value: http }';
    const found = (rule: string) => findingsIn('notmatches-whole-text', withRules([rule], ALLOWED));
    expect(found(`if: ${http}, when: ${NUMBER}, otherwise: deny`)).toEqual([]);
    expect(found(`when: ${http}, otherwise: deny`)).toHaveLength(1);
  });
});
