import { describe, expect, test } from 'vitest';
import { compileYaml } from '../decisions/endpoint-from.ts';
import { findingsIn, withRules } from './findings-in.ts';

const DOMAIN = 'domain: "{{ data.userProfile.email | email_domain }}"';
const NUMBER = 'data.userProfile.employeeNumber';
const PARTNERS = { 'lists/partners.csv': 'domain,department\nacme.example,sales\n' };
const PARTNER = 'lookups: { partner: { list: partners, key: "{{ facts.domain }}" } }\n';
const FOUND = '{ fact: lookups.partner.found, operator: equal, value: true }';

/** The codes of the findings about rules with derived facts and lookups. */
function codesIn(rules: string[], top: string, lists: Record<string, string> = {}, rest = ''): string[] {
  return compileYaml(withRules(rules, { top, rest }), lists).diagnostics.map(({ code }) => code);
}

describe('facts that definitions read', () => {
  const found = (code: string, fact: string, top = '') =>
    findingsIn(
      code,
      withRules(['when: { fact: facts.x, operator: present }, then: allow, otherwise: deny'], {
        top: `${top}facts: { x: "${fact}" }\n`,
      }),
    );

  test.each([
    ['not-on-form', '{{ data.userProfile.emial | email_domain }}', 'form: [email, login]\n'],
    ['fact-not-sent', '{{ data.context.user.profile.login }}', ''],
    ['never-sent', '{{ data.userProfile.password }}', ''],
    ['unknown-fact', '{{ data.userProfil.email }}', ''],
    ['source-as-identity', '{{ source }}', ''],
  ])('%s: %s', (code, fact, top) => {
    const expected = code === 'source-as-identity' ? [] : [expect.stringMatching(/^warn /)];
    expect(found(code, fact, top)).toEqual(expected);
  });

  test('not-on-form: a fact that only an outcome reads counts as well', () => {
    const rule =
      'when: { fact: data.userProfile.email, operator: email }, then: { set: { city: "{{ facts.x }}" } }, otherwise: deny';
    const top = 'form: [email, login]\nfacts: { x: "{{ data.userProfile.city }}" }\n';
    expect(findingsIn('not-on-form', withRules([rule], { top }))).toHaveLength(1);
  });

  test('fact-not-sent: a lookup is for the request types that read it', () => {
    const yaml = (requestType: string) =>
      withRules([`when: ${FOUND}, then: allow, otherwise: deny`], {
        requestType,
        top: `facts: { ${DOMAIN} }\n${PARTNER}`,
      });
    const codes = (requestType: string) =>
      compileYaml(yaml(requestType), PARTNERS).diagnostics.map(({ code }) => code);
    expect(codes('self.service.registration')).toEqual([]);
    expect(codes('progressive.profile')).toEqual(['fact-not-sent']);
  });
});

describe('unused definitions', () => {
  const rule = 'when: { fact: data.userProfile.email, operator: email }, then: allow, otherwise: deny';

  test('a list that only a lookup reads is used', () => {
    expect(
      codesIn([`when: ${FOUND}, then: allow, otherwise: deny`], `facts: { ${DOMAIN} }\n${PARTNER}`, PARTNERS),
    ).toEqual([]);
  });

  test('a fact is unused if only an unused fact reads it', () => {
    const top = `facts: { ${DOMAIN}, mail: "mail.{{ facts.domain }}" }\n`;
    expect(codesIn([rule], top)).toEqual(['unused-fact', 'unused-fact']);
  });

  test('a fact is used by a typed template, and by a lookup of a used fact', () => {
    const typed =
      'when: { fact: data.userProfile.email, operator: email }, then: { set: { employeeNumber: { template: "{{ facts.number }}", as: number } } }, otherwise: deny';
    const number = `facts: { ${DOMAIN}, number: "{{ lookups.partner.value.department }}" }\n${PARTNER}`;
    expect(codesIn([typed], number, PARTNERS)).toEqual([]);
  });

  test('nothing is claimed where a name is misspelt', () => {
    const misspelt = 'when: { fact: facts.domian, operator: present }, then: allow, otherwise: deny';
    expect(codesIn([misspelt], `facts: { ${DOMAIN} }\n`)).toEqual(['unknown-fact']);
  });
});

