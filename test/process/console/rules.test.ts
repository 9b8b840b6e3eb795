import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asking, lineOf, RULES } from './asking.ts';

describe('the rules', () => {
  test('rules view: has the facts, the lookups and the language of a file, and the requests that a rule is for', async () => {
    const yaml = `version: 1
endpoint: /partners
facts: { mailDomain: "{{ data.userProfile.email | email_domain }}" }
language: [data.userProfile.locale]
lookups: { partner: { list: partners, key: "{{ facts.mailDomain }}" } }
requestTypes:
  self.service.registration:
    rules:
      - name: partner
        if: { fact: data.userProfile.userType, operator: trim:ignoreCase:equal, value: partner }
        when: { fact: lookups.partner.found, operator: equal, value: true }
        otherwise: deny
`;
    const { console } = await asking({
      'partners.yaml': yaml,
      'lists/partners.csv': 'domain\nacme.example\n',
    });
    const { json: view } = await console('/console/api/rules');
    const [endpoint] = view.endpoints;
    expect(endpoint.facts).toMatchObject([
      {
        name: 'facts.mailDomain',
        madeOf: '{{ data.userProfile.email | email_domain }}',
        place: { line: 3 },
      },
      { name: 'lookups.partner', madeOf: 'list partners, key {{ facts.mailDomain }}', place: { line: 5 } },
    ]);
    expect(endpoint.language).toEqual(['data.userProfile.locale']);
    expect(endpoint.languages).toEqual(['en', 'de', 'es', 'fr', 'ja', 'pt']);
    expect(endpoint.requestTypes[0].rules[0].if).toBe(
      'data.userProfile.userType trim:ignoreCase:equal "partner"',
    );
  });

  test('rules view: coverage follows the tests, also if only tests have changed', async () => {
    const { console, service, write } = await asking(RULES);
    const seen = async () => {
      const { json } = await console('/console/api/rules');
      return json.endpoints[0].requestTypes[0].rules[0].seen;
    };
    expect(await seen()).toEqual({ passed: true, failed: false });
    const denied = RULES['sign-up.test.yaml']
      .replace('kim@okta.com', 'kim@evil.example')
      .replace('decision: allow, rules: { work-address: true }', 'decision: deny');
    write({ 'sign-up.test.yaml': denied });
    expect((await service.rules.reload())?.result).toBe('loaded');
    expect(await seen()).toEqual({ passed: false, failed: true });
  });

  test('rules view: has descriptions, lines, coverage and lists', async () => {
    const { console, service } = await asking(RULES);
    const { json: view } = await console('/console/api/rules');
    const { directory, current } = service.rules;
    const file = `${directory}/sign-up.yaml`;
    expect(view).toMatchObject({
      product: { name: 'hookgate', version: '1.2.3' },
      live: { version: current.version },
      pending: false,
      directory,
      lists: [
        {
          name: 'domains',
          entries: 1,
          file: `${directory}/lists/domains.txt`,
          usedBy: ['work-address of /sign-up'],
        },
      ],
      lastReload: { result: 'loaded', changes: [] },
    });
    const [endpoint] = view.endpoints;
    expect(endpoint).toMatchObject({
      path: '/sign-up',
      place: { file, line: 2 },
      description: 'Who may sign up',
      owner: 'identity',
      form: ['firstName', 'lastName', 'email'],
    });
    expect([endpoint.coverage, view.coverage]).toEqual([expect.any(Number), endpoint.coverage]);
    expect(endpoint.coverage).toBeGreaterThan(0);
    const [type] = endpoint.requestTypes;
    expect(type).toMatchObject({ requestType: 'self.service.registration', strategy: 'all' });
    expect(type.samples.map(({ name }: { name: string }) => name)).toEqual(['ssr', 'classic']);
    const place = (text: string) => ({ file, line: lineOf(text) });
    expect(type.rules).toEqual([
      {
        name: 'work-address',
        owner: 'identity',
        mode: 'enforce',
        inWindow: true,
        place: place('name: work-address'),
        seen: { passed: true, failed: false },
      },
      {
        name: 'summer',
        mode: 'enforce',
        validFrom: '2036-06-01T00:00:00Z',
        validUntil: '2036-09-01T00:00:00Z',
        inWindow: false,
        place: place('name: summer'),
        seen: { passed: false, failed: false },
      },
      {
        name: 'named',
        mode: 'shadow',
        inWindow: true,
        place: place('name: named'),
        seen: { passed: true, failed: false },
      },
      {
        name: 'later',
        mode: 'disabled',
        validThrough: '2026-12-31',
        inWindow: expect.any(Boolean),
        place: place('name: later'),
      },
    ]);
  });

  test('rules view: has the changes of a reload or the errors of a refusal; lines are those of the live rules', async () => {
    const { console, service, write } = await asking(RULES);
    const view = async () => (await console('/console/api/rules')).json;
    write({
      'lists/domains.txt': 'okta.com\nexample.org\n',
      'sign-up.yaml': RULES['sign-up.yaml'].replace('email]', 'email, department]'),
    });
    await service.reload();
    expect((await view()).lastReload).toMatchObject({
      result: 'loaded',
      changes: [
        expect.stringContaining('changed list domains: added 1 entry: "example.org"'),
        expect.stringContaining('form'),
      ],
    });
    write({ 'sign-up.yaml': `# moved\n\n${RULES['sign-up.yaml'].replace('emailDomainIn', 'emailDomian')}` });
    await service.reload();
    const refused = await view();
    expect(refused).toMatchObject({ pending: true, lastReload: { result: 'refused', changes: [] } });
    expect(refused.diagnostics[0]).toMatchObject({ severity: 'error', code: 'unknown-operator' });
    expect(refused.endpoints[0].place.line).toBe(2);
  });

  test('rules view: a change of a list that is too long to be kept is noticed', async () => {
    const long = 'okta.com\n'.concat(
      Array.from({ length: 10_000 }, (_, index) => `d${index}.example.org\n`).join(''),
    );
    const { console, service, write } = await asking({ ...RULES, 'lists/domains.txt': long });
    write({ 'lists/domains.txt': `${long}example.net\n` });
    await service.reload();
    const { json } = await console('/console/api/rules');
    const path = `${service.rules.directory}/lists/domains.txt`;
    expect(json.lastReload.changes).toEqual([`changed list ${path}`]);
    expect(json.lists).toMatchObject([{ name: 'domains', entries: 10_002, file: path }]);
    // Results of tests without the list would be wrong.
    expect(json.coverage).toBeUndefined();
    expect(json.endpoints[0].requestTypes[0].rules[0].place.line).toBe(lineOf('name: work-address'));
  });

  test('rules view: files that are not loaded yet are pending', async () => {
    const { console, write } = await asking(RULES, 'rules: { gate: lint }\n');
    expect((await console('/console/api/rules')).json.coverage).toBeUndefined();
    write({ 'lists/domains.txt': 'okta.com\nexample.org\n' });
    expect((await console('/console/api/rules')).json.pending).toBe(true);
  });
});

