import { describe, expect, test } from 'vitest';
import { decide } from '../../../src/decisions/decide.ts';
import { NO_ID } from '../../../src/decisions/hook-call.ts';
import { buildRuleSet } from '../../../src/rule-set/build-rule-set.ts';
import { parseRules } from '../../../src/rules/parse.ts';

const NOW = Date.parse('2026-11-30T12:00:00Z');

/** The codes and places of what is wrong with a rule file and its lists. */
function findings(yaml: string, lists: Record<string, string> = {}): string[] {
  return build(yaml, lists).diagnostics.map(
    ({ code, file, range }) => `${file}:${range?.start.line} ${code}`,
  );
}

function build(yaml: string, lists: Record<string, string>) {
  const texts = [
    { path: 'rules.yaml', kind: 'rules' as const, text: `version: 1\nendpoint: /case\n${yaml}` },
    ...Object.entries(lists).map(([name, text]) => ({ path: `lists/${name}`, kind: 'list' as const, text })),
  ];
  const { ruleSet, diagnostics } = buildRuleSet(parseRules(texts), 'v', { now: NOW });
  return { ruleSet, diagnostics: diagnostics.filter(({ severity }) => severity === 'error') };
}

const RULES = (when: string, then = 'allow') => `
requestTypes:
  self.service.registration:
    rules:
      - { name: rule, when: ${when}, then: ${then} }
`;

async function decideBy(yaml: string, userProfile: object, lists: Record<string, string> = {}, now = NOW) {
  const { ruleSet, diagnostics } = build(yaml, lists);
  expect(diagnostics).toEqual([]);
  const endpoint = ruleSet?.endpoints.get('/case');
  if (endpoint === undefined) throw new Error('there is no endpoint');
  const request = {
    eventType: 'com.okta.user.pre-registration',
    requestType: 'self.service.registration',
    data: { userProfile },
  };
  return decide(
    { id: NO_ID, version: 'v', endpoint, request, time: now },
    { debugContext: false, trace: true },
  );
}

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

const PARTNERS =
  'domain,department,Cost Center,expires\nacme.example,sales,17,\nold.example,none,1,2020-01-01\n*.gov,state,,\n';