describe('copies of derived facts', () => {
  const setting = (value: string) => `then: { set: { costCenter: ${value} } }, otherwise: deny`;
  const clean = `facts: { clean: "{{ ${NUMBER} | strip }}" }\n`;
  const ofClean = (operator: string, rest: string) =>
    `when: { fact: facts.clean, operator: "${operator}", value: 4 }, ${rest}`;

  test('trim-then-copied-raw: a fact with strip is tested, and the raw one is copied', () => {
    const found = (value: string, operator = 'digits') =>
      findingsIn('trim-then-copied-raw', withRules([ofClean(operator, setting(value))], { top: clean }));
    expect(found(`"{{ ${NUMBER} }}"`)).toEqual(['warn costCenter']);
    expect(found('"{{ facts.clean }}"')).toEqual([]);
    expect(found(`"{{ ${NUMBER} | strip }}"`)).toEqual([]);
  });

  test('trim-then-copied-raw: trim: is written, and the fact is copied raw by a derived one', () => {
    const raw = `facts: { clean: "{{ ${NUMBER} }}" }\n`;
    const found = (top: string) =>
      findingsIn(
        'trim-then-copied-raw',
        withRules(
          [`when: { fact: ${NUMBER}, operator: "trim:digits", value: 4 }, ${setting('"{{ facts.clean }}"')}`],
          { top },
        ),
      );
    expect(found(raw)).toEqual(['warn costCenter']);
    expect(found(clean)).toEqual([]);
  });

  test('trim-then-copied-raw: a fact with other filters is another text', () => {
    const top = `facts: { clean: "{{ ${NUMBER} | digits }}" }\n`;
    expect(
      findingsIn(
        'trim-then-copied-raw',
        withRules([ofClean('digits', setting(`"{{ ${NUMBER} }}"`))], { top }),
      ),
    ).toEqual([]);
  });

  test('trim-then-copied-raw: a rule for some does not hold the others to its test', () => {
    const rules = (only: string) => [
      `when: { fact: data.userProfile.email, operator: email }, ${setting(`"{{ ${NUMBER} }}"`)}`,
      `when: { fact: ${NUMBER}, operator: "trim:digits", value: 4 }, otherwise: deny`,
      `${only}when: { fact: ${NUMBER}, operator: digits, value: 4 }, otherwise: deny`,
    ];
    const found = (only: string) => findingsIn('trim-then-copied-raw', withRules(rules(only)));
    expect(found('')).toEqual([]);
    expect(found('if: { fact: data.userProfile.city, operator: present }, ')).toEqual(['warn costCenter']);
  });

  test.each([
    [
      'a derived fact',
      '"{{ facts.city }}"',
      'facts: { city: "{{ data.userProfile.city | strip }}" }\n',
      ['warn costCenter'],
    ],
    [
      'a derived fact of a derived fact',
      '"{{ facts.b }}"',
      'facts: { a: "{{ data.userProfile.city }}", b: "{{ facts.a }}" }\n',
      ['warn costCenter'],
    ],
    [
      'facts that read each other',
      '"{{ facts.a }}"',
      'facts: { a: "{{ facts.b }}", b: "{{ facts.a }}" }\n',
      [],
    ],
    [
      'facts that read each other in many ways',
      '"{{ facts.f0 }}"',
      `facts: { ${Array.from({ length: 30 }, (_, n) => `f${n}: "{{ facts.f${n + 1} | upcase }}{{ facts.f${n + 1} | downcase }}"`).join(', ')}, f30: "x" }\n`,
      [],
    ],
    ['a typed list', '{ template: "{{ data.userProfile.city }}", as: list }', '', ['warn costCenter']],
    ['a typed number', '{ template: "{{ data.userProfile.city }}", as: number }', '', []],
    [
      'a fact of bounded length',
      '"{{ facts.city }}"',
      'facts: { city: "{{ data.userProfile.city | truncate: 40 }}" }\n',
      [],
    ],
    [
      'the domain of an address',
      '"{{ facts.domain }}"',
      'facts: { domain: "{{ data.userProfile.secondEmail | email_domain }}" }\n',
      [],
    ],
  ])('copied-without-check: %s', (_, value, top, expected) => {
    const yaml = withRules([`when: { fact: data.userProfile.email, operator: email }, ${setting(value)}`], {
      top,
    });
    expect(findingsIn('copied-without-check', yaml)).toEqual(expected);
  });

  test('copied-without-check: an attribute is tested by a fact, or by a lookup, that is made of it', () => {
    const rules = (when: string) => [
      `when: ${when}, then: { set: { costCenter: "{{ data.userProfile.email }}" } }, otherwise: deny`,
    ];
    const top = `facts: { ${DOMAIN} }\n`;
    expect(codesIn(rules('{ fact: facts.domain, operator: present }'), top)).toEqual([]);
    expect(codesIn(rules(FOUND), top + PARTNER, PARTNERS)).toEqual([]);
    expect(codesIn(rules('{ fact: data.userProfile.city, operator: present }'), '')).toEqual([
      'copied-without-check',
    ]);
  });

  test('list-copied: a fact that is a list', () => {
    const found = (fact: string, value = '"{{ facts.tags }}"') =>
      findingsIn(
        'list-copied',
        withRules([`when: { fact: data.userProfile.email, operator: email }, ${setting(value)}`], {
          top: `facts: { tags: ${fact} }\n`,
        }),
      );
    expect(found('{ template: "{{ data.userProfile.city }}", as: list }')).toEqual(['warn costCenter']);
    expect(found('"{{ data.userProfile }}"')).toEqual(['warn costCenter']);
    expect(found('"{{ data.userProfile.city }}"')).toEqual([]);
    const typed = '{ template: "{{ facts.tags }}", as: list }';
    expect(found('{ template: "{{ data.userProfile.city }}", as: list }', typed)).toEqual([]);
  });

  test('input-in-message: a text that repeats input by a derived fact', () => {
    const rule =
      'when: { fact: data.userProfile.email, operator: email }, then: allow, otherwise: { deny: true, error: { errorSummary: "{{ facts.mail }} is no address." } }';
    const found = (fact: string) =>
      findingsIn('input-in-message', withRules([rule], { top: `facts: { mail: "${fact}" }\n` }));
    expect(found('{{ data.userProfile.email | upcase }}')).toHaveLength(1);
    expect(found('{{ data.userProfile.email | escape }}')).toEqual([]);
  });
});

