import { describe, expect, test } from 'vitest';
import { decide } from '../../../src/decisions/decide.ts';
import { NO_ID } from '../../../src/decisions/hook-call.ts';
import { build, decideBy, findings, NOW, RULES } from './decide-by.ts';

/** The attributes that a rule sets from a fact, or the failure of the decision. */
async function setBy(fact: string, userProfile: object): Promise<unknown> {
  const yaml = `facts:\n  x: ${fact}\n${RULES('{ fact: data.userProfile, operator: absent }').replace('then: allow', 'otherwise: { set: { x: "{{ facts.x }}" } }')}`;
  const { reply, failure } = await decideBy(yaml, userProfile);
  return failure ?? reply.response.commands?.[0]?.value ?? {};
}

describe('derived facts', () => {
  test.each([
    ['"{{ data.userProfile.email | email_domain }}"', { email: 'Kim@Example.COM' }, { x: 'example.com' }],
    ['"{{ data.userProfile.email | email_local }}"', { email: 'Kim@Example.COM' }, { x: 'Kim' }],
    ['"{{ data.userProfile.email | email_domain }}"', { email: 'kim@exämple.com' }, {}],
    ['"{{ data.userProfile.email | email_domain }}"', { email: 'kim@@example.com' }, {}],
    ['"{{ data.userProfile.mobilePhone | digits }}"', { mobilePhone: '+61 (4) 12-34' }, { x: '6141234' }],
    ['"{{ data.userProfile.mobilePhone | digits }}"', { mobilePhone: 'none' }, {}],
    ["\"{{ data.userProfile.login | regex_replace: '[^a-z]+', '.' }}\"", { login: 'a1b22c' }, { x: 'a.b.c' }],
    ["\"{{ data.userProfile.login | regex_replace: '(a)(b)', '$2$1' }}\"", { login: 'abab' }, { x: 'baba' }],
    [
      String.raw`'{{ data.userProfile.login | regex_replace: "\d+\s*", "$$1" }}'`,
      { login: 'd1 22 ks' },
      { x: 'd$1$1ks' },
    ],
    [
      '"{{ data.userProfile.lastName | title_case }}"',
      { lastName: "van der berg o'brien" },
      { x: "van der Berg O'Brien" },
    ],
    [
      '"{{ data.userProfile.lastName | title_case }}"',
      { lastName: 'jean-luc McDonald' },
      { x: 'Jean-Luc McDonald' },
    ],
    [
      '"{{ data.userProfile.email | uuid_from }}"',
      { email: 'python.org' },
      { x: '886313e1-3b8a-5372-9b90-0c9aee199e5d' },
    ],
    ['"{{ data.userProfile.ip | ip_network: 24, 48 }}"', { ip: '203.0.113.9' }, { x: '203.0.113.0/24' }],
    [
      '"{{ data.userProfile.ip | ip_network: 24, 48 }}"',
      { ip: '::ffff:203.0.113.9' },
      { x: '203.0.113.0/24' },
    ],
    ['"{{ data.userProfile.ip | ip_network: 24, 48 }}"', { ip: '2001:db8:1:2::3' }, { x: '2001:db8:1::/48' }],
    ['"{{ data.userProfile.ip | ip_network: 24, 48 }}"', { ip: 'home' }, {}],
    [
      '"{{ data.userProfile.firstName }} {{ data.userProfile.lastName }}"',
      { firstName: 'Kim', lastName: 'Sato' },
      { x: 'Kim Sato' },
    ],
    ['"{{ data.userProfile.firstName }} {{ data.userProfile.lastName }}"', { firstName: 'Kim' }, {}],
    [
      '"{{ data.userProfile.firstName }}{{ data.userProfile.lastName | default: \'\' }}"',
      { firstName: 'Kim' },
      { x: 'Kim' },
    ],
    ['"{{ data.userProfile.firstName | append: data.userProfile.lastName }}"', { firstName: 'Kim' }, {}],
    ['"{{ data.userProfile.firstName | upcase }}x"', {}, {}],
    ['{ template: "{{ data.userProfile.age }}", as: number }', { age: '18' }, { x: 18 }],
    ['{ template: "{{ data.userProfile.yes }}", as: boolean }', { yes: 'true' }, { x: true }],
    [
      '"{{ data.userProfile.born | date_from: \'DD/MM/YYYY\' }}"',
      { born: '30/11/1980' },
      { x: '1980-11-30' },
    ],
    ['"{{ data.userProfile.born | date_from: \'DD/MM/YYYY\' }}"', { born: '11/30/1980' }, {}],
    ['"{{ decision.id }}"', {}, { x: NO_ID }],
    // Letters outside ASCII stay, as with ignoreCase: their lower case would be an ASCII letter.
    ['"{{ data.userProfile.email | downcase }}"', { email: 'BAN\u212A \u0130' }, { x: 'ban\u212A \u0130' }],
    ['"{{ data.userProfile.email | downcase }}"', { email: 'ÄÉK' }, { x: 'äék' }],
    ['"{{ data.userProfile.email | upcase }}"', { email: 'ma\u017F\u0131' }, { x: 'MA\u017F\u0131' }],
    ['"{{ data.userProfile.email | capitalize }}"', { email: '\u017FAM' }, { x: '\u017Fam' }],
    ['"{{ data.userProfile.email | title_case }}"', { email: '\u017Fam ärik' }, { x: '\u017Fam Ärik' }],
    ['"{{ data.userProfile.email | slugify }}"', { email: 'Ban\u212A' }, {}],
    ['"{{ data.userProfile.email | slugify }}"', { email: 'Big ΣΑΣ' }, { x: 'big-σας' }],
    // Empty texts count as absent, unless `default` says that they may be missing.
    ['"{{ data.userProfile.a }}"', { a: '' }, {}],
    ['"{{ data.userProfile.a }} {{ data.userProfile.b }}"', { a: 'Kim', b: '' }, {}],
    ['"{{ data.userProfile.a | strip }} b"', { a: '  ' }, {}],
    ['"{{ data.userProfile.a | prepend: \'id-\' }}"', { a: '' }, {}],
    ['"{{ data.userProfile.a | digits | prepend: \'+\' }}"', { a: 'none' }, {}],
    ['"{{ data.userProfile.a | append: data.userProfile.b }}"', { a: 'Kim', b: '' }, {}],
    ['"{% assign c = data.userProfile.b %}{{ data.userProfile.a | append: c }}"', { a: 'Kim', b: '' }, {}],
    ['"{% echo data.userProfile.a %}b"', { a: '' }, {}],
    ['"{{ data.userProfile.a | default: \'\' }} b"', { a: '' }, { x: ' b' }],
    ['"{{ data.userProfile.a | strip | default: \'\' }} b"', { a: ' ' }, { x: ' b' }],
    ["\"{{ data.userProfile.a | default: '' | prepend: 'id-' }}\"", { a: '' }, { x: 'id-' }],
    ['"{{ data.userProfile.a | default: \'none\' }} b"', { a: '' }, { x: 'none b' }],
    ['"{% echo data.userProfile.a | default: \'\' %}b"', { a: '' }, { x: 'b' }],
    [
      '"{% assign b = data.userProfile.b | default: \'\' %}{{ data.userProfile.a | append: b }}{{ b }}"',
      { a: 'Kim', b: '' },
      { x: 'Kim' },
    ],
    ['"{{ data.userProfile.a | remove: \'x\' }}"', { a: 'axb' }, { x: 'ab' }],
    ["\"{{ data.userProfile.a | replace: 'x', '' }}\"", { a: 'axb' }, { x: 'ab' }],
    ['{ template: "{{ data.userProfile.a }}", as: number }', { a: '' }, {}],
    ['{ template: "{{ data.userProfile.a }}", as: list }', { a: '' }, {}],
    // A list or an object is never text.
    ['"{{ data.userProfile.a | strip }}"', { a: ['12', '34'] }, {}],
    ['"{{ data.userProfile.a | split: \'@\' | last }}"', { a: ['x@acme.example'] }, {}],
    ['"{{ data.userProfile.a | prepend: \'id-\' }}"', { a: { b: 'c' } }, {}],
    ['"{{ data.userProfile.b | append: data.userProfile.a }}"', { a: ['x'], b: 'y' }, {}],
    ['"{% assign b = data.userProfile.a | uuid_from %}id-{% if b %}b{% endif %}"', { a: ['x'] }, {}],
    ['"{{ data.userProfile.a | digits }}"', { a: ['1'] }, {}],
    ['"{{ data.userProfile.a | join: \', \' }}"', { a: ['x', 'y'] }, { x: 'x, y' }],
    ['"{{ data.userProfile.a | first }}"', { a: ['x', 'y'] }, { x: 'x' }],
    ['"{{ data.userProfile.a | split: \'@\' | last }}"', { a: 'kim@acme.example' }, { x: 'acme.example' }],
  ])('%s of %j sets %j', async (fact, profile, expected) => {
    expect(await setBy(fact, profile)).toEqual(expected);
  });

  test('typed templates: a text that does not convert fails the decision', async () => {
    const set = 'otherwise: { set: { x: { template: "{{ data.userProfile.age }}", as: number } } }';
    const yaml = RULES('{ fact: data.userProfile.email, operator: absent }').replace('then: allow', set);
    const decision = await decideBy(yaml, { email: 'kim@example.com', age: 'eighteen' });
    expect(decision).toMatchObject({ kind: 'deny', by: 'onError', failure: { code: 'template-type' } });
    expect(decision.failure?.message).not.toContain('eighteen');
  });

  test.each([
    ['eighteen', 'a text of 8 characters that is none'],
    [['x'], 'a list'],
    [true, 'true'],
  ])('typed templates: the failure names the place, and not the value %j', async (age, gave) => {
    const set = 'otherwise: { set: { x: { template: "{{ data.userProfile.age }}", as: number } } }';
    const yaml = RULES('{ fact: data.userProfile.email, operator: absent }').replace('then: allow', set);
    expect((await decideBy(yaml, { email: 'kim@example.com', age })).failure?.message).toBe(
      `template-type: "x" (rules.yaml:7) takes a number, and its template gave ${gave}`,
    );
    const fact = '{ template: "{{ data.userProfile.age }}", as: date }';
    const facts = `facts: { x: ${fact} }\n${RULES('{ fact: facts.x, operator: present }')}`;
    expect((await decideBy(facts, { age })).failure?.message).toContain(
      `facts.x (rules.yaml:3) takes a date, and its template gave ${gave}`,
    );
  });

  test('typed templates: in a command and in debugContext a map may have the keys, and be none', async () => {
    const valueFor = async (written: string) => {
      const commands = `[{ type: com.okta.user.profile.update, value: { x: ${written} } }]`;
      const outcome = `{ commands: ${commands} }`;
      const yaml = RULES('{ fact: data.userProfile.email, operator: absent }').replace(
        'then: allow',
        `otherwise: ${outcome}`,
      );
      const { reply } = await decideBy(yaml, { email: 'kim@example.com', age: '7' });
      return reply.response.commands?.[0]?.value;
    };
    expect(await valueFor('{ template: welcome, as: html }')).toEqual({
      x: { template: 'welcome', as: 'html' },
    });
    expect(await valueFor('{ template: welcome, as: list }')).toEqual({
      x: { template: 'welcome', as: 'list' },
    });
    const html = await valueFor('{ template: "{{ data.userProfile.age }}", as: html }');
    expect(html).toEqual({ x: { template: '7', as: 'html' } });
    expect(await valueFor('{ template: "{{ data.userProfile.age }}", as: number }')).toEqual({ x: 7 });
    const debug = RULES(
      '{ fact: data.userProfile.email, operator: present }',
      '{ allow: true, debugContext: { a: { template: welcome, as: html } } }',
    );
    expect(findings(debug)).toEqual([]);
  });

  test('regex_replace: look-around is refused with advice for a filter', () => {
    const facts = `facts: { a: "{{ data.userProfile.x | regex_replace: 'a(?=b)', '' }}" }`;
    const { diagnostics } = build(`${facts}\n${RULES('{ fact: facts.a, operator: present }')}`, {});
    expect(diagnostics).toMatchObject([
      { code: 'pattern', hint: expect.stringContaining('write it back as a group') },
    ]);
  });

  test.each([
    ['fact.a', 'unknown-fact', 'did you mean "facts.a"?'],
    ['lookup.p.found', 'unknown-fact', 'did you mean "lookups.p.found"?'],
    ['decision', 'unknown-fact', 'write decision.id'],
  ])('conditions: %s is refused, with a suggestion', (fact, code, hint) => {
    const { diagnostics } = build(RULES(`{ fact: ${fact}, operator: present }`), {});
    expect(diagnostics).toMatchObject([{ code, hint }]);
    expect(diagnostics[0]?.message).not.toContain('""');
  });

  test('templates: a misspelt root is refused, with a suggestion', () => {
    const { diagnostics } = build(
      `facts: { a: "{{ fact.b }}!" }\n${RULES('{ fact: facts.a, operator: present }')}`,
      {},
    );
    expect(diagnostics).toMatchObject([{ code: 'template', hint: 'did you mean "facts"?' }]);
  });

  test('conditions: a typed template as the value is refused once, with the form of a fact', () => {
    const value = '{ template: "{{ data.userProfile.b }}", as: number }';
    const { diagnostics } = build(
      RULES(`{ fact: data.userProfile.a, operator: equal, value: ${value} }`),
      {},
    );
    expect(diagnostics).toMatchObject([
      {
        code: 'template-in-condition',
        hint: `define facts: { x: ${value} }, and compare with value: { fact: facts.x }`,
      },
    ]);
  });

  test.each([
    ['operator: present, dateFormat: DD/MM/YYYY', 'present reads no date'],
    ['operator: olderThan, dateFormat: DD/MM/YYYY', 'olderThan needs a value'],
  ])('dateFormat without a value: %s', (test, message) => {
    const { diagnostics } = build(RULES(`{ fact: data.userProfile.a, ${test} }`), {});
    expect(diagnostics).toMatchObject([{ message: expect.stringContaining(message) }]);
  });

  test.each([
    ['99999y', 'the most is 9999y'],
    ['18 years', 'write 18y'],
  ])('the duration %s is refused', (value, hint) => {
    const when = `{ fact: data.userProfile.a, operator: olderThan, value: ${value} }`;
    expect(build(RULES(when), {}).diagnostics).toMatchObject([{ code: 'value-type', hint }]);
  });

  test.each([
    ['0001-01-01', 'value: 18y'],
    ['0099-01-01', 'value: 18y'],
    ['01/01/0099', 'value: 18y, dateFormat: DD/MM/YYYY'],
    ['01/01/0099', 'value: 90d, dateFormat: DD/MM/YYYY'],
  ])('a date before the year 1000 is no age: %s, %s', async (born, value) => {
    for (const operator of ['olderThan', 'newerThan']) {
      const yaml = RULES(`{ fact: data.userProfile.born, operator: ${operator}, ${value} }`);
      expect(await decideBy(yaml, { born })).toMatchObject({ kind: 'deny' });
    }
    const days = RULES('{ fact: data.userProfile.born, operator: olderThan, value: 90d }');
    expect(await decideBy(days, { born: '0099-01-01' })).toMatchObject({ kind: 'allow' });
  });

  test('typed templates: a list has the scalars of a list fact, or the parts of a text', async () => {
    const set = 'otherwise: { set: { x: { template: "{{ data.userProfile.groups }}", as: list } } }';
    const yaml = RULES('{ fact: data.userProfile.email, operator: absent }').replace('then: allow', set);
    const valueFor = async (groups: unknown) =>
      (await decideBy(yaml, { email: 'kim@example.com', groups })).reply.response.commands?.[0]?.value;
    expect(await valueFor(['a', 1, { b: 2 }])).toEqual({ x: ['a', 1] });
    expect(await valueFor(' a, b,,c ')).toEqual({ x: ['a', 'b', 'c'] });
  });

  test('conditions: a derived fact is compared, and one without a value is absent', async () => {
    const yaml = `facts: { domain: "{{ data.userProfile.email | email_domain }}" }\n${RULES('{ fact: facts.domain, operator: notEqual, value: example.com }')}`;
    expect(await decideBy(yaml, { email: 'kim@other.example' })).toMatchObject({ kind: 'allow' });
    expect(await decideBy(yaml, { email: 'kim@example.com' })).toMatchObject({ kind: 'deny' });
    expect(await decideBy(yaml, { email: 'not an address' })).toMatchObject({ kind: 'deny' });
    expect(await decideBy(yaml, {})).toMatchObject({ kind: 'deny' });
  });

  test('facts: one that reads another is made of it', async () => {
    const yaml = `facts: { a: "{{ facts.b }}!", b: "{{ data.userProfile.email | upcase }}" }\n${RULES('{ fact: facts.a, operator: equal, value: "KIM!" }')}`;
    expect(await decideBy(yaml, { email: 'kim' })).toMatchObject({ kind: 'allow' });
  });

  test.each([
    ['facts: { a: "{{ facts.b }}", b: "{{ facts.a }}" }', ['rules.yaml:3 fact-cycle']],
    ['facts: { a: "{{ facts.a | upcase }}" }', ['rules.yaml:3 fact-cycle']],
    ['facts: { a: "{{ data.userProfile.x | date_from: \'YY\' }}" }', ['rules.yaml:3 template']],
    ['facts: { a: "{{ data.userProfile.x | date_from: data.userProfile.y }}" }', ['rules.yaml:3 template']],
    ['facts: { a: "{{ facts.none }}" }', ['rules.yaml:3 unknown-fact']],
    ['facts: { a: "{{ lookups.none.found }}" }', ['rules.yaml:3 unknown-lookup']],
    ['facts: { a: "{{ decision.time }}" }', ['rules.yaml:3 unknown-fact']],
    ['facts: { a: "{{ facts[data.userProfile.x] }}" }', ['rules.yaml:3 template']],
    ['facts: { "1a": "x" }', ['rules.yaml:3 wrong-name']],
    ['facts: { a: { template: "x", as: integer } }', ['rules.yaml:3 wrong-value']],
    ["facts: { a: \"{{ data.userProfile.x | regex_replace: '(', '' }}\" }", ['rules.yaml:3 pattern']],
    [
      'facts: { a: "{{ data.userProfile.x | regex_replace: data.userProfile.y, \'\' }}" }',
      ['rules.yaml:3 template'],
    ],
    ["facts: { a: \"{{ data.userProfile.x | regex_replace: 'a', '$1' }}\" }", ['rules.yaml:3 template']],
    ['facts: { a: "{{ data.userProfile.x | uuid_from: \'users\' }}" }', ['rules.yaml:3 template']],
    ['facts: { a: "{{ data.userProfile.x | uuid_from: \'users\' }}" }', ['rules.yaml:3 template']],
    ...['33, 64', '-1, 200', "'a'", '24.5, 64', '24, 129', '24, 48, 1', 'data.userProfile.y'].map(
      (lengths): [string, string[]] => [
        `facts: { a: "{{ data.userProfile.x | ip_network: ${lengths} }}" }`,
        ['rules.yaml:3 template'],
      ],
    ),
    ...['digits: 5', "email_domain: 'x'", 'email_local: 1', "title_case: 'en'", "uuid_from: nil, 'x'"].map(
      (filter): [string, string[]] => [
        `facts: { a: "{{ data.userProfile.x | ${filter} }}" }`,
        ['rules.yaml:3 template'],
      ],
    ),
  ])('%s is refused', (yaml, expected) => {
    expect(findings(`${yaml}\n${RULES('{ fact: data.userProfile.email, operator: present }')}`)).toEqual(
      expected,
    );
  });

  test('names: the error says which characters a name has', () => {
    const yaml = `facts: { mail.domain: "{{ data.userProfile.email }}" }\n${RULES('{ fact: data.userProfile.email, operator: present }')}`;
    expect(build(yaml, {}).diagnostics).toMatchObject([
      { code: 'wrong-name', hint: 'use letters, digits, _ and -, a letter first, at most 64' },
    ]);
  });

  test('conditions: an unknown derived fact is refused, with a suggestion', () => {
    const yaml = `facts: { domain: "{{ data.userProfile.email | email_domain }}" }\n${RULES('{ fact: facts.domian, operator: present }')}`;
    expect(build(yaml, {}).diagnostics).toMatchObject([
      { code: 'unknown-fact', hint: 'did you mean "domain"?' },
    ]);
  });

  test('facts: 40 in a row are too many', () => {
    const chain = Array.from({ length: 40 }, (_, index) => `  f${index}: "{{ facts.f${index + 1} }}"`);
    const yaml = `facts:\n${chain.join('\n')}\n  f40: "x"\n${RULES('{ fact: facts.f0, operator: present }')}`;
    expect(findings(yaml)).toEqual([expect.stringContaining('fact-too-deep')]);
  });
});

