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
  ])('%s is refused', (yaml, expected) => {
    expect(findings(`${yaml}\n${RULES('{ fact: data.userProfile.email, operator: present }')}`)).toEqual(
      expected,
    );
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
    ['{ list: partners, key: acme.example }', ['rules.yaml:6 template']],
    ['{ list: partners, key: { domain: data.userProfile.email } }', ['rules.yaml:6 template']],
    ['{ list: partners, key: "{{ lookups.partner.found }}" }', ['rules.yaml:6 lookup-cycle']],
  ])('%s is refused', (key, expected) => {
    expect(findings(lookup(key), lists)).toEqual(expected);
  });

  test('an unknown column is refused, in a template and in a condition', () => {
    const yaml = `lookups: { p: { list: partners, key: "{{ eventType }}" } }\n${RULES('{ fact: lookups.p.value.departmnt, operator: present }', '{ set: { x: "{{ lookups.p.value.cost }}" } }')}`;
    expect(findings(yaml, lists)).toEqual(['rules.yaml:8 unknown-column', 'rules.yaml:8 unknown-column']);
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