describe('set-twice: facts that are made of one', () => {
  const setting = (when: string, value: string) => `when: ${when}, then: { set: { costCenter: "${value}" } }`;
  const email = '{ fact: data.userProfile.email, operator: emailDomainIn, value: [okta.com] }';
  const top = `facts: { ${DOMAIN}, city: "{{ data.userProfile.city | strip }}" }\n`;
  const found = (fact: string) =>
    findingsIn(
      'set-twice',
      withRules([setting(email, '1'), setting(`{ fact: ${fact}, operator: equal, value: a.example }`, '2')], {
        top,
      }),
    );

  test('may exclude each other', () => {
    expect(found('facts.domain')).toEqual([]);
    expect(found('facts.city')).toEqual(['warn costCenter']);
  });
});

describe('allow-on-nothing: lookups', () => {
  const found = (when: string) =>
    compileYaml(
      withRules([`when: ${when}, then: allow`], { top: `facts: { ${DOMAIN} }\n${PARTNER}` }),
      PARTNERS,
    )
      .diagnostics.filter(({ code }) => code === 'allow-on-nothing')
      .map(({ message }) => message.replace(/.*: /, ''));
  const test_ = (operator: string, value: string) =>
    `{ fact: lookups.partner.found, operator: "${operator}", value: ${value} }`;

  test.each([
    test_('equal', 'false'),
    test_('notEqual', 'true'),
    test_('not:equal', 'true'),
    test_('in', '[false]'),
  ])('%s is true of a request without a key', (when) => {
    expect(found(when)).toEqual(['a lookup whose key has no value finds nothing']);
  });

  test('a negative operator on a column is false without a row, and "not" around it is true', () => {
    const column = '{ fact: lookups.partner.value.department, operator: notEqual, value: sales }';
    expect(found(column)).toEqual([]);
    expect(found(column.replace('notEqual', 'equal').replace(/(.*)/, '{ not: $1 }'))).toEqual([
      '"not" around a test is true of an absent value',
    ]);
  });

  test('a key that is required is no request without facts', () => {
    expect(found(`{ all: [${test_('equal', 'false')}, { fact: facts.domain, operator: present }] }`)).toEqual(
      [],
    );
    expect(found(FOUND)).toEqual([]);
  });
});