describe('rules for some: if', () => {
  const yaml = `
requestTypes:
  self.service.registration:
    rules:
      - name: contractor-number
        if: { fact: data.userProfile.userType, operator: trim:ignoreCase:equal, value: contractor }
        when: { fact: data.userProfile.employeeNumber, operator: digits, value: 6 }
        otherwise: deny
    default: allow
`;

  test('the rule is skipped for all others', async () => {
    const contractor = await decideBy(yaml, { userType: ' Contractor ', employeeNumber: '12345' });
    expect(contractor).toMatchObject({ kind: 'deny', rules: ['contractor-number'] });
    const employee = await decideBy(yaml, { userType: 'employee' });
    expect(employee).toMatchObject({
      kind: 'allow',
      by: 'default',
      verdicts: [{ verdict: 'skipped', skipped: 'if' }],
    });
    expect(employee.verdicts[0]).toMatchObject({ ifTrace: { result: false } });
    expect(employee.verdicts[0]).not.toHaveProperty('trace');
  });

  test('it does not end strategy: first', async () => {
    const first = yaml.replace('rules:\n', 'strategy: first\n    rules:\n');
    expect(await decideBy(first, { userType: 'employee' })).toMatchObject({ kind: 'allow', by: 'default' });
  });

  test('an if that cannot be evaluated fails the decision', async () => {
    const failing = yaml.replace('trim:ignoreCase:equal, value: contractor', "matches, value: 'a.*'");
    const decision = await decideBy(failing, { userType: 'a\nb', employeeNumber: '123456' });
    expect(decision).toMatchObject({ kind: 'deny', by: 'onError', failure: { code: 'rule-error' } });
  });
});