describe('lookups in lists', () => {
  const lookup = (key: string) => `
facts: { domain: "{{ data.userProfile.email | email_domain }}" }
lookups:
  partner: ${key}
${RULES('{ fact: lookups.partner.found, operator: equal, value: true }', "{ allow: true, set: { department: '{{ lookups.partner.value.department }}', costCenter: '{{ lookups.partner.value[\"Cost Center\"] }}' } }")}`;
  const lists = { 'partners.csv': PARTNERS };

  test('a row is found by the first column, and its cells are set', async () => {
    const yaml = lookup('{ list: partners, key: "{{ facts.domain }}" }');
    const found = await decideBy(yaml, { email: 'kim@acme.example' }, lists);
    expect(found.reply.response.commands?.[1]?.value).toEqual({ department: 'sales', costCenter: '17' });
    expect(await decideBy(yaml, { email: 'kim@acme.example.evil' }, lists)).toMatchObject({ kind: 'deny' });
    expect(await decideBy(yaml, {}, lists)).toMatchObject({ kind: 'deny' });
  });

  test('an expired row is not found, and the trace says so', async () => {
    const yaml = lookup('{ list: partners, key: "{{ facts.domain }}" }');
    const decision = await decideBy(yaml, { email: 'kim@old.example' }, lists);
    expect(decision.kind).toBe('deny');
    expect(decision.verdicts[0]?.trace).toMatchObject({
      note: 'lists/partners.csv:3 old.example expired 2020-01-01',
    });
  });

  test('match: domain finds the longest entry', async () => {
    const yaml = lookup('{ list: partners, key: "{{ facts.domain }}", match: domain }');
    const lists = { 'partners.csv': `${PARTNERS}.agency.gov,agency,9,\n` };
    const departmentOf = async (email: string) =>
      (await decideBy(yaml, { email }, lists)).reply.response.commands?.[1]?.value;
    expect(await departmentOf('kim@a.gov')).toEqual({ department: 'state' });
    expect(await departmentOf('kim@agency.gov')).toMatchObject({ department: 'agency' });
    expect(await departmentOf('kim@x.agency.gov')).toMatchObject({ department: 'agency' });
    expect(await departmentOf('kim@gov.example')).toBeUndefined();
  });

  test('match: { COLUMN: domain } reads one of several key columns as domains', async () => {
    const yaml = lookup(
      '{ list: partners, key: { code: "{{ data.userProfile.code }}", domain: "{{ facts.domain }}" }, match: { domain: domain } }',
    );
    const csv =
      'domain,code,department,Cost Center\n*.gov,a1,state,1\n.agency.gov,a1,agency,2\n.agency.gov,b2,other,3\n';
    const departmentOf = async (email: string, code: string) =>
      (await decideBy(yaml, { email, code }, { 'partners.csv': csv })).reply.response.commands?.[1]?.value;
    expect(await departmentOf('kim@a.gov', 'a1')).toMatchObject({ department: 'state' });
    expect(await departmentOf('kim@x.agency.gov', 'a1')).toMatchObject({ department: 'agency' });
    expect(await departmentOf('kim@agency.gov', 'b2')).toMatchObject({ department: 'other' });
    expect(await departmentOf('kim@a.gov', 'b2')).toBeUndefined();
  });

  test.each([
    ['match: domain', 'write match: { domain: domain }'],
    ['match: { department: domain }', 'write domain: domain'],
    ['match: { code: domain, domain: domain }', undefined],
    ['match: prefix', undefined],
  ])('%s is refused with several key columns', (match, hint) => {
    const yaml = lookup(
      `{ list: partners, key: { code: "{{ data.userProfile.code }}", domain: "{{ facts.domain }}" }, ${match} }`,
    );
    const csv = 'domain,code,department,Cost Center\nacme.example,a1,sales,1\n';
    const { diagnostics } = build(yaml, { 'partners.csv': csv });
    expect(diagnostics).toHaveLength(1);
    if (hint !== undefined) expect(diagnostics[0]?.hint).toBe(hint);
  });

  test.each(['gov', '*', 'kim@x.example', 'https://x.example', 'x.*.example'])(
    'match: domain: the entry %s is no domain',
    (entry) => {
      const yaml = lookup('{ list: partners, key: "{{ facts.domain }}", match: domain }');
      const csv = `${PARTNERS}${entry},sales,1,\n`;
      expect(findings(yaml, { 'partners.csv': csv })).toEqual(['lists/partners.csv:5 value-type']);
    },
  );

  test.each([
    [
      '.acme.example',
      'acme.example',
      'both cover acme.example',
      'write "*.acme.example" in place of ".acme.example"',
    ],
    [
      '*.acme.example',
      '.acme.example',
      'both cover the domains below acme.example',
      'write "acme.example" in place',
    ],
    ['acme.example', 'acme.example', 'has the same domain as', 'keep one of them'],
  ])('match: domain: %s and %s are two rows of one domain', (one, other, message, hint) => {
    const yaml = lookup('{ list: partners, key: "{{ facts.domain }}", match: domain }');
    const csv = `domain,department,Cost Center\n${one},a,1\n${other},b,1\n`;
    expect(build(yaml, { 'partners.csv': csv }).diagnostics).toMatchObject([
      {
        code: 'duplicate-row',
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
      },
    ]);
  });

  test('match: domain: a letter outside ASCII is not taken for an ASCII one', async () => {
    const yaml = lookup('{ list: partners, key: "{{ data.userProfile.host }}", match: domain }');
    const csv = 'domain,department,Cost Center\nbank.example,a,1\n';
    const kindOf = async (host: string) => (await decideBy(yaml, { host }, { 'partners.csv': csv })).kind;
    expect(await kindOf('BANK.example')).toBe('allow');
    expect(await kindOf('ban\u212A.example')).toBe('deny');
  });

  test('several key columns must all match, without case if asked', async () => {
    const key =
      '{ list: members, key: { number: "{{ data.userProfile.number }}", lastName: "{{ data.userProfile.lastName }}" }, ignoreCase: true }';
    const yaml = `lookups: { member: ${key} }\n${RULES('{ fact: lookups.member.found, operator: equal, value: true }')}`;
    const members = { 'members.csv': 'number,lastName\n1234,Ferrari\n1235,Sato\n' };
    expect(await decideBy(yaml, { number: '1234', lastName: 'FERRARI' }, members)).toMatchObject({
      kind: 'allow',
    });
    expect(await decideBy(yaml, { number: 1234, lastName: 'ferrari' }, members)).toMatchObject({
      kind: 'allow',
    });
    expect(await decideBy(yaml, { number: '1234', lastName: 'Sato' }, members)).toMatchObject({
      kind: 'deny',
    });
    expect(await decideBy(yaml, { number: '1234' }, members)).toMatchObject({ kind: 'deny' });
  });

  test.each([
    ['{ list: partner, key: x }', ['rules.yaml:6 unknown-list']],
    ['{ list: partners, key: { name: x } }', ['rules.yaml:6 unknown-column']],
    ['{ list: partners }', ['rules.yaml:6 missing-key']],
    ['{ list: partners, key: "{{ lookups.partner.found }}" }', ['rules.yaml:6 lookup-cycle']],
  ])('%s is refused', (key, expected) => {
    expect(findings(lookup(key), lists)).toEqual(expected);
  });

  test('an unknown column is refused, in a template and in a condition', () => {
    const yaml = `lookups: { p: { list: partners, key: x } }\n${RULES('{ fact: lookups.p.value.departmnt, operator: present }', '{ set: { x: "{{ lookups.p.value.cost }}" } }')}`;
    expect(findings(yaml, lists)).toEqual(['rules.yaml:8 unknown-column', 'rules.yaml:8 unknown-column']);
  });

  test.each([
    ['partners.csv', 'domain,department,Cost Center,expires\n'],
    ['partners.json', '[]'],
    ['partners.yaml', '[]\n'],
    ['partners.txt', '# none\n'],
  ])('a table without rows finds nothing: %s', async (name, text) => {
    const yaml = lookup('{ list: partners, key: "{{ facts.domain }}" }');
    const decision = await decideBy(yaml, { email: 'kim@acme.example' }, { [name]: text });
    expect(decision).toMatchObject({ kind: 'deny', verdicts: [{ trace: { result: false } }] });
  });

  test('a CSV list without rows has the columns of its header', () => {
    const yaml = lookup('{ list: partners, key: "{{ facts.domain }}" }');
    expect(build(yaml, { 'partners.csv': 'domain,department\n' }).diagnostics).toMatchObject([
      { code: 'unknown-column', hint: 'expected one of: domain, department' },
    ]);
  });

  test.each([
    ['partners.csv', 'domain,department,Cost Center\nacme.example,sales\n', 'csv-syntax'],
    ['partners.yaml', '- { value: acme.example, department: sales, expires: soon }\n', 'wrong-time'],
    ['partners.json', '[{"value": "acme.example"', 'json-syntax'],
  ])('a table with an error brings no error of a column: %s', (name, text, code) => {
    const yaml = lookup('{ list: partners, key: { domain: "{{ facts.domain }}" } }');
    expect(findings(yaml, { [name]: text })).toEqual([
      `lists/${name}:${name.endsWith('csv') ? 2 : 1} ${code}`,
    ]);
  });

  describe('rows without value', () => {
    const rows = [
      { expires: '2030-01-01', note: null, domain: 'acme.example', department: 'sales', 'Cost Center': 17 },
      { domain: 'globex.example', department: 'support', 'Cost Center': '' },
    ];
    const json = `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
    const yaml = `${rows.map((row) => `- ${JSON.stringify(row)}`).join('\n')}\n`;

    test.each([
      ['partners.json', json, '"{{ facts.domain }}"', 2],
      ['partners.json', json, '{ domain: "{{ facts.domain }}" }', 2],
      ['partners.yaml', yaml, '"{{ facts.domain }}"', 1],
      ['partners.yaml', yaml, '{ domain: "{{ facts.domain }}" }', 1],
    ])('%s, key %#: a row is found', async (name, text, key, line) => {
      const rules = lookup(`{ list: partners, key: ${key} }`);
      const found = await decideBy(rules, { email: 'kim@acme.example' }, { [name]: text });
      expect(found.reply.response.commands?.[1]?.value).toEqual({ department: 'sales', costCenter: '17' });
      expect(found.verdicts[0]?.trace).toMatchObject({
        note: expect.stringContaining(`lists/${name}:${line} `),
      });
      const other = await decideBy(rules, { email: 'kim@globex.example' }, { [name]: text });
      expect(other.reply.response.commands?.[1]?.value).toEqual({ department: 'support' });
    });

    test('where a test reads the entries, the error says what to rename', () => {
      const tested = lookup('{ list: partners, key: { domain: "{{ facts.domain }}" } }').replace(
        '{ fact: lookups.partner.found, operator: equal, value: true }',
        '{ fact: data.userProfile.email, operator: emailDomainIn, value: { list: partners } }',
      );
      const { diagnostics } = build(tested, { 'partners.json': json });
      expect(diagnostics).toMatchObject([
        { code: 'missing-key', hint: expect.stringContaining('if "domain" is the entry, name it "value"') },
        { code: 'missing-key' },
      ]);
    });

    test.each([
      ['- { value: acme.example }\n- { domain: globex.example }\n', 2],
      ['- { domain: acme.example }\n- { department: sales }\n', 2],
      ['- acme.example\n- { domain: globex.example }\n', 2],
    ])('a row that no key would find is an error: %j', (text, line) => {
      const rules = lookup('{ list: partners, key: "{{ facts.domain }}" }');
      expect(findings(rules, { 'partners.yaml': text })).toEqual([`lists/partners.yaml:${line} missing-key`]);
    });
  });

  test.each([
    ['12345678901234567890', 'quote-it'],
    ['1.10', 'quote-it'],
    ['1e400', 'quote-it'],
    ['1e21', 'quote-it'],
    ['-0', 'quote-it'],
    ['["a"]', 'wrong-type'],
    ['{ "a": "b" }', 'wrong-type'],
  ])('a cell keeps what is written: %s is an error of a JSON list', (cell, code) => {
    const yaml = lookup('{ list: partners, key: "{{ facts.domain }}" }');
    const text = (value: string) =>
      `[{ "value": "acme.example", "department": "a", "Cost Center": 1 },\n{ "value": "b.example", "no": ${value} }]\n`;
    expect(findings(yaml, { 'partners.json': text(cell) })).toEqual([`lists/partners.json:2 ${code}`]);
    for (const sound of ['12', '-1.5', 'true', 'null', '"1.10"'])
      expect(findings(yaml, { 'partners.json': text(sound) })).toEqual([]);
    const tested = RULES('{ fact: data.userProfile.email, operator: in, value: { list: partners } }');
    expect(findings(tested, { 'partners.json': text(cell) })).toEqual([]);
  });

  test('a list or a map in a cell is an error of a YAML list', () => {
    const yaml = lookup('{ list: partners, key: "{{ facts.domain }}" }');
    const text = '- { value: acme.example, department: [a], Cost Center: 1 }\n';
    expect(findings(yaml, { 'partners.yaml': text })).toEqual(['lists/partners.yaml:1 wrong-type']);
  });

  test('two columns of one name are an error of a list that a lookup reads', () => {
    const yaml = lookup('{ list: partners, key: "{{ facts.domain }}" }');
    const lists = { 'partners.csv': 'domain,department,department\nacme.example,a,b\n' };
    expect(findings(yaml, lists)).toEqual(['lists/partners.csv:1 csv-syntax']);
    const tested = RULES('{ fact: data.userProfile.email, operator: in, value: { list: partners } }');
    expect(findings(tested, lists)).toEqual([]);
  });

  test.each([
    ['{{ data.userProfile.email | downcase }}', '\u212Aim@acme.example', 'deny'],
    ['{{ data.userProfile.email | downcase }}', 'KIM@acme.example', 'allow'],
    ['{{ data.userProfile.email | strip }}', ['kim@acme.example'], 'deny'],
    ['{{ data.userProfile.none | default: "" }}{{ data.userProfile.email | downcase }}', '', 'deny'],
  ])('a key is compared as it came: %s of %j', async (key, email, kind) => {
    const yaml = `lookups:\n  partner: { list: partners, key: '${key}' }\n${RULES('{ fact: lookups.partner.found, operator: equal, value: true }')}`;
    const csv = 'value\nkim@acme.example\n';
    expect(await decideBy(yaml, { email }, { 'partners.csv': csv })).toMatchObject({ kind });
  });

  test('two valid rows with one key are refused, unless they are equal or one has expired', () => {
    const yaml = lookup('{ list: partners, key: "{{ facts.domain }}" }');
    const withRow = (row: string) => findings(yaml, { 'partners.csv': `${PARTNERS}${row}\n` });
    expect(withRow('acme.example,marketing,17,')).toEqual(['lists/partners.csv:5 duplicate-row']);
    expect(withRow('acme.example,sales,17,')).toEqual([]);
    expect(withRow('old.example,sales,17,')).toEqual([]);
  });

  test('a row that replaces an expired one is found', async () => {
    const yaml = lookup('{ list: partners, key: "{{ facts.domain }}" }');
    for (const rows of ['old.example,new,5,\n', '']) {
      const csv = `${PARTNERS}${rows}`;
      const decision = await decideBy(yaml, { email: 'kim@old.example' }, { 'partners.csv': csv });
      expect(decision.kind).toBe(rows === '' ? 'deny' : 'allow');
    }
  });

  test.each([
    ['2026-03-01', 'first', 2],
    ['2026-06-01', 'second', 3],
    ['2026-09-01', 'third', 4],
    ['2027-03-01', undefined, 4],
  ])('the rows that are valid at the time of the decision count: %s', async (day, department, line) => {
    const yaml = lookup('{ list: partners, key: "{{ facts.domain }}" }');
    const rows = ['first,1,2026-04-30', 'second,2,2026-07-31', 'third,3,2026-12-31'];
    const csv = `domain,department,Cost Center,expires\n${rows.map((row) => `acme.example,${row}\n`).join('')}`;
    const time = Date.parse(`${day}T00:00:00Z`);
    const decision = await decideBy(yaml, { email: 'kim@acme.example' }, { 'partners.csv': csv }, time);
    expect(decision.reply.response.commands?.[1]?.value).toEqual(
      department && { department, costCenter: String(line - 1) },
    );
    expect(decision.verdicts[0]?.trace).toMatchObject({
      note: `lists/partners.csv:${line} acme.example${department ? '' : ' expired 2026-12-31'}`,
    });
  });

  test('a row with two keys of domains shares each of them with other rows', async () => {
    const yaml = lookup('{ list: partners, key: "{{ facts.domain }}", match: domain }');
    const rows = ['.acme.example,both,,2026-01-31', 'acme.example,itself,,', '*.acme.example,below,,'];
    const csv = `domain,department,Cost Center,expires\n${rows.map((row) => `${row}\n`).join('')}`;
    const departmentOf = async (email: string, day: string) => {
      const time = Date.parse(`${day}T00:00:00Z`);
      const { reply } = await decideBy(yaml, { email }, { 'partners.csv': csv }, time);
      return reply.response.commands?.[1]?.value;
    };
    expect(await departmentOf('kim@acme.example', '2026-01-15')).toEqual({ department: 'both' });
    expect(await departmentOf('kim@eu.acme.example', '2026-01-15')).toEqual({ department: 'both' });
    expect(await departmentOf('kim@acme.example', '2026-11-15')).toEqual({ department: 'itself' });
    expect(await departmentOf('kim@eu.acme.example', '2026-11-15')).toEqual({ department: 'below' });
  });

  test('rows of JSON lists have the keys of their objects as columns', async () => {
    const yaml = lookup('{ list: partners, key: "{{ facts.domain }}" }');
    const json = JSON.stringify([
      { value: 'acme.example', department: 'sales', 'Cost Center': 17, no: null },
    ]);
    const found = await decideBy(yaml, { email: 'kim@acme.example' }, { 'partners.json': json });
    expect(found.reply.response.commands?.[1]?.value).toEqual({ department: 'sales', costCenter: '17' });
  });

  test('rows of YAML lists have the keys of their maps as columns', async () => {
    const yaml = lookup('{ list: partners, key: "{{ facts.domain }}" }');
    const lists = {
      'partners.yaml': '- { value: acme.example, department: sales, Cost Center: 17 }\n- plain.example\n',
    };
    const found = await decideBy(yaml, { email: 'kim@acme.example' }, lists);
    expect(found.reply.response.commands?.[1]?.value).toEqual({ department: 'sales', costCenter: '17' });
    expect(await decideBy(yaml, { email: 'kim@plain.example' }, lists)).toMatchObject({ kind: 'allow' });
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
