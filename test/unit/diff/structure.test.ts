import { expect, test } from 'vitest';
import { subjectWords } from '../../../src/diff/report.ts';
import { locationWords } from '../../../src/diff/revision.ts';
import { affectedRules, compareStructure } from '../../../src/diff/structure.ts';
import { file, revisions } from './revisions.ts';

const NUMBER =
  '{ name: number, when: { fact: data.userProfile.employeeNumber, operator: digits, value: 4 }, then: allow, otherwise: deny }';
const EMAIL =
  '{ name: email, when: { fact: data.userProfile.email, operator: emailDomainIn, value: { list: domains } }, then: allow, otherwise: deny }';
const DOMAINS = { 'lists/domains.txt': 'okta.com\n' };

type Files = Record<string, string>;

function changes(base: Files | string, head: Files | string, both: Files = {}): string[] {
  const files = (side: Files | string) => (typeof side === 'string' ? { 'a.yaml': side } : side);
  const [before, after] = revisions(files(base), files(head), both);
  return compareStructure(before, after).changes.flatMap((change) => [
    `${change.kind} ${subjectWords(change)} ${locationWords(change.place)}`,
    ...change.details.map(({ words, place }) => `  ${words} ${locationWords(place)}`),
  ]);
}

function touched(base: Files, head: Files, both: Files = {}): string[] {
  const structure = compareStructure(...revisions(base, head, both));
  return structure.touched.map(({ kind, rule, because }) => [kind, rule, ...because].join(' '));
}

const RULE = 'rule number of /hook, self.service.registration';

test('diff structure: a changed value is shown with its test, before and after', () => {
  const longer = NUMBER.replace('value: 4', 'value: [4, 6]');
  expect(changes(file([NUMBER]), file([longer]))).toEqual([
    `changed ${RULE} rules/a.yaml:6`,
    '  condition: data.userProfile.employeeNumber: digits 4 -> digits [4,6] rules/a.yaml:6',
  ]);
});

test('diff structure: the lists of a test are a set, and each of them is its own', () => {
  const lists = { 'lists/domains.txt': 'okta.com\n', 'lists/partners.txt': 'a.example\n' };
  const reading = (value: string) => file([EMAIL.replace('{ list: domains }', value)]);
  const both = '{ lists: [domains, partners] }';
  expect(changes(reading(both), reading('{ lists: [partners, domains] }'), lists)).toEqual([]);
  expect(changes(reading('{ list: domains }'), reading('{ lists: [domains] }'), lists)).toEqual([]);
  expect(changes(reading('{ list: domains }'), reading(both), lists)).toEqual([
    'changed rule email of /hook, self.service.registration rules/a.yaml:6',
    '  condition: data.userProfile.email: emailDomainIn list domains -> emailDomainIn lists domains, partners rules/a.yaml:6',
  ]);
});

test('diff structure: a rule is touched by a change of any of its lists', () => {
  const rules = { 'a.yaml': file([EMAIL.replace('{ list: domains }', '{ lists: [domains, partners] }')]) };
  const list = (entry: string) => ({ 'lists/partners.txt': `${entry}\n` });
  expect(touched(list('a.example'), list('b.example'), { ...rules, ...DOMAINS })).toEqual([
    'affected email list partners',
  ]);
});

test('diff structure: differences in spelling are no changes', () => {
  const block = `version: 1
# A comment.
endpoint: "/hook"
conditions:
  four: { operator: digits, fact: "data.userProfile.employeeNumber", value: 4 }
outcomes:
  no: { error: { errorCauses: [{ location: data.userProfile.email, errorSummary: No. }] }, deny: true }
unhandled: deny
requestTypes:
  self.service.registration:
    strategy: all
    rules:
      - otherwise: no
        name: number
        mode: enforce
        enabled: true
        validUntil: 2030-01-01T00:00:00Z
        when:
          any:
            - { fact: data.userProfile.login, operator: in, value: [b, a] }
            - condition: four
    default: deny
`;
  const flow = file([
    `{ name: number, validUntil: "2030-01-01T01:00:00+01:00", when: { any: [{ fact: data.userProfile.employeeNumber, operator: digits, value: 4 }, { fact: data.userProfile.login, operator: in, value: [a, b, a] }] }, otherwise: { deny: true, error: { errorCauses: [{ errorSummary: No., location: data.userProfile.email, locationType: body, domain: end-user }] } } }`,
  ]);
  // The names came; what the rule says has not changed.
  expect(changes(flow, block).filter((line) => !line.startsWith('added'))).toEqual([]);
});

