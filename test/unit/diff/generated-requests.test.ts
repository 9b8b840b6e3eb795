import { expect, test } from 'vitest';
import { compareBehaviour } from '../../../src/diff/behaviour.ts';
import { generateRequests } from '../../../src/diff/generated/generated-requests.ts';
import { PreparedTests } from '../../../src/diff/generated/prepared-tests.ts';
import { groupWords, unreachedWords } from '../../../src/diff/report.ts';
import type { Revision } from '../../../src/diff/revision.ts';
import { compareStructure } from '../../../src/diff/structure.ts';
import { testsIn } from '../../../src/engine/condition-node.ts';
import { file, revisions } from './revisions.ts';

const NOW = Date.UTC(2026, 0, 1);

/** The changes that generated requests show, with their values. */
async function shown([base, head]: [Revision, Revision]): Promise<Record<string, string[]>> {
  const { touched } = compareStructure(base, head);
  const { requests } = generateRequests(base, head, touched, NOW);
  const found: Record<string, string[]> = {};
  for (const request of requests) {
    const { groups } = await compareBehaviour(base, head, [request], {
      now: NOW,
      show: (value) => JSON.stringify(value) ?? 'absent',
    });
    for (const group of groups) {
      const words = groupWords(group).replace(/ \(.*/, '');
      found[words] ??= [];
      found[words].push(group.examples[0]?.facts[0]?.value ?? '');
    }
  }
  return found;
}

const rule = (test: string, more = '') =>
  `{ name: rule, ${more}when: ${test}, then: allow, otherwise: deny }`;
const fact = (name: string, test: string) => `{ fact: data.userProfile.${name}, ${test} }`;

/** The changes if one test is replaced by another one. */
async function between(before: string, after: string, lists: Record<string, string> = {}) {
  return shown(revisions({ 'a.yaml': file([rule(before)]) }, { 'a.yaml': file([rule(after)]) }, lists));
}

test('generated requests: none without a change', async () => {
  const [base, head] = revisions(
    { 'a.yaml': file([rule(fact('email', 'operator: email'))]) },
    { 'a.yaml': file([rule(fact('email', 'operator: email'))]) },
  );
  expect(generateRequests(base, head, compareStructure(base, head).touched, NOW)).toEqual({
    requests: [],
    unreached: [],
    redefined: [],
  });
});

test('generated requests: tests that read a fact in two forms are two tests', () => {
  const forms = ['', ', dateFormat: DD/MM/YYYY', ', dateFormat: MM/DD/YYYY'];
  const rules = forms.map((form) => rule(fact('born', `operator: before, value: "2026-01-01"${form}`)));
  const named = rules.map((one, index) => one.replace(/name: [\w-]+/, `name: r${index}`));
  const [base, head] = revisions({ 'a.yaml': file(named) }, { 'a.yaml': file(named) });
  const tests = new PreparedTests(base, head);
  const endpoint = base.endpoints.get('/hook');
  const nodes =
    endpoint?.requestTypes.get('self.service.registration')?.rules.map(({ when }) => when.node) ?? [];
  const found = nodes.flatMap(testsIn).map((node) => tests.of(node).normalForm);
  expect(found).toHaveLength(3);
  expect(new Set(found).size).toBe(3);
});

test('generated requests: the same change gives the same requests', async () => {
  const [base, head] = revisions(
    { 'a.yaml': file([rule(fact('userType', 'operator: matches, value: "[A-Z]{2}-[0-9]+"'))]) },
    { 'a.yaml': file([rule(fact('userType', 'operator: matches, value: "[A-Z]{3}-[0-9]+"'))]) },
  );
  const { touched } = compareStructure(base, head);
  expect(generateRequests(base, head, touched, NOW)).toEqual(generateRequests(base, head, touched, NOW));
});

/** Rules without an outcome in one of two cases, and one that decides the rest. */
const guard = (digits: string, more = '') =>
  `{ name: guard, ${more}when: ${fact('employeeNumber', `operator: digits, value: ${digits}`)}, otherwise: deny }`;
const block = (domains: string) =>
  `{ name: block, when: ${fact('email', `operator: emailDomainIn, value: [${domains}]`)}, then: deny }`;
const tier = (domains: string) =>
  `{ name: tier, when: ${fact('email', `operator: emailDomainIn, value: [${domains}]`)}, then: allow }`;
const CORP = `{ name: corp, when: ${fact('login', 'operator: emailDomainIn, value: [okta.com]')}, then: allow, otherwise: deny }`;

const TO_DENY = 'allow -> deny by rule';
const TO_ALLOW = 'deny -> allow by rule';

test.each([
  ['digits', 'operator: digits, value: 4', 'operator: digits, value: 5', ['"1234"', '1234'], ['"12345"']],
  [
    'length',
    'operator: lengthBetween, value: [2, 5]',
    'operator: lengthBetween, value: [3, 6]',
    ['"aa"'],
    ['"aaaaaa"'],
  ],
  ['equal', 'operator: equal, value: a', 'operator: equal, value: b', ['"a"'], ['"b"']],
  ['not equal', 'operator: notEqual, value: a', 'operator: notEqual, value: b', ['"b"'], ['"a"']],
  [
    'case',
    'operator: equal, value: Ab',
    'operator: "ignoreCase:equal", value: Ab',
    undefined,
    ['"AB"', '"ab"'],
  ],
  ['in', 'operator: in, value: [a, b]', 'operator: in, value: [b, c]', ['"a"'], ['"c"']],
  [
    'starts',
    'operator: startsWith, value: ab',
    'operator: startsWith, value: abc',
    ['"ab"', '"abx"'],
    undefined,
  ],
  [
    'less',
    'operator: lessThan, value: 10',
    'operator: lessThanInclusive, value: 10',
    undefined,
    ['10', '"10"'],
  ],
  [
    'before',
    'operator: before, value: 2026-01-01',
    'operator: before, value: 2026-02-01',
    undefined,
    ['"2026-01-01T00:00:00.000Z"', '"2026-01-01T00:00:01.000Z"', '"2026-01-31T23:59:59.000Z"'],
  ],
  [
    'older',
    'operator: olderThan, value: 1d',
    'operator: olderThan, value: 2d',
    ['"2025-12-30T00:00:00.000Z"', '"2025-12-30T00:00:01.000Z"', '"2025-12-30T23:59:59.000Z"'],
    undefined,
  ],
  [
    'age',
    'operator: olderThan, value: 18y',
    'operator: olderThan, value: 18y, dateFormat: D.M.YYYY',
    ['"2008-01-01"', '"2008-01-01T00:00:00.000Z"', '"2007-12-31T23:59:59.000Z"'],
    ['"31.12.2007"', '"1.1.2008"'],
  ],
  [
    'phone',
    'operator: phonePrefixIn, value: ["+1"]',
    'operator: phonePrefixIn, value: [JM]',
    ['"+12025550123"', '"+1 202 555 0123"', '"+12 (025) 550123"'],
    undefined,
  ],
  [
    'present',
    'operator: present',
    'operator: absent',
    ['"given"', '""', '1234', 'true', '["a"]', '{"a":1}'],
    ['absent', 'null'],
  ],
  [
    'someFact',
    'operator: "someFact:equal", value: a',
    'operator: "someFact:equal", value: b',
    ['["a"]', '["a","ax","A","a","another"]'],
    ['["b"]', '["b","bx","B","b","another"]'],
  ],
])(
  'generated requests: %s has values on both sides of the boundary that moved',
  async (_, before, after, denied, allowed) => {
    const found = await between(fact('userType', before), fact('userType', after));
    expect(new Set(found[TO_DENY])).toEqual(new Set(denied));
    expect(new Set(found[TO_ALLOW])).toEqual(new Set(allowed));
  },
);

test('generated requests: domains with look-alikes and subdomains', async () => {
  const found = await between(
    fact('email', 'operator: emailDomainIn, value: [okta.com]'),
    fact('email', 'operator: endsWith, value: okta.com'),
  );
  expect(found[TO_ALLOW]).toContain('"kim@evil-okta.com"');
  expect(found[TO_DENY]).toContain('"kim@OKTA.COM"');
});

test('generated requests: a non-ASCII domain is sent in its ASCII form', async () => {
  const found = await between(
    fact('email', 'operator: emailDomainIn, value: [a.example]'),
    fact('email', 'operator: emailDomainIn, value: [a.example, bücher.example]'),
  );
  expect(found[TO_ALLOW]).toEqual(['"kim@xn--bcher-kva.example"']);
});

test('generated requests: added and removed entries of a list, at any position', async () => {
  const many = Array.from({ length: 50 }, (_, index) => `d${index}.example`);
  const list = (domains: string[]) => ({
    'a.yaml': file([rule(fact('email', 'operator: emailDomainIn, value: { list: domains }'))]),
    'lists/domains.txt': domains.join('\n'),
  });
  const found = await shown(revisions(list([...many, 'gone.example']), list([...many, 'new.example'])));
  expect(found).toEqual({
    [TO_DENY]: ['"kim@gone.example"', '"kim@GONE.EXAMPLE"'],
    [TO_ALLOW]: ['"kim@new.example"', '"kim@NEW.EXAMPLE"'],
  });
});

test('generated requests: an entry that one of several lists gains or loses', async () => {
  const lists = (ours: string, theirs: string) => ({
    'a.yaml': file([rule(fact('email', 'operator: emailDomainIn, value: { lists: [ours, theirs] }'))]),
    'lists/ours.txt': `${ours}\n`,
    'lists/theirs.txt': `${theirs}\n`,
  });
  const same = 'a.example\nb.example\nc.example\nd.example\ne.example';
  expect(await shown(revisions(lists(same, 'gone.example'), lists(same, 'new.example')))).toEqual({
    [TO_DENY]: ['"kim@gone.example"', '"kim@GONE.EXAMPLE"'],
    [TO_ALLOW]: ['"kim@new.example"', '"kim@NEW.EXAMPLE"'],
  });
  // An entry that moves from one list to another changes nothing.
  expect(await shown(revisions(lists('x.example', 'a.example'), lists('a.example', 'x.example')))).toEqual(
    {},
  );
});

test('generated requests: top-level domains, and a domain with everything below it', async () => {
  const found = await between(
    fact('email', 'operator: emailDomainIn, value: [okta.com, "*.example"]'),
    fact('email', 'operator: emailDomainIn, value: [.okta.com]'),
  );
  expect(found[TO_ALLOW]).toEqual(['"kim@sub.okta.com"']);
  expect(found[TO_DENY]).toContain('"kim@sub.example"');
});

test('generated requests: first and last address of a block, and their neighbours', async () => {
  const ip = (value: string) =>
    `{ fact: data.context.request.ipAddress, operator: ipInCidr, value: [${value}] }`;
  expect(await between(ip('203.0.113.0/24'), ip('203.0.113.0/25'))).toEqual({
    [TO_DENY]: ['"203.0.113.255"', '"203.0.113.128"'],
  });
  const found = await between(ip('"2001:db8::/32"'), ip('"2001:db8::/33"'));
  expect(found[TO_DENY]).toEqual(
    ['"2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"', '"2001:db8:ffff::7"', '"2001:db8:8000:0:0:0:0:0"'].filter(
      (text) => found[TO_DENY]?.includes(text),
    ),
  );
  expect(found[TO_DENY]).toContain('"2001:db8:8000:0:0:0:0:0"');
});

test('generated requests: texts that match a pattern, and texts that almost do', async () => {
  const found = await between(
    fact('userType', 'operator: matches, value: "[A-Z]{2}-[0-9]+"'),
    fact('userType', 'operator: matches, value: "[A-Z]{2}-[0-9]{2,}"'),
  );
  expect(found[TO_DENY]?.length).toBeGreaterThan(0);
  for (const text of found[TO_DENY] ?? []) expect(text).toMatch(/^"[A-Z]{2}-\d"$/);
});

test('generated requests: other tests and other rules are met, so that the changed test decides', async () => {
  const others = [
    '{ name: address, when: { all: [{ fact: data.userProfile.email, operator: emailDomainIn, value: [okta.com] }, { fact: data.userProfile.login, operator: equal, value: { fact: data.userProfile.email } }] }, then: allow, otherwise: deny }',
    '{ name: blocked, when: { fact: data.userProfile.firstName, operator: in, value: [Rosario] }, then: deny }',
  ];
  const found = await shown(
    revisions(
      { 'a.yaml': file([...others, rule(fact('employeeNumber', 'operator: digits, value: 4'))]) },
      { 'a.yaml': file([...others, rule(fact('employeeNumber', 'operator: digits, value: 5'))]) },
    ),
  );
  expect(found).toEqual({ [TO_DENY]: ['"1234"', '1234'], [TO_ALLOW]: ['"12345"'] });
});

test('generated requests: other parts of any and not leave the result to the changed test', async () => {
  const parts = (digits: number) =>
    `{ any: [{ not: { fact: data.userProfile.email, operator: present } }, { all: [{ fact: data.userProfile.login, operator: equal, value: admin }, ${fact('employeeNumber', `operator: digits, value: ${digits}`)}] }] }`;
  expect(await between(parts(4), parts(5))).toEqual({
    [TO_DENY]: ['"1234"', '1234'],
    [TO_ALLOW]: ['"12345"'],
  });
});

test('generated requests: under first, the rules before leave the decision to the changed rule', async () => {
  const rules = (digits: number) =>
    file(
      [
        '{ name: partners, when: { fact: data.userProfile.email, operator: emailDomainIn, value: [example.com] }, then: allow }',
        '{ name: must-have, when: { fact: data.userProfile.lastName, operator: present }, otherwise: deny }',
        rule(fact('employeeNumber', `operator: digits, value: ${digits}`)),
      ],
      '',
      '    strategy: first\n',
    );
  expect(await shown(revisions({ 'a.yaml': rules(4) }, { 'a.yaml': rules(5) }))).toEqual({
    [TO_DENY]: ['"1234"', '1234'],
    [TO_ALLOW]: ['"12345"'],
  });
});

test('generated requests: times before and after the ends of a validity window', async () => {
  const test_ = fact('userType', 'operator: equal, value: a');
  const found = await shown(
    revisions(
      { 'a.yaml': file([rule(test_, 'validUntil: 2026-06-01T00:00:00Z, ')]) },
      { 'a.yaml': file([rule(test_, 'validUntil: 2026-07-01T00:00:00Z, ')]) },
    ),
  );
  expect(Object.keys(found)).toEqual([TO_ALLOW]);
  expect(found[TO_ALLOW]).toContain('"a"');
});

test('generated requests: changed outcomes, added rules, removed rules', async () => {
  const test_ = fact('userType', 'operator: equal, value: a');
  const open =
    '{ name: open, when: { fact: data.userProfile.email, operator: present }, then: allow, otherwise: deny }';
  const [before, after] = [{ 'a.yaml': file([open]) }, { 'a.yaml': file([open, rule(test_)]) }];
  expect((await shown(revisions(before, after)))[TO_DENY]).toContain('absent');
  expect((await shown(revisions(after, before)))[TO_ALLOW]).toContain('absent');
  const renamed = { 'a.yaml': file([open, rule(test_).replace('otherwise: deny', 'otherwise: continue')]) };
  expect((await shown(revisions(after, renamed)))[TO_ALLOW]).toContain('"ax"');
});

test('generated requests: limited for many rules', async () => {
  const rules = (domain: string) =>
    Array.from({ length: 600 }, (_, index) =>
      rule(fact('email', `operator: emailDomainIn, value: [${domain}, d${index}.example]`)).replace(
        'name: rule',
        `name: r${index}`,
      ),
    );
  const [base, head] = revisions(
    { 'a.yaml': file(rules('a.example')) },
    { 'a.yaml': file(rules('b.example')) },
  );
  const { touched } = compareStructure(base, head);
  const { requests, unreached } = generateRequests(base, head, touched, NOW);
  expect(requests.length).toBeGreaterThan(100);
  expect(requests.length).toBeLessThanOrEqual(10_400);
  const tried = touched.length - unreached.length;
  expect(tried).toBeLessThan(600);
  expect(unreached.map(({ rule }) => rule)).toEqual(touched.slice(tried).map(({ rule }) => rule));
  expect(new Set(unreached.map(({ because }) => because.kind))).toEqual(new Set(['limit']));
});

test('generated requests: vary only changed facts', async () => {
  const both = (digits: number) =>
    `{ all: [${fact('email', 'operator: email')}, ${fact('employeeNumber', `operator: digits, value: ${digits}`)}] }`;
  const [base, head] = revisions({ 'a.yaml': file([rule(both(4))]) }, { 'a.yaml': file([rule(both(5))]) });
  const { requests } = generateRequests(base, head, compareStructure(base, head).touched, NOW);
  expect(new Set(requests.flatMap(({ about }) => about))).toEqual(
    new Set(['data.userProfile.employeeNumber']),
  );
});

/** The revisions of a changed test, with further rules. */
async function beside(others: string[], before: string, after: string, more = '') {
  return revisions(
    { 'a.yaml': file([...others, rule(before, more)]) },
    { 'a.yaml': file([...others, rule(after, more)]) },
  );
}

const DIGITS = [
  fact('employeeNumber', 'operator: digits, value: 4'),
  fact('employeeNumber', 'operator: digits, value: 5'),
] as const;
const both = (one: string, other: string) => `{ all: [${one}, ${other}] }`;

test.each([
  ["matches, value: '\\+[0-9]{6,14}'"],
  ["ignoreCase:matches, value: 'cc-[A-Z]{4}'"],
  ["matches, value: '(?i)cc-\\pL{2}'"],
  ["matches, value: '(?P<area>[[:alpha:]]{3})\\z'"],
  ["someFact:matches, value: '[a-c]{9}'"],
])('generated requests: meet a pattern of another fact: %s', async (test_) => {
  const other = `{ name: other, when: ${fact('mobilePhone', `operator: "${test_.replace(', ', '", ')}`)}, otherwise: deny }`;
  expect(await shown(await beside([other], ...DIGITS))).toEqual({
    [TO_DENY]: ['"1234"', '1234'],
    [TO_ALLOW]: ['"12345"'],
  });
});

test('generated requests: avoid a pattern that the sample matches', async () => {
  const other = `{ name: other, when: ${fact('firstName', "operator: notMatches, value: '[A-Za-z]+'")}, otherwise: deny }`;
  expect(await shown(await beside([other], ...DIGITS))).toEqual({
    [TO_DENY]: ['"1234"', '1234'],
    [TO_ALLOW]: ['"12345"'],
  });
});

test.each([
  ['startsWith, value: "9"', '"9234"', '"92345"'],
  ['endsWith, value: "99"', '"1299"', '"12399"'],
  ['contains, value: "77"', '"7734"', '"77345"'],
  ["matches, value: '8[0-9]{3,4}'", undefined, undefined],
])('generated requests: a value for two tests of one fact: digits and %s', async (test_, gone, come) => {
  const other = fact('employeeNumber', `operator: ${test_}`);
  const found = await shown(await beside([], both(other, DIGITS[0]), both(other, DIGITS[1])));
  expect(found[TO_DENY]?.length).toBeGreaterThan(0);
  expect(found[TO_ALLOW]?.length).toBeGreaterThan(0);
  if (gone !== undefined) expect(found[TO_DENY]).toContain(gone);
  if (come !== undefined) expect(found[TO_ALLOW]).toContain(come);
});

test('generated requests: a value for three tests of one fact', async () => {
  const others = `${fact('employeeNumber', 'operator: startsWith, value: "9"')}, ${fact('employeeNumber', 'operator: endsWith, value: "7"')}`;
  const found = await shown(await beside([], both(others, DIGITS[0]), both(others, DIGITS[1])));
  expect(new Set(Object.keys(found))).toEqual(new Set([TO_ALLOW, TO_DENY]));
});

test.each<[how: string, before: string[], after: string[], from: string]>([
  ['a guard asks for another number', [guard('4'), CORP], [guard('5'), CORP], 'deny -> allow'],
  ['a guard is switched off', [guard('4'), CORP], [guard('4', 'enabled: false, '), CORP], 'deny -> allow'],
  ['a guard goes into the shadow', [guard('4'), CORP], [guard('4', 'mode: shadow, '), CORP], 'deny -> allow'],
  ['a guard is taken away', [guard('4'), CORP], [CORP], 'deny -> allow'],
  [
    'somebody is let off a list',
    [block('a.example, b.example'), CORP],
    [block('a.example'), CORP],
    'deny -> allow',
  ],
  ['a tier loses a domain', [tier('a.example, b.example'), CORP], [tier('a.example'), CORP], 'allow -> deny'],
])('generated requests: under first, later rules decide the rest: %s', async (_, before, after, words) => {
  const first = (rules: string[]) => ({ 'a.yaml': file(rules, '', '    strategy: first\n') });
  const found = Object.keys(await shown(revisions(first(before), first(after))));
  expect(found.filter((group) => group.startsWith(words))).not.toEqual([]);
});

test('generated requests: another local part if the first one is excluded', async () => {
  const not = fact('email', 'operator: doesNotContain, value: kim');
  const domain = (names: string) => both(not, fact('email', `operator: emailDomainIn, value: [${names}]`));
  const found = await shown(await beside([], domain('okta.com'), domain('okta.com, new.example')));
  expect(found[TO_ALLOW]).toContain('"lee@new.example"');
});

test('generated requests: a line break, which a dot matches only under (?s)', async () => {
  const found = await between(
    fact('userType', "operator: matches, value: '.*'"),
    fact('userType', "operator: matches, value: '(?s).*'"),
  );
  expect(found[TO_ALLOW]).toContain('"a\\nb"');
});

test('generated requests: compared facts differ in case, and one follows the other', async () => {
  const same = (operator: string) =>
    fact('login', `operator: "${operator}", value: { fact: data.userProfile.email }`);
  const found = await between(same('equal'), same('ignoreCase:equal'));
  expect(found[TO_ALLOW]).toContain('"ROSARIO.JONES@EXAMPLE.COM"');
  const domain = (names: string) => fact('email', `operator: emailDomainIn, value: [${names}]`);
  for (const parts of [
    [domain('a.example'), domain('a.example, b.example')],
    [domain('a.example, b.example'), domain('a.example')],
  ] as const) {
    const [before, after] = parts;
    const changes = await between(both(same('equal'), before), both(same('equal'), after));
    expect(Object.values(changes).flat()).toContain('"kim@b.example"');
  }
});

test('generated requests: a rule that is not active yet is decided when it is', async () => {
  const later = 'validFrom: 2030-01-01T00:00:00Z, validUntil: 2030-02-01T00:00:00Z, ';
  const open = `{ name: open, when: ${fact('email', 'operator: present')}, then: allow, otherwise: deny }`;
  const pair = await beside([open], ...DIGITS, later);
  expect(await shown(pair)).toEqual({ [TO_DENY]: ['"1234"', '1234'], [TO_ALLOW]: ['"12345"'] });
});

test('generated requests: an entry with another expiry is decided around both dates', async () => {
  const list = (expires: string) => ({
    'a.yaml': file([rule(fact('email', 'operator: in, value: { list: guests }'))]),
    'lists/guests.csv': `value,expires\nkim@a.example,${expires}\nlee@a.example,\n`,
  });
  const [base, head] = revisions(list('2026-06-01'), list('2026-09-01'));
  expect(await shown([base, head])).toEqual({ [TO_ALLOW]: ['"kim@a.example"', '"kim@a.example"'] });
  const { requests } = generateRequests(base, head, compareStructure(base, head).touched, NOW);
  const ends = [Date.UTC(2026, 5, 2), Date.UTC(2026, 8, 2)];
  expect(new Set(requests.map(({ at }) => at))).toEqual(
    new Set([undefined, ...ends.flatMap((end) => [end - 1, end])]),
  );
});

async function notShown([base, head]: [Revision, Revision]) {
  const { unreached } = generateRequests(base, head, compareStructure(base, head).touched, NOW);
  return unreached.map(unreachedWords);
}

test('blocking rule: reported for a change that no request shows', async () => {
  const never = `{ name: never, when: ${both(fact('lastName', 'operator: equal, value: a'), fact('lastName', 'operator: equal, value: b'))}, otherwise: deny }`;
  expect(await notShown(await beside([never], ...DIGITS))).toEqual([
    'No request was found that never (rules/a.yaml:6) lets through: what changes with rule (rules/a.yaml:7) is not shown by generated requests',
  ]);
  const unmatched = (number: number) => fact('userType', `operator: matches, value: 'x\\bx{${number}}'`);
  expect(await notShown(await beside([], unmatched(4), unmatched(5)))).toEqual([
    'No request was found in which data.userProfile.userType (rules/a.yaml:6) makes the difference: what changes with rule (rules/a.yaml:6) is not shown by generated requests',
  ]);
});

test('blocking rule: not reported for a change that is shown, or without effect', async () => {
  const shadow = 'mode: shadow, ';
  const never = both(
    fact('lastName', 'operator: equal, value: a'),
    fact('lastName', 'operator: equal, value: b'),
  );
  expect(await notShown(await beside([], ...DIGITS))).toEqual([]);
  const list = (entries: string) => ({
    'a.yaml': file([rule(fact('email', 'operator: emailDomainIn, value: { list: domains }'))]),
    'lists/domains.txt': entries,
  });
  expect(await notShown(revisions(list('a.example'), list('')))).toEqual([]);
  expect(await notShown(await beside([], never, both(never, DIGITS[0]), shadow))).toEqual([]);
});

test('blocking rule: never an inactive rule', async () => {
  const never = both(
    fact('lastName', 'operator: equal, value: a'),
    fact('lastName', 'operator: equal, value: b'),
  );
  const later = `{ name: later, validFrom: 2030-01-01T00:00:00Z, when: ${never}, otherwise: deny }`;
  expect(await notShown(await beside([later], ...DIGITS))).toEqual([]);
});

test('generated requests: a compared fact gets its value after the other one', async () => {
  const same = fact('login', 'operator: equal, value: { fact: data.userProfile.email }');
  const okta = fact('email', 'operator: emailDomainIn, value: [okta.com]');
  const other = `{ name: other, when: ${both(same, okta)}, otherwise: deny }`;
  expect(Object.keys(await shown(await beside([other], ...DIGITS)))).toEqual([TO_DENY, TO_ALLOW]);
});

test('blocking rule: reported for a denial that no request meets', async () => {
  const denial = (number: number) => ({
    'a.yaml': file([
      `{ name: rule, when: ${fact('userType', `operator: matches, value: 'x\\bx{${number}}'`)}, then: deny, otherwise: allow }`,
    ]),
  });
  expect(await notShown(revisions(denial(4), denial(5)))).toHaveLength(1);
});

test('generated requests: show a change of a text in one language, in each language that either side has', async () => {
  const saying = (text: string, language: string) =>
    file(
      [
        `{ name: rule, when: ${fact('employeeNumber', 'operator: digits, value: 4')}, then: allow, otherwise: { error: { errorSummary: ${text} } } }`,
      ],
      language,
    );
  const between = (before: string, after: string, language = 'language: [data.userProfile.locale]\n') =>
    shown(revisions({ 'a.yaml': saying(before, language) }, { 'a.yaml': saying(after, language) }));
  const german = await between('{ default: A, de: B, fr: F }', '{ default: A, de: C, fr: F }');
  expect(Object.entries(german).map(([words, values]) => [words, [...new Set(values)]])).toEqual([
    ['deny with another message by rule', ['"de"']],
  ]);
  const removed = await between('{ default: A, fr_CA: F }', '{ default: A }');
  expect(new Set(Object.values(removed).flat())).toEqual(new Set(['"fr-CA"']));
  expect(await between('{ default: A, de: B }', '{ default: A, de: B }')).toEqual({});
  const ofUpdates = 'language: [data.context.user.profile.locale]\n';
  expect(await between('{ default: A, de: B }', '{ default: A, de: C }', ofUpdates)).toEqual({});
});

test('generated requests: none in each language if the texts are the same', () => {
  const asking = (digits: number) =>
    file(
      [
        `{ name: rule, when: ${fact('employeeNumber', `operator: digits, value: ${digits}`)}, then: allow, otherwise: { error: { errorSummary: { default: A, de: B } } } }`,
      ],
      'language: [data.userProfile.locale]\n',
    );
  const [base, head] = revisions({ 'a.yaml': asking(4) }, { 'a.yaml': asking(5) });
  const { requests } = generateRequests(base, head, compareStructure(base, head).touched, NOW);
  expect(requests.length).toBeGreaterThan(0);
  expect(JSON.stringify(requests)).not.toContain('locale');
});
