import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareRevisions, sampleRequests } from '../../../src/diff/compare-revisions.ts';
import { groupWords, unreachedWords } from '../../../src/diff/report.ts';
import { runs } from '../properties/runs.ts';
import { file, revisions } from './revisions.ts';

const NOW = Date.UTC(2026, 5, 1);

type Files = Record<string, string>;

/** What generated requests show: the changes with the values of the first example, and what they do not reach. */
async function shown(base: Files | string, head: Files | string, both: Files = {}) {
  const files = (side: Files | string) => (typeof side === 'string' ? { 'a.yaml': side } : side);
  const [before, after] = revisions(files(base), files(head), both);
  const found = await compareRevisions(before, after, sampleRequests(), {
    now: NOW,
    show: (value) => JSON.stringify(value) ?? 'absent',
  });
  return {
    changes: Object.fromEntries(
      found.generated.groups.map((group) => [
        groupWords(group).replaceAll(/ \([^)]*\)/g, ''),
        group.examples.map(({ facts }) => facts.map(({ value }) => value).join(' ')),
      ]),
    ),
    unreached: found.unreached.map(unreachedWords),
  };
}

const DOMAIN = 'facts: { domain: "{{ data.userProfile.email | email_domain }}" }\n';
const PARTNERS = `${DOMAIN}lookups: { partner: { list: partners, key: "{{ facts.domain }}" } }\n`;
const rule = (when: string, then = 'allow', more = '') =>
  `{ name: rule, ${more}when: ${when}, then: ${then}, otherwise: deny }`;
const FOUND = '{ fact: lookups.partner.found, operator: equal, value: true }';

test('derived facts: a changed value is put where the fact is made of', async () => {
  const of = (value: string) =>
    file([rule(`{ fact: facts.domain, operator: equal, value: ${value} }`)], DOMAIN);
  const { changes, unreached } = await shown(of('a.example'), of('b.example'));
  expect(unreached).toEqual([]);
  expect(changes['allow -> deny by rule']).toContain('"kim@a.example"');
  expect(changes['deny -> allow by rule']).toContain('"kim@b.example"');
});

test.each([
  ['email_local', '{{ data.userProfile.email | email_local }}'],
  ['another fact', '{{ data.userProfile.login | email_domain }}'],
  ['a fact of another fact', '{{ facts.mailDomain }}'],
])('derived facts: a fact that is made by %s shows both sides', async (_, template) => {
  const facts = (text: string) =>
    `facts:\n  domain: "${text}"\n  mailDomain: "{{ data.userProfile.secondEmail | email_domain }}"\n`;
  const is = '{ fact: facts.domain, operator: equal, value: a.example }';
  const before = file([rule(is)], facts('{{ data.userProfile.email | email_domain }}'));
  const { changes, unreached } = await shown(before, file([rule(is)], facts(template)));
  expect(unreached).toEqual([]);
  expect(new Set(Object.keys(changes))).toEqual(new Set(['allow -> deny by rule', 'deny -> allow by rule']));
});

test('derived facts: a template of an outcome shows a fact that is made in another way', async () => {
  const facts = (filter: string) => `facts: { name: "{{ data.userProfile.nickName | ${filter} }}" }\n`;
  const set = rule(
    '{ fact: data.userProfile.login, operator: email }',
    '{ set: { title: "{{ facts.name }}" } }',
  );
  const { changes, unreached } = await shown(file([set], facts('upcase')), file([set], facts('title_case')));
  expect(unreached).toEqual([]);
  expect(Object.keys(changes)).toEqual(['update with other commands by rule']);
});

const LISTS = {
  base: 'domain,department,expires\nacme.example,sales,\nold.example,sales,\nkept.example,support,\n',
  cell: 'domain,department,expires\nacme.example,marketing,\nold.example,sales,\nkept.example,support,\n',
  key: 'domain,department,expires\nacme.example,sales,\nnew.example,sales,\nkept.example,support,\n',
  date: 'domain,department,expires\nacme.example,sales,\nold.example,sales,2026-03-01\nkept.example,support,\n',
};

const byRow = (text: string, ...rules: string[]) => ({
  'a.yaml': file(rules, PARTNERS),
  'lists/partners.csv': text,
});

test('lookups: a row with another key is shown with both keys', async () => {
  const { changes, unreached } = await shown(byRow(LISTS.base, rule(FOUND)), byRow(LISTS.key, rule(FOUND)));
  expect(unreached).toEqual([]);
  expect(changes['allow -> deny by rule']?.[0]).toBe('"kim@old.example"');
  expect(changes['deny -> allow by rule']?.[0]).toBe('"kim@new.example"');
});