test('diff structure: a last day, and the form of a date', () => {
  const dated = (more: string, settings: string) =>
    file([
      `{ name: age, ${settings}when: { fact: data.userProfile.dateOfBirth, operator: olderThan, value: 18y${more} }, otherwise: deny }`,
    ]);
  const [base, head] = [
    dated('', 'validUntil: 2027-01-01T00:00:00Z, '),
    dated(', dateFormat: DD/MM/YYYY', 'validThrough: 2027-01-01, '),
  ];
  expect(changes(base, head)).toEqual([
    'changed rule age of /hook, self.service.registration rules/a.yaml:6',
    '  condition: data.userProfile.dateOfBirth: olderThan "18y" -> olderThan "18y" as DD/MM/YYYY rules/a.yaml:6',
    '  validUntil: "2027-01-01T00:00:00Z" -> nothing rules/a.yaml:6',
    '  validThrough: nothing -> "2027-01-01" rules/a.yaml:6',
  ]);
  expect(changes(base, dated('', 'validThrough: 2026-12-31, '))).toEqual([]);
  expect(changes(base, dated('', 'validFrom: 2026-01-01, validThrough: 2026-12-31, '))).toEqual([
    'changed rule age of /hook, self.service.registration rules/a.yaml:6',
    '  validFrom: nothing -> "2026-01-01" rules/a.yaml:6',
  ]);
});

test('diff structure: added and removed tests of a condition', () => {
  const all = (...tests: string[]) =>
    file([`{ name: number, when: { all: [${tests.join(', ')}] }, otherwise: deny }`]);
  const email = '{ fact: data.userProfile.email, operator: email }';
  const login = '{ fact: data.userProfile.login, operator: email }';
  const short = '{ fact: data.userProfile.firstName, operator: lengthBetween, value: [1, 9] }';
  expect(changes(all(email, login), all(short, email))).toEqual([
    `changed ${RULE} rules/a.yaml:6`,
    '  condition: added data.userProfile.firstName lengthBetween [1,9] rules/a.yaml:6',
    '  condition: removed data.userProfile.login email rules/a.yaml:6 in base',
  ]);
  expect(changes(file([`{ name: number, when: ${email}, otherwise: deny }`]), all(email, login))).toEqual([
    `changed ${RULE} rules/a.yaml:6`,
    '  condition: added data.userProfile.login email rules/a.yaml:6',
  ]);
});

test('diff structure: added and removed values of a set, in any order', () => {
  const rule = (values: string) =>
    file([
      `{ name: number, when: { fact: data.userProfile.login, operator: in, value: ${values} }, otherwise: deny }`,
    ]);
  expect(changes(rule('[a, b]'), rule('[b, a]'))).toEqual([]);
  expect(changes(rule('[a, b]'), rule('[b, c]'))).toEqual([
    `changed ${RULE} rules/a.yaml:6`,
    '  condition: data.userProfile.login in: added "c"; removed "a" rules/a.yaml:6',
  ]);
});

test('diff structure: another kind of condition, another fact, a not', () => {
  const rule = (when: string) => file([`{ name: number, when: ${when}, otherwise: deny }`]);
  const [email, login] = ['email', 'login'].map(
    (name) => `{ fact: data.userProfile.${name}, operator: email }`,
  );
  const details = (before: string, after: string) => changes(rule(before), rule(after)).slice(1);
  expect(details(email ?? '', login ?? '')).toEqual([
    '  condition: data.userProfile.email email -> data.userProfile.login email rules/a.yaml:6',
  ]);
  expect(details(`{ not: ${email} }`, email ?? '')).toEqual([
    '  condition: not (data.userProfile.email email) -> data.userProfile.email email rules/a.yaml:6',
  ]);
  expect(details(`{ any: [${email}, ${login}] }`, `{ all: [${email}, ${login}] }`)).toEqual([
    '  condition: added data.userProfile.email email rules/a.yaml:6',
    '  condition: added data.userProfile.login email rules/a.yaml:6',
    '  condition: removed any of (data.userProfile.email email; data.userProfile.login email) rules/a.yaml:6 in base',
  ]);
});