describe('facts: evaluation', () => {
  const failing = '{ template: "{{ data.userProfile.age }}", as: number }';

  test('a fact that no rule reads is not made', async () => {
    const yaml = `facts: { age: ${failing} }\n${RULES('{ fact: data.userProfile.email, operator: present }')}`;
    expect(await decideBy(yaml, { email: 'kim', age: 'x' })).toMatchObject({ kind: 'allow' });
  });

  test('a fact that cannot be made fails the rule that reads it', async () => {
    const yaml = `facts: { age: ${failing} }\n${RULES('{ fact: facts.age, operator: greaterThan, value: 17 }')}`;
    const decision = await decideBy(yaml, { age: 'x' });
    expect(decision).toMatchObject({
      kind: 'deny',
      by: 'onError',
      failure: { code: 'rule-error', rule: 'rule' },
    });
    expect(await decideBy(yaml, { age: '18' })).toMatchObject({ kind: 'allow' });
  });

  test('an outcome that reads a fact is filled in for each request', async () => {
    const then = '{ allow: true, set: { x: "{{ facts.local }}" } }';
    const yaml = `facts: { local: "{{ data.userProfile.email | email_local }}" }\n${RULES('{ fact: data.userProfile.email, operator: email }', then)}`;
    const endpoint = build(yaml, {}).ruleSet?.endpoints.get('/case');
    if (endpoint === undefined) throw new Error('there is no endpoint');
    for (const local of ['kim', 'lee', 'sato']) {
      const data = { userProfile: { email: `${local}@example.com` } };
      const request = {
        eventType: 'com.okta.user.pre-registration',
        requestType: 'self.service.registration',
        data,
      };
      const { reply } = await decide({ id: local, version: 'v', endpoint, request, time: NOW });
      expect(reply.response.commands?.[1]?.value).toEqual({ x: local });
    }
  });
});