describe('allow-on-nothing: derived facts', () => {
  const found = (fact: string, test_: string, more = '') =>
    compileYaml(
      withRules([`when: { all: [{ fact: ${test_} }${more}] }, then: allow`], {
        top: `facts: { x: "${fact}", y: "{{ facts.x }}" }\n`,
      }),
    )
      .diagnostics.filter(({ code }) => code === 'allow-on-nothing')
      .map(({ message }) => message.replace(/.*: /, ''));
  const TYPE = 'data.userProfile.userType';
  const PRESENT = `, { fact: ${TYPE}, operator: present }`;

  test.each([
    ['Hello', 'facts.x, operator: equal, value: Hello'],
    [`a{{ ${TYPE} | default: '' }}`, 'facts.x, operator: present'],
    [`{{ ${TYPE} | default: 'employee' }}`, 'facts.x, operator: notIn, value: [contractor]'],
    [`{% if ${TYPE} %}yes{% else %}no{% endif %}`, 'facts.x, operator: equal, value: "no"'],
    [`{{ ${TYPE} | default: 'employee' }}`, 'facts.y, operator: equal, value: employee'],
    ['{{ decision.id }}', 'decision.id, operator: present'],
  ])('%s has a value for every request', (fact, test_) => {
    const name = test_.replace(/,.*/, '');
    expect(found(fact, test_)).toEqual([`${name} has a value for it, too`]);
    expect(found(fact, test_, PRESENT)).toEqual([]);
  });

  test.each([
    [`{{ ${TYPE} }}`, 'facts.x, operator: notIn, value: [contractor]'],
    [`{{ ${TYPE} | default: 'employee' }}`, 'facts.x, operator: notIn, value: [employee]'],
    [`{{ ${TYPE} | default: 'employee' }}`, `facts.x, operator: equal, value: { fact: ${TYPE} }`],
  ])('%s may lack a value, or fail the test', (fact, test_) => {
    expect(found(fact, test_)).toEqual([]);
  });
});

describe('denial-in-then: lookups', () => {
  const rules = [`when: ${FOUND}, then: deny`];
  const top = `facts: { ${DOMAIN} }\n${PARTNER}`;
  const rest = '    default: allow\n';

  test('without a key nothing is found, and the request is not denied', () => {
    expect(codesIn(rules, top, PARTNERS, rest)).toEqual(['denial-in-then']);
  });

  test('another rule that requires the key keeps such requests out', () => {
    const required = 'when: { fact: facts.domain, operator: present }, otherwise: deny';
    expect(codesIn([...rules, required], top, PARTNERS, rest)).toEqual([]);
  });
});