test('diff structure: outcomes by name or by content', () => {
  const rule = (otherwise: string) =>
    file([
      `{ name: number, when: { fact: data.userProfile.login, operator: email }, then: allow, otherwise: ${otherwise} }`,
    ]);
  expect(changes(rule('deny'), rule('continue')).slice(1)).toEqual([
    '  otherwise: deny -> continue rules/a.yaml:6',
  ]);
  const say = (text: string, more = '') => `{ deny: true, error: { errorSummary: ${text}${more} } }`;
  expect(changes(rule(say('No.')), rule(say('Never.'))).slice(1)).toEqual([
    '  otherwise: error.errorSummary: "No." -> "Never." rules/a.yaml:6',
  ]);
  const cause = ', errorCauses: [{ errorSummary: At the field. }]';
  expect(changes(rule(say('No.')), rule(say('No.', cause))).slice(1)).toContain(
    '  otherwise: added error.errorCauses[0].errorSummary: "At the field." rules/a.yaml:6',
  );
});

test('diff structure: mode, enabled, validity window, owner', () => {
  const rule = (more: string) =>
    file([
      `{ name: number, ${more}when: { fact: data.userProfile.login, operator: email }, otherwise: deny }`,
      EMAIL,
    ]);
  const head = 'mode: shadow, enabled: false, validFrom: 2026-01-01T00:00:00Z, owner: hr, ';
  expect(changes(rule(''), rule(head), DOMAINS).slice(1)).toEqual([
    '  mode: "enforce" -> "shadow" rules/a.yaml:6',
    '  enabled: true -> false rules/a.yaml:6',
    '  validFrom: nothing -> "2026-01-01T00:00:00Z" rules/a.yaml:6',
    '  owner: nothing -> "hr" rules/a.yaml:6',
  ]);
});

test('diff structure: added, removed and moved rules', () => {
  const rules = ['a', 'b', 'c'].map((name) => NUMBER.replace('name: number', `name: ${name}`));
  const [a = '', b = '', c = ''] = rules;
  const ofHook = 'of /hook, self.service.registration';
  expect(changes(file([a, b]), file([b, c]))).toEqual([
    `added rule c ${ofHook} rules/a.yaml:7`,
    `removed rule a ${ofHook} rules/a.yaml:6 in base`,
  ]);
  expect(changes(file([a, b, c]), file([c, a, b]))).toEqual([
    `changed rule c ${ofHook} rules/a.yaml:6`,
    '  moved: rule 3 of 3 -> 1 of 3 rules/a.yaml:6',
  ]);
});

test('diff structure: named conditions and outcomes affect the rules that use them', () => {
  const conditions = (digits: number) =>
    `conditions:\n  inner: { fact: data.userProfile.employeeNumber, operator: digits, value: ${digits} }\n  outer: { not: { condition: inner } }\n`;
  const rule = '{ name: number, when: { condition: outer }, then: no, otherwise: allow }';
  const outcomes = (text: string) => `outcomes:\n  no: { deny: true, error: { errorSummary: ${text} } }\n`;
  const [base, head] = [
    file([rule], conditions(4) + outcomes('No.')),
    file([rule], conditions(5) + outcomes('Never.')),
  ];
  expect(changes(base, head)).toEqual([
    'changed condition inner of /hook rules/a.yaml:4',
    '  data.userProfile.employeeNumber: digits 4 -> digits 5 rules/a.yaml:4',
    'changed outcome no of /hook rules/a.yaml:7',
    '  error.errorSummary: "No." -> "Never." rules/a.yaml:7',
  ]);
  expect(touched({ 'a.yaml': base }, { 'a.yaml': head })).toEqual([
    'affected number condition inner outcome no',
  ]);
});