test('lookups: another cell is shown where a test reads it, and where a template does', async () => {
  const sales = rule('{ fact: lookups.partner.value.department, operator: equal, value: sales }');
  const tested = await shown(byRow(LISTS.base, sales), byRow(LISTS.cell, sales));
  expect(tested.unreached).toEqual([]);
  expect(tested.changes['allow -> deny by rule']?.[0]).toBe('"kim@acme.example"');
  const set = '{ allow: true, set: { department: "{{ lookups.partner.value.department }}" } }';
  const copied = await shown(byRow(LISTS.base, rule(FOUND, set)), byRow(LISTS.cell, rule(FOUND, set)));
  expect(copied.unreached).toEqual([]);
  expect(copied.changes).toMatchObject({
    'allow with other commands by rule': expect.arrayContaining(['"kim@acme.example"']),
  });
});

test('lookups: another rule that reads one lets the request pass', async () => {
  const other = `{ name: other, when: { all: [${FOUND}, { fact: data.userProfile.email, operator: startsWith, value: lee }] }, otherwise: deny }`;
  const digits = (number: number) =>
    byRow(
      LISTS.base,
      other,
      rule(`{ fact: data.userProfile.employeeNumber, operator: digits, value: ${number} }`),
    );
  const { changes, unreached } = await shown(digits(4), digits(5));
  expect(changes).toMatchObject({ 'deny -> allow by rule': ['"12345"'] });
  expect(unreached).toEqual([]);
});

test('lookups: a changed row far down in a long list is found', async () => {
  const rows = (last: string) =>
    `domain,department\n${Array.from({ length: 500 }, (_, index) => `d${index}.example,sales\n`).join('')}last.example,${last}\n`;
  const sales = rule('{ fact: lookups.partner.value.department, operator: equal, value: sales }');
  const { changes, unreached } = await shown(byRow(rows('sales'), sales), byRow(rows('none'), sales));
  expect(unreached).toEqual([]);
  expect(changes['allow -> deny by rule']).toContain('"kim@last.example"');
});

test('lookups: a row that expires is shown at its time', async () => {
  const { changes, unreached } = await shown(byRow(LISTS.base, rule(FOUND)), byRow(LISTS.date, rule(FOUND)));
  expect(unreached).toEqual([]);
  expect(changes['allow -> deny by rule']).toContain('"kim@old.example"');
});

test('lookups: a key of several columns, and the longest domain', async () => {
  const members =
    'lookups: { member: { list: members, key: { number: "{{ data.userProfile.employeeNumber | digits }}", name: "{{ data.userProfile.lastName }}" }, ignoreCase: true } }\n';
  const found = rule('{ fact: lookups.member.found, operator: equal, value: true }');
  const files = (text: string) => ({ 'a.yaml': file([found], members), 'lists/members.csv': text });
  const several = await shown(files('name,number\nSato,17\n'), files('name,number\nSato,18\n'));
  expect(several.unreached).toEqual([]);
  expect(several.changes['deny -> allow by rule']?.[0]).toBe('"Sato" "18"');
  const domains = PARTNERS.replace(' } }', ', match: domain } }');
  const wildcard = (text: string) => ({
    'a.yaml': file([rule(FOUND)], domains),
    'lists/partners.txt': text,
  });
  const { changes } = await shown(wildcard('a.example\n'), wildcard('a.example\n*.b.example\n'));
  expect(changes['deny -> allow by rule']?.[0]).toBe('"kim@sub.b.example"');
});

test('if: an added one shows requests that the rule does not ask any more, for denials and for outcomes', async () => {
  const only = 'if: { fact: data.userProfile.userType, operator: equal, value: contractor }, ';
  const digits = '{ fact: data.userProfile.employeeNumber, operator: digits, value: 6 }';
  const allowing = '{ name: all, when: { fact: requestType, operator: present }, then: allow }';
  const denial = await shown(file([rule(digits), allowing]), file([rule(digits, 'allow', only), allowing]));
  expect(denial.unreached).toEqual([]);
  expect(Object.keys(denial.changes)).toEqual(['deny -> allow by rule']);
  const set = (more: string) => file([`{ name: rule, ${more}when: ${digits}, then: { set: { title: x } } }`]);
  const outcome = await shown(set(''), set(only));
  expect(outcome.unreached).toEqual([]);
  expect(Object.keys(outcome.changes)).toEqual(['update -> deny by rule']);
});