describe('files', () => {
  test('files view: lists the files that were read', async () => {
    const { console, service } = await asking(RULES);
    const { directory } = service.rules;
    const { json } = await console('/console/api/files');
    expect(json).toMatchObject({ directory, patch: { at: 'parent', below: 'rules/' } });
    expect(json.files).toEqual([
      { path: `${directory}/lists/domains.txt`, kind: 'list' },
      { path: `${directory}/sign-up.test.yaml`, kind: 'tests' },
      { path: `${directory}/sign-up.yaml`, kind: 'rules' },
    ]);
    const { body, headers } = await console(
      `/console/api/file?path=${encodeURIComponent(`${directory}/sign-up.yaml`)}`,
    );
    expect(body).toBe(RULES['sign-up.yaml']);
    expect(headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
  });

  test('files view: nothing else can be read, nor files over the size limit', async () => {
    const long = 'example.org\n'.repeat(30_000);
    const { console, service } = await asking({ ...RULES, 'lists/long.txt': long });
    const { directory } = service.rules;
    const paths = [
      '/etc/passwd',
      `${directory}/../config.yaml`,
      `${directory}/lists/../../config.yaml`,
      join(directory, '..', 'config.yaml'),
      '',
    ];
    for (const path of paths) {
      const { status, json } = await console(`/console/api/file?path=${encodeURIComponent(path)}`);
      expect([status, json?.error.code], path).toEqual([404, 'no-such-file']);
    }
    const path = encodeURIComponent(`${directory}/lists/long.txt`);
    const { status, json } = await console(`/console/api/file?path=${path}`);
    expect([status, json.error.message]).toEqual([
      413,
      'The file has 360000 bytes; a page takes at most 262144 (256 KiB).',
    ]);
    const { files } = (await console('/console/api/files')).json;
    expect(files.filter((file: { tooLong?: true }) => file.tooLong)).toEqual([
      { path: `${directory}/lists/long.txt`, kind: 'list', tooLong: true },
    ]);
  });
});

test('live version: changes with each reload and refusal', async () => {
  const { console, service, write } = await asking(RULES);
  const live = async () => (await console('/console/api/live')).json;
  const first = await live();
  expect(first).toEqual({ version: service.rules.current?.version, lookedAt: expect.any(String) });
  const { json: rules } = await console('/console/api/rules');
  expect(rules.lastReload.at).toBe(first.lookedAt);
  write({ 'sign-up.yaml': 'version: 1\n' });
  await service.rules.reload();
  const refused = await live();
  expect(refused.version).toBe(first.version);
  expect(Date.parse(refused.lookedAt)).toBeGreaterThan(Date.parse(first.lookedAt));
});
