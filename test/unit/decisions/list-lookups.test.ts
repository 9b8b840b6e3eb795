import { describe, expect, test } from 'vitest';
import { build, decideBy, findings, RULES } from './decide-by.ts';

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