test('derived facts: what cannot be reached is reported', async () => {
  const facts = (text: string) => `facts: { id: "${text}" }\n`;
  const is = rule('{ fact: facts.id, operator: equal, value: 886313e1-3b8a-5372-9b90-0c9aee199e5d }');
  const { changes, unreached } = await shown(
    file([is], facts('{{ data.userProfile.email | uuid_from }}')),
    file([is], facts('{{ data.userProfile.login | uuid_from }}')),
  );
  expect(changes).toEqual({});
  expect(unreached).toEqual([
    'No request was found in which facts.id (rules/a.yaml:7) makes the difference: what changes with rule (rules/a.yaml:7) is not shown by generated requests',
  ]);
});

const filter = fc.constantFrom(
  '',
  ' | email_domain',
  ' | email_local',
  ' | digits',
  ' | upcase',
  ' | downcase',
  ' | title_case',
  ' | truncate: 5',
  ' | default: "none"',
  " | regex_replace: '[^a-z]+', '-'",
  ' | append: data.userProfile.city',
);
const source = fc.constantFrom('email', 'login', 'lastName', 'mobilePhone');
const template = fc
  .tuple(source, filter)
  .map(([name, filters]) => `'{{ data.userProfile.${name}${filters.replaceAll("'", "''")} }}'`);
const comparison = fc.constantFrom(
  'equal, value: a.example',
  'equal, value: kim',
  'in, value: [Kim, KIM, "17"]',
  'startsWith, value: k',
  'digits, value: 6',
  'lengthBetween, value: [3, 8]',
  'present',
);
const ROWS = ['a.example', 'b.example', 'kim', '17'];
const cell = fc.record({
  value: fc.constantFrom(...ROWS),
  department: fc.constantFrom('', 'sales', 'support'),
  expires: fc.constantFrom('', '', '2020-01-01', '2026-12-01'),
});
const table = fc
  .uniqueArray(cell, { maxLength: 4, selector: ({ value }) => value })
  .map((rows) =>
    [
      'value,department,expires',
      ...rows.map((row) => Object.values(row).join()),
      'kept.example,support,',
      '',
    ].join('\n'),
  );
const tested = fc.oneof(
  comparison.map((operator) => rule(`{ fact: facts.x, operator: ${operator} }`)),
  fc.constantFrom(
    rule(FOUND),
    rule('{ fact: lookups.partner.value.department, operator: equal, value: sales }'),
    rule(FOUND, '{ set: { department: "{{ lookups.partner.value.department }}" } }'),
    rule('{ fact: data.userProfile.city, operator: present }', '{ set: { title: "{{ facts.x }}" } }'),
    rule(FOUND, 'allow', 'if: { fact: facts.x, operator: startsWith, value: k }, '),
  ),
);

test('derived facts: each change of a fact or of a table is shown by a request, or reported as not reached', async () => {
  const seen = { shown: 0, unreached: 0 };
  await fc.assert(
    fc.asyncProperty(
      template,
      template,
      table,
      table,
      tested,
      fc.boolean(),
      async (one, other, before, after, written, both) => {
        const files = (text: string, rows: string) => ({
          'a.yaml': file(
            [written],
            `facts: { x: ${text} }\nlookups: { partner: { list: partners, key: "{{ facts.x }}" } }\n`,
          ),
          'lists/partners.csv': rows,
        });
        const [base, head] = revisions(files(one, before), files(both ? other : one, after));
        const found = await compareRevisions(base, head, [], { now: NOW, show: String });
        fc.pre(found.touched.length > 0);
        if (found.generated.changed > 0) seen.shown += 1;
        else seen.unreached += 1;
        expect(found.generated.changed + found.unreached.length).toBeGreaterThan(0);
      },
    ),
    runs(150),
  );
  expect(seen.shown).toBeGreaterThan(2 * seen.unreached);
});

test('derived facts: a fact that is compared with the source of a key follows it', async () => {
  const lookups =
    'lookups: { partner: { list: partners, key: "{{ data.userProfile.email | email_domain }}", match: domain } }\n';
  const both =
    '{ fact: data.userProfile.login, operator: ignoreCase:equal, value: { fact: data.userProfile.email } }';
  const open = '{ fact: lookups.partner.value.status, operator: equal, value: open }';
  const rules = file(
    [
      rule(
        `{ all: [${open}, ${both}] }`,
        '{ allow: true, set: { department: "{{ lookups.partner.value.department }}" } }',
      ),
    ],
    lookups,
  );
  const table = (department: string) => ({
    'a.yaml': rules,
    'lists/partners.csv': `domain,department,status\nacme.example,${department},open\nglobex.example,support,closed\n`,
  });
  const { changes, unreached } = await shown(table('sales'), table('legal'));
  expect(changes).toEqual({ 'allow with other commands by rule': ['"kim@acme.example" "kim@acme.example"'] });
  expect(unreached).toEqual([]);
});