test('diff structure: lists with counted entries and dates affect the rules that use them', () => {
  const lists = (text: string) => ({
    'a.yaml': file([EMAIL]),
    'lists/domains.csv': `value,expires\n${text}`,
  });
  const [base, head] = [
    lists('gone.example\nkept.example\ndated.example,2026-01-01\n'.replaceAll('example\n', 'example,\n')),
    lists('kept.example,\na.example,\nb.example,\nc.example,\nd.example,\ndated.example,2027-01-01\n'),
  ];
  expect(changes(base, head)).toEqual([
    'changed list domains rules/lists/domains.csv:3',
    '  added 4 entries: "a.example", "b.example", "c.example", … rules/lists/domains.csv:3',
    '  removed 1 entry: "gone.example" rules/lists/domains.csv:2 in base',
    '  now with another date: 1 entry: "dated.example" (expires 2027-01-01, before: 2026-01-01) rules/lists/domains.csv:7',
  ]);
  expect(touched(base, head)).toEqual(['affected email list domains']);
});

test('diff structure: endpoints, request types, strategy, default and fallbacks', () => {
  const other = file([NUMBER]).replace('/hook', '/other');
  expect(changes({ 'a.yaml': file([NUMBER]) }, { 'b.yaml': other })).toEqual([
    'removed endpoint /hook rules/a.yaml:2 in base',
    '  1 rule rules/a.yaml:2 in base',
    'added endpoint /other rules/b.yaml:2',
    '  1 rule rules/b.yaml:2',
  ]);
  const first = file([NUMBER], 'unhandled: continue\n', '    strategy: first\n    default: allow\n');
  expect(changes(file([NUMBER]), first)).toEqual([
    'changed setting unhandled of /hook rules/a.yaml:3',
    '  unhandled: deny -> continue rules/a.yaml:3',
    'changed setting strategy of /hook, self.service.registration rules/a.yaml:6',
    '  strategy: all -> first rules/a.yaml:6',
    'changed setting default of /hook, self.service.registration rules/a.yaml:7',
    '  default: deny -> allow rules/a.yaml:7',
  ]);
  expect(touched({ 'a.yaml': file([NUMBER]) }, { 'a.yaml': first })).toEqual(['affected number strategy']);
  const both = `${file([NUMBER])}  progressive.profile:\n    rules:\n      - ${NUMBER.replace('userProfile', 'userProfileUpdate')}\n`;
  expect(changes(file([NUMBER]), both)).toEqual([
    'added request type progressive.profile of /hook rules/a.yaml:7',
    'added rule number of /hook, progressive.profile rules/a.yaml:9',
  ]);
});

test('diff structure: a renamed file with the same endpoint is no change', () => {
  expect(changes({ 'a.yaml': file([NUMBER]) }, { 'b.yaml': file([NUMBER]) })).toEqual([]);
});

test('diff structure: affected rules are those of head', () => {
  const [before, after] = revisions(
    { 'a.yaml': file([NUMBER, EMAIL]) },
    { 'a.yaml': file([EMAIL]) },
    DOMAINS,
  );
  expect(affectedRules(compareStructure(before, after))).toEqual([]);
  expect(affectedRules(compareStructure(after, before))).toMatchObject([
    { rule: 'number', kind: 'added', place: { file: 'rules/a.yaml', line: 6, side: 'base' } },
  ]);
});

const saying = (text: string) =>
  `{ name: number, when: { fact: data.userProfile.employeeNumber, operator: digits, value: 4 }, otherwise: { error: { errorSummary: ${text} } } }`;
const LANGUAGE = 'language: [data.userProfile.locale]\n';

