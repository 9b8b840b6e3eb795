import { expect, test } from 'vitest';
import { compareBehaviour } from '../../src/diff/behaviour.ts';
import { probesFor } from '../../src/diff/probes.ts';
import { groupWords } from '../../src/diff/report.ts';
import type { Side } from '../../src/diff/side.ts';
import { compareStructure } from '../../src/diff/structure.ts';
import { file, sides } from './sides.ts';

const NOW = Date.UTC(2026, 0, 1);

/** What the probes of a change show, each value once. */
async function shown([base, head]: [Side, Side]): Promise<Record<string, string[]>> {
  const { touched } = compareStructure(base, head);
  const { requests: probes } = await probesFor(base, head, touched, NOW);
  const found: Record<string, string[]> = {};
  for (const probe of probes) {
    const { groups } = await compareBehaviour(base, head, [probe], {
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

/** What changes when one test becomes another one. */
async function between(before: string, after: string, lists: Record<string, string> = {}) {
  return shown(sides({ 'a.yaml': file([rule(before)]) }, { 'a.yaml': file([rule(after)]) }, lists));
}

test('nothing has changed: nothing is made up', async () => {
  const [base, head] = sides(
    { 'a.yaml': file([rule(fact('email', 'operator: email'))]) },
    { 'a.yaml': file([rule(fact('email', 'operator: email'))]) },
  );
  expect(await probesFor(base, head, compareStructure(base, head).touched, NOW)).toEqual({
    requests: [],
    unreached: [],
  });
});

test('the same change gives the same requests', async () => {
  const [base, head] = sides(
    { 'a.yaml': file([rule(fact('userType', 'operator: matches, value: "[A-Z]{2}-[0-9]+"'))]) },
    { 'a.yaml': file([rule(fact('userType', 'operator: matches, value: "[A-Z]{3}-[0-9]+"'))]) },
  );
  const { touched } = compareStructure(base, head);
  expect(await probesFor(base, head, touched, NOW)).toEqual(await probesFor(base, head, touched, NOW));
});

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
])('%s: values on both sides of the edge that moved', async (_, before, after, denied, allowed) => {
  const found = await between(fact('userType', before), fact('userType', after));
  expect(new Set(found[TO_DENY])).toEqual(new Set(denied));
  expect(new Set(found[TO_ALLOW])).toEqual(new Set(allowed));
});

test('domains: look-alikes and sub-domains beside the listed ones', async () => {
  const found = await between(
    fact('email', 'operator: emailDomainIn, value: [okta.com]'),
    fact('email', 'operator: endsWith, value: okta.com'),
  );
  expect(found[TO_ALLOW]).toContain('"kim@evil-okta.com"');
  expect(found[TO_DENY]).toContain('"kim@OKTA.COM"');
});

test('a list: the entries that came and went, wherever they stand', async () => {
  const many = Array.from({ length: 50 }, (_, index) => `d${index}.example`);
  const list = (domains: string[]) => ({
    'a.yaml': file([rule(fact('email', 'operator: emailDomainIn, value: { list: domains }'))]),
    'lists/domains.txt': domains.join('\n'),
  });
  const found = await shown(sides(list([...many, 'gone.example']), list([...many, 'new.example'])));
  expect(found).toEqual({
    [TO_DENY]: ['"kim@gone.example"', '"kim@GONE.EXAMPLE"'],
    [TO_ALLOW]: ['"kim@new.example"', '"kim@NEW.EXAMPLE"'],
  });
});

test('addresses: the first and the last of a block, and their neighbours', async () => {
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

test('patterns: texts that match, and texts that almost do', async () => {
  const found = await between(
    fact('userType', 'operator: matches, value: "[A-Z]{2}-[0-9]+"'),
    fact('userType', 'operator: matches, value: "[A-Z]{2}-[0-9]{2,}"'),
  );
  expect(found[TO_DENY]?.length).toBeGreaterThan(0);
  for (const text of found[TO_DENY] ?? []) expect(text).toMatch(/^"[A-Z]{2}-\d"$/);
});

test('other tests and other rules are met, so that the one that changed decides', async () => {
  const others = [
    '{ name: address, when: { all: [{ fact: data.userProfile.email, operator: emailDomainIn, value: [okta.com] }, { fact: data.userProfile.login, operator: equal, value: { fact: data.userProfile.email } }] }, then: allow, otherwise: deny }',
    '{ name: blocked, when: { fact: data.userProfile.firstName, operator: in, value: [Rosario] }, then: deny }',
  ];
  const found = await shown(
    sides(
      { 'a.yaml': file([...others, rule(fact('employeeNumber', 'operator: digits, value: 4'))]) },
      { 'a.yaml': file([...others, rule(fact('employeeNumber', 'operator: digits, value: 5'))]) },
    ),
  );
  expect(found).toEqual({ [TO_DENY]: ['"1234"', '1234'], [TO_ALLOW]: ['"12345"'] });
});

test('within any and not, the other parts stand aside', async () => {
  const parts = (digits: number) =>
    `{ any: [{ not: { fact: data.userProfile.email, operator: present } }, { all: [{ fact: data.userProfile.login, operator: equal, value: admin }, ${fact('employeeNumber', `operator: digits, value: ${digits}`)}] }] }`;
  expect(await between(parts(4), parts(5))).toEqual({
    [TO_DENY]: ['"1234"', '1234'],
    [TO_ALLOW]: ['"12345"'],
  });
});

test('under first, the rules before leave the decision to the one that changed', async () => {
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
  expect(await shown(sides({ 'a.yaml': rules(4) }, { 'a.yaml': rules(5) }))).toEqual({
    [TO_DENY]: ['"1234"', '1234'],
    [TO_ALLOW]: ['"12345"'],
  });
});

test('a window: the moments before and after its edges', async () => {
  const test_ = fact('userType', 'operator: equal, value: a');
  const found = await shown(
    sides(
      { 'a.yaml': file([rule(test_, 'validUntil: 2026-06-01T00:00:00Z, ')]) },
      { 'a.yaml': file([rule(test_, 'validUntil: 2026-07-01T00:00:00Z, ')]) },
    ),
  );
  expect(found[TO_ALLOW]).toBeUndefined();
  expect(found['deny -> allow by default']).toContain('"a"');
});

test('an outcome, a rule that came, a rule that went', async () => {
  const test_ = fact('userType', 'operator: equal, value: a');
  const open =
    '{ name: open, when: { fact: data.userProfile.email, operator: present }, then: allow, otherwise: deny }';
  const [before, after] = [{ 'a.yaml': file([open]) }, { 'a.yaml': file([open, rule(test_)]) }];
  expect((await shown(sides(before, after)))[TO_DENY]).toContain('absent');
  expect((await shown(sides(after, before)))[TO_ALLOW]).toContain('absent');
  const renamed = { 'a.yaml': file([open, rule(test_).replace('otherwise: deny', 'otherwise: continue')]) };
  expect((await shown(sides(after, renamed)))[TO_ALLOW]).toContain('"ax"');
});

test('among many rules there is an end', async () => {
  const rules = (domain: string) =>
    Array.from({ length: 600 }, (_, index) =>
      rule(fact('email', `operator: emailDomainIn, value: [${domain}, d${index}.example]`)).replace(
        'name: rule',
        `name: r${index}`,
      ),
    );
  const [base, head] = sides({ 'a.yaml': file(rules('a.example')) }, { 'a.yaml': file(rules('b.example')) });
  const { requests: probes } = await probesFor(base, head, compareStructure(base, head).touched, NOW);
  expect(probes.length).toBeGreaterThan(100);
  expect(probes.length).toBeLessThanOrEqual(10_400);
});

test('what has not changed is left as it is', async () => {
  const both = (digits: number) =>
    `{ all: [${fact('email', 'operator: email')}, ${fact('employeeNumber', `operator: digits, value: ${digits}`)}] }`;
  const [base, head] = sides({ 'a.yaml': file([rule(both(4))]) }, { 'a.yaml': file([rule(both(5))]) });
  const { requests: probes } = await probesFor(base, head, compareStructure(base, head).touched, NOW);
  expect(new Set(probes.flatMap(({ about }) => about))).toEqual(new Set(['data.userProfile.employeeNumber']));
});