describe('input-case', () => {
  const found = (test: string, top = '') =>
    findingsIn('input-case', withRules([`when: ${test}, otherwise: deny`], { top })).map((one) =>
      one.replaceAll('"', ''),
    );
  const type = (operator: string, value: string) =>
    `{ fact: data.userProfile.userType, operator: "${operator}", value: ${value} }`;

  test.each([
    ['a word', type('equal', 'contractor'), ['info equal']],
    ['words in a list', type('trim:in', '[A1, contractor]'), ['info trim:in']],
    ['words that are excluded', type('notIn', '[contractor]'), ['warn notIn']],
    ['an exclusion by not', `{ not: ${type('equal', 'contractor')} }`, ['warn equal']],
    ['a word without case', type('ignoreCase:equal', 'contractor'), []],
    ['capitals', type('in', '[DE, CONTRACTOR]'), []],
    ['a code', type('equal', 'a1b2c3'), []],
    ['a few letters', type('in', '[it, hr]'), []],
    ['a domain', type('equal', 'okta.com'), []],
    ['another fact', type('equal', '{ fact: data.userProfile.title }'), []],
    ['a language', '{ fact: data.userProfile.preferredLanguage, operator: equal, value: english }', []],
    ['an address', '{ fact: data.userProfile.login, operator: equal, value: guest }', []],
    ['what Okta knows', '{ fact: data.context.request.method, operator: equal, value: post }', []],
  ])('%s', (_, test, expected) => expect(found(test)).toEqual(expected));

  test.each([
    ['strip', ['info equal']],
    ['strip | downcase', []],
    ['digits', []],
  ])('a derived fact with the filter %s', (filter, expected) => {
    const top = `facts: { type: "{{ data.userProfile.userType | ${filter} }}" }\n`;
    expect(found('{ fact: facts.type, operator: equal, value: contractor }', top)).toEqual(expected);
  });

  test('a value from a list was typed by nobody', () => {
    const rule = `when: { fact: lookups.partner.value.department, operator: equal, value: sales }, then: allow, otherwise: deny`;
    expect(codesIn([rule], `facts: { ${DOMAIN} }\n${PARTNER}`, PARTNERS)).toEqual([]);
  });

  test('the hint keeps decorators', () => {
    const hintOf = (operator: string) =>
      compileYaml(withRules([`when: ${type(operator, 'contractor')}, otherwise: deny`])).diagnostics.find(
        ({ code }) => code === 'input-case',
      )?.hint;
    expect(hintOf('equal')).toBe('use operator: "trim:ignoreCase:equal"');
    expect(hintOf('trim:notEqual')).toBe('use operator: "trim:ignoreCase:notEqual"');
    expect(hintOf('not:equal')).toBe('use operator: "trim:not:ignoreCase:equal"');
  });
});

describe('login-or-email-only: domains by derived facts and lookups', () => {
  const top = (form: string) => `form: [${form}]\nfacts: { ${DOMAIN} }\n${PARTNER}`;
  const found = (rules: string[], form = 'email, login') =>
    compileYaml(withRules(rules, { top: top(form) }), PARTNERS)
      .diagnostics.filter(({ code }) => code === 'login-or-email-only')
      .map(({ message }) => message);
  const bySame =
    'when: { fact: data.userProfile.login, operator: ignoreCase:equal, value: { fact: data.userProfile.email } }, otherwise: deny';

  test.each([
    ['a lookup', FOUND],
    ['a derived fact', '{ fact: facts.domain, operator: equal, value: acme.example }'],
  ])('%s of the email alone leaves the login open', (_, test) => {
    expect(found([`when: ${test}, then: allow, otherwise: deny`])).toEqual([
      'only data.userProfile.email is tested for its domain, and login can be another address',
    ]);
  });

  test('is silent where the login is compared with the email, or is not on the form', () => {
    const rule = `when: ${FOUND}, then: allow, otherwise: deny`;
    expect(found([rule, bySame])).toEqual([]);
    expect(found([rule], 'email')).toEqual([]);
  });
});