test('diff structure: texts are compared by language', () => {
  const between = (before: string, after: string) =>
    changes(file([saying(before)], LANGUAGE), file([saying(after)], LANGUAGE)).slice(1);
  expect(between('{ default: A, de: B, fr: C }', '{ default: A, de: D, es: E }')).toEqual([
    '  otherwise: error.errorSummary.de: "B" -> "D" rules/a.yaml:7',
    '  otherwise: added error.errorSummary.es: "E" rules/a.yaml:7',
    '  otherwise: removed error.errorSummary.fr: "C" rules/a.yaml:7 in base',
  ]);
  expect(between('A', '{ default: A, de: B }')).toEqual([
    '  otherwise: added error.errorSummary.de: "B" rules/a.yaml:7',
  ]);
  expect(between('{ default: A, de: B }', 'C')).toEqual([
    '  otherwise: error.errorSummary: "A" -> "C" rules/a.yaml:7',
    '  otherwise: removed error.errorSummary.de: "B" rules/a.yaml:7 in base',
  ]);
  expect(between('{ default: A, pt_BR: B }', '{ pt-br: B, default: A }')).toEqual([]);
});

test('diff structure: a change of language is a setting, and affects the rules', () => {
  const [before, after] = [file([saying('A')]), file([saying('A')], LANGUAGE)];
  expect(changes(before, after)).toEqual([
    'changed setting language of /hook rules/a.yaml:3',
    '  language: nothing -> ["data.userProfile.locale"] rules/a.yaml:3',
  ]);
  expect(touched({ 'a.yaml': before }, { 'a.yaml': after })).toEqual(['affected number language']);
});

const FACTS = `facts:
  mailDomain: "{{ data.userProfile.email | email_domain }}"
  unread: "{{ data.userProfile.login }}"
lookups:
  partner: { list: partners, key: "{{ facts.mailDomain }}" }
`;
const FOUND =
  '{ name: partner, when: { fact: lookups.partner.found, operator: equal, value: true }, otherwise: deny }';
const PARTNERS = 'value,department,city\nacme.example,sales,Rome\nother.example,support,Oslo\n';

test('diff structure: if of a rule', () => {
  const rule = (only: string) => file([NUMBER.replace('when:', `${only}when:`)]);
  const only = (value: string) =>
    `if: { fact: data.userProfile.userType, operator: equal, value: ${value} }, `;
  expect(changes(rule(''), rule(only('a'))).slice(1)).toEqual([
    '  if: added data.userProfile.userType equal "a" rules/a.yaml:6',
  ]);
  expect(changes(rule(only('a')), rule(only('b'))).slice(1)).toEqual([
    '  if: data.userProfile.userType: equal "a" -> equal "b" rules/a.yaml:6',
  ]);
  expect(changes(rule(only('a')), rule('')).slice(1)).toEqual([
    '  if: removed data.userProfile.userType equal "a" rules/a.yaml:6 in base',
  ]);
});

test('diff structure: facts and lookups, key by key', () => {
  const lists = { 'lists/partners.csv': PARTNERS };
  const head = FACTS.replace('| email_domain', '| downcase')
    .replace('unread:', 'other:')
    .replace('key: "{{ facts.mailDomain }}"', 'key: { value: "{{ facts.mailDomain }}" }, ignoreCase: true');
  expect(changes(file([FOUND], FACTS), file([FOUND], head), lists)).toEqual([
    'changed fact mailDomain of /hook rules/a.yaml:4',
    '  "{{ data.userProfile.email | email_domain }}" -> "{{ data.userProfile.email | downcase }}" rules/a.yaml:4',
    'added fact other of /hook rules/a.yaml:5',
    'removed fact unread of /hook rules/a.yaml:5 in base',
    'changed lookup partner of /hook rules/a.yaml:7',
    '  ignoreCase: false -> true rules/a.yaml:7',
    '  added key.value: "{{ facts.mailDomain }}" rules/a.yaml:7',
    '  removed key: "{{ facts.mailDomain }}" rules/a.yaml:7 in base',
  ]);
  const spelled = FACTS.replace('key:', 'ignoreCase: false, key:');
  expect(changes(file([FOUND], FACTS), file([FOUND], spelled), lists)).toEqual([]);
});

test.each([
  ['in a test', '{ fact: facts.mailDomain, operator: equal, value: a.example }', 'deny', ''],
  [
    'as the value of a test',
    '{ fact: data.userProfile.login, operator: equal, value: { fact: facts.mailDomain } }',
    'deny',
    '',
  ],
  [
    'in if',
    '{ fact: data.userProfile.login, operator: present }',
    'deny',
    'if: { fact: facts.mailDomain, operator: present }, ',
  ],
  [
    'through a named condition in if',
    '{ fact: data.userProfile.login, operator: present }',
    'deny',
    'if: { condition: known }, ',
  ],
  ['through a lookup', '{ fact: lookups.partner.found, operator: equal, value: true }', 'deny', ''],
  ['through a named condition', '{ condition: known }', 'deny', ''],
  ['through a named outcome', '{ fact: data.userProfile.login, operator: present }', 'no', ''],
  [
    'in a template',
    '{ fact: data.userProfile.login, operator: present }',
    '{ set: { city: "{% if facts[\'mailDomain\'] %}x{% endif %}" } }',
    '',
  ],
])('diff structure: a changed fact affects the rules that read it, %s', (_, when, otherwise, only) => {
  const more = (fact: string) => `${FACTS.replace('| email_domain', fact)}conditions:
  known: { fact: lookups.partner.value.city, operator: present }
outcomes:
  no: { deny: true, error: { errorSummary: "{{facts.mailDomain-}} is not known." } }
`;
  const rules = [`{ name: one, ${only}when: ${when}, otherwise: ${otherwise} }`, NUMBER];
  const files = (fact: string) => ({ 'a.yaml': file(rules, more(fact)) });
  const lists = { 'lists/partners.csv': PARTNERS };
  expect(touched(files('| email_domain'), files('| downcase'), lists)).toEqual([
    'affected one fact mailDomain',
  ]);
});

test('diff structure: cells of rows affect the rules whose lookups read them', () => {
  const entries =
    '{ name: entries, when: { fact: data.userProfile.city, operator: in, value: { list: partners } }, otherwise: deny }';
  const lists = (text: string) => ({
    'a.yaml': file([FOUND, entries], FACTS),
    'lists/partners.csv': text,
  });
  const head = PARTNERS.replace('sales', 'marketing');
  expect(changes(lists(PARTNERS), lists(head))).toEqual([
    'changed list partners rules/lists/partners.csv:2',
    '  changed 1 row: "acme.example" department "sales" -> "marketing" rules/lists/partners.csv:2',
  ]);
  expect(touched(lists(PARTNERS), lists(head))).toEqual(['affected partner list partners']);
  expect(touched(lists(PARTNERS), lists(`${PARTNERS}new.example,,\n`))).toEqual([
    'affected partner list partners',
    'affected entries list partners',
  ]);
  const reordered = 'city,value,department\nOslo,other.example,support\nRome,acme.example,sales\n';
  expect(changes(lists(PARTNERS), lists(reordered))).toEqual([]);
});

test('diff structure: several rows with one entry, and dates', () => {
  const more =
    'lookups:\n  partner: { list: members, key: { name: "{{ data.userProfile.lastName }}", number: "{{ data.userProfile.employeeNumber }}" } }\n';
  const lists = (text: string) => ({
    'a.yaml': file([FOUND], more),
    'lists/members.csv': `name,number,city,expires\n${text}`,
  });
  const base = 'Sato,1,Rome,2027-01-01\nSato,2,Rome,2026-01-01\nKim,3,Rome,\nLee,4,Rome,2026-01-01\n';
  const head =
    'Sato,1,Rome,2027-01-01\nSato,2,Rome,2026-06-01\nSato,5,Oslo,\nKim,3,,\nLee,4,Rome,2026-02-01\n';
  const found = changes(lists(base), lists(head)).map((line) => line.replace(/ rules.*/, ''));
  expect(found).toEqual([
    'changed list members',
    '  now with another date: 2 entries: "Sato" (expires never, before: 2027-01-01), "Lee" (expires 2026-02-01, before: 2026-01-01)',
    '  changed 2 rows: "Sato" expires "2026-01-01" -> "2026-06-01", "Kim" city "Rome" -> nothing',
    '  added 1 row: "Sato" number "5" city "Oslo"',
  ]);
});
