import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { hookgate, hookgateWith } from './hookgate.ts';

const kim = ['--set', 'data.userProfile.email=kim@okta.com', '--set', 'data.userProfile.login=kim@okta.com'];

test('explain: shows the reply, and each rule and condition with value, file and line', async () => {
  const { exitCode, stdout, stderr } = await hookgate(
    'explain',
    '--request',
    'ssr',
    '--endpoint',
    '/registrationHookSSR',
  );
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(
    /^\/registrationHookSSR {2}self\.service\.registration\ndeny, by corporate-email\n\nOkta gets 200\n\{/,
  );
  expect(stdout).toContain('"errorSummary": "Only okta.com emails can register."');
  expect(stdout).toMatch(/^corporate-email {2}failed -> deny {2}rules\/profile-enrollment\.yaml:\d+$/m);
  expect(stdout).toMatch(
    /^ +no +data\.userProfile\.login emailDomainIn \{"list":"corporate-domains"\} {2}is "rosario\.jones@example\.com" {2}rules\/profile-enrollment\.yaml:12$/m,
  );
});

test('explain: --set and --unset edit the sample: texts with =, other JSON with :=', async () => {
  const explain = async (...args: string[]) =>
    JSON.parse(
      (
        await hookgate(
          'explain',
          '--request',
          'ssr',
          '--endpoint',
          '/registrationHookSSRandPP',
          '--format',
          'json',
          ...args,
        )
      ).stdout,
    );
  expect(await explain(...kim, '--set', 'data.userProfile.employeeNumber=0042')).toMatchObject({
    decision: 'allow',
    decidedBy: ['corporate-email'],
  });
  expect(await explain(...kim, '--set', 'data.userProfile.employeeNumber:=1234')).toMatchObject({
    decision: 'allow',
  });
  const refused = await explain(...kim, '--set', 'data.userProfile.employeeNumber:=["1","2"]');
  expect(refused).toMatchObject({
    decision: 'deny',
    rules: [
      { verdict: 'passed' },
      {
        name: 'four-digit-number',
        verdict: 'failed',
        condition: { actual: ['1', '2'], result: false, line: expect.any(Number) },
      },
    ],
  });
  expect(await explain(...kim, '--unset', 'data.userProfile')).toMatchObject({
    decision: 'deny',
    rules: [{ condition: { of: [{ actual: null }, { actual: null }] } }, {}],
  });
});

test('explain: shows the owner of the rules', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-explain-'));
  const rule =
    '{ name: r, owner: hr, ticket: IAM-7, when: { fact: eventType, operator: present }, then: allow, otherwise: deny }';
  writeFileSync(
    join(directory, 'a.yaml'),
    `version: 1\nendpoint: /a\nowner: identity\nrequestTypes:\n  self.service.registration:\n    rules:\n      - ${rule}\n`,
  );
  const { stdout } = await hookgate('explain', '--request', 'ssr', '--rules', directory);
  expect(stdout).toContain('/a  self.service.registration  (owner: identity)\n');
  expect(stdout).toContain('  owner: hr\n  ticket: IAM-7\n');
  expect(
    JSON.parse(
      (await hookgate('explain', '--request', 'ssr', '--rules', directory, '--format', 'json')).stdout,
    ),
  ).toMatchObject({ owner: 'identity', rules: [{ owner: 'hr', ticket: 'IAM-7' }] });
});

test('explain: refuses a value at an undocumented place', async () => {
  const { exitCode, stderr } = await hookgate('explain', '--request', 'ssr', '--set', 'login=kim@okta.com');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('Okta\'s request has no "login"');
});

test('explain: reads a request from stdin', async () => {
  const stdin = JSON.stringify(samples.pp);
  const { stdout } = await hookgateWith(
    { stdin },
    'explain',
    '-',
    '--endpoint',
    '/registrationHookPP',
    '--format',
    'json',
  );
  expect(JSON.parse(stdout)).toMatchObject({
    decision: 'update',
    reply: { status: 200, body: { commands: [{ value: { employeeNumber: '1234' } }] } },
  });
});

test('explain: decides a record at its endpoint and its time', async () => {
  const record = {
    time: '2026-11-22T08:00:00.000Z',
    decisionId: 'd1',
    endpoint: '/registrationHookPP',
    decision: 'update',
    request: samples.pp,
  };
  const stdin = JSON.stringify(record);
  const { stdout } = await hookgateWith({ stdin }, 'explain', '-', '--format', 'json');
  expect(JSON.parse(stdout)).toMatchObject({ endpoint: '/registrationHookPP', decision: 'update' });
  const { request: _, ...without } = record;
  expect(await hookgateWith({ stdin: JSON.stringify(without) }, 'explain', '-')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('stdin: the record holds no request\nrequests are recorded with'),
  });
});

const DENIED = {
  time: '2026-11-22T08:00:00.000Z',
  decisionId: 'd1',
  endpoint: '/registrationHookPP',
  decision: 'deny',
  by: 'rules',
  rules: ['three-digit-number'],
  version: '3a1f0c9be27d',
  request: samples.pp,
};

/** What `explain` remarks on a record. */
async function remarksOn(record: object, ...args: string[]): Promise<string[] | undefined> {
  const stdin = JSON.stringify(record);
  const { exitCode, stdout } = await hookgateWith({ stdin }, 'explain', '-', '--format', 'json', ...args);
  expect(exitCode).toBe(0);
  return JSON.parse(stdout).remarks;
}

test('explain: notes that the rules contradict a record', async () => {
  const said =
    /^the record says deny, by three-digit-number \(rules 3a1f0c9be27d\); these rules \([0-9a-f]{12}\S*\) decide update, by four-digit-number$/;
  expect(await remarksOn(DENIED)).toEqual([expect.stringMatching(said)]);
  const { stdout } = await hookgateWith({ stdin: JSON.stringify(DENIED) }, 'explain', '-');
  expect(stdout).toMatch(/^.*\nupdate, by four-digit-number\nthe record says deny/);
  const alike = { ...DENIED, decision: 'update', rules: ['four-digit-number'] };
  expect(await remarksOn(alike)).toBeUndefined();
  const failed = { ...alike, decision: 'deny', by: 'onError', rules: [], version: undefined };
  expect(await remarksOn(failed)).toEqual([
    expect.stringContaining('deny, by onError (rules of an unknown version);'),
  ]);
});

test.each([
  ['changed', ['--unset', 'data.userProfileUpdate.employeeNumber']],
  ['asked of another time', ['--at', '2027-01-01T00:00:00Z']],
  ['asked of another endpoint', ['--endpoint', '/registrationHookSSRandPP']],
])('explain: a record that is %s may be decided differently', async (_, args) => {
  expect(await remarksOn(DENIED, ...args)).toBeUndefined();
});

test('explain: notes values that a record never holds', async () => {
  const masked = { ...DENIED, decision: 'update', rules: ['four-digit-number'], recorded: 'masked' };
  expect(await remarksOn(masked)).toEqual([expect.stringMatching(/^the record is masked: /)]);
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-explain-'));
  const when = '{ fact: data.userProfile.inviteToken, operator: absent }';
  writeFileSync(
    join(directory, 'a.yaml'),
    `version: 1\nendpoint: /a\nrequestTypes:\n  self.service.registration:\n    rules:\n      - { name: uninvited, when: ${when}, then: deny, otherwise: allow }\n`,
  );
  const record = { time: DENIED.time, decisionId: 'd2', endpoint: '/a', request: samples.ssr };
  expect(await remarksOn(record, '--rules', directory)).toEqual([
    'data.userProfile.inviteToken is absent here, and may not have been: values that are named like a credential are never recorded',
  ]);
});

test('explain: a record keeps its time without --at', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-explain-'));
  const list = join(directory, 'rules/lists/guests.csv');
  mkdirSync(dirname(list), { recursive: true });
  writeFileSync(list, 'value,expires\nrosario.jones@example.com,2026-06-30\n');
  const when = '{ fact: data.userProfile.email, operator: in, value: { list: guests } }';
  writeFileSync(
    join(directory, 'rules/a.yaml'),
    `version: 1\nendpoint: /a\nrequestTypes:\n  self.service.registration:\n    rules:\n      - { name: guest, when: ${when}, then: allow, otherwise: deny }\n`,
  );
  const stdin = JSON.stringify({ time: '2026-06-30T23:00:00.000Z', endpoint: '/a', request: samples.ssr });
  const explain = (...args: string[]) => hookgateWith({ stdin, directory }, 'explain', '-', ...args);
  expect((await explain()).stdout).toContain('allow, by guest');
  expect((await explain('--at', '2026-07-01T00:00:00Z')).stdout).toContain('deny, by guest');
});

test('explain: names the entry that decides with its line, and of an expired one its last day', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-explain-'));
  const list = join(directory, 'rules/lists/partners.csv');
  mkdirSync(dirname(list), { recursive: true });
  writeFileSync(list, 'value,expires\nexample.com,2026-06-30\n*.example.com,2026-06-30T12:00:00Z\n');
  const when = '{ fact: data.userProfile.email, operator: emailDomainIn, value: { list: partners } }';
  const rule = `{ name: partner, when: ${when}, then: allow, otherwise: deny }`;
  const types = `requestTypes: { self.service.registration: { rules: [${rule}] } }`;
  writeFileSync(join(directory, 'rules/partners.yaml'), `version: 1\nendpoint: /partners\n${types}\n`);
  const explain = (...args: string[]) => hookgateWith({ directory }, 'explain', '--request', 'ssr', ...args);
  const after = ['--at', '2026-07-01T00:00:00Z'];
  expect((await explain(...after)).stdout).toMatch(
    /^ +no +data\.userProfile\.email emailDomainIn .*\n {6}\S+\/rules\/lists\/partners\.csv:2 example\.com expired 2026-06-30$/m,
  );
  const below = ['--set', 'data.userProfile.email=kim@eu.example.com', '--format', 'json'];
  expect(JSON.parse((await explain(...after, ...below)).stdout).rules[0].condition.expired).toEqual([
    {
      entry: '*.example.com',
      file: list,
      line: 3,
      expired: '2026-06-30T12:00:00.000Z',
    },
  ]);
  const before = await explain('--at', '2026-06-30T00:00:00Z');
  expect(before.stdout).not.toContain('expired');
  expect(before.stdout).toMatch(/^ +yes .*\n {6}by \S+\/rules\/lists\/partners\.csv:2 example\.com$/m);
  const json = await explain('--at', '2026-06-30T00:00:00Z', '--format', 'json');
  expect(JSON.parse(json.stdout).rules[0].condition.matched).toEqual([
    { entry: 'example.com', file: list, line: 2 },
  ]);
  const other = await explain(...after, '--set', 'data.userProfile.email=kim@okta.com');
  expect(other.stdout).not.toContain('expired');
});

test('explain: reads a request from a file', async () => {
  const { stdout } = await hookgate(
    'explain',
    'test/fixtures/requests/registration-classic.old-reference.json',
    '--endpoint',
    '/registrationHookSSR',
  );
  expect(stdout).toContain('deny, by corporate-email');
});

test('explain: --at sets the time of the decision', async () => {
  expect(
    (
      await hookgate(
        'explain',
        '--request',
        'pp',
        '--endpoint',
        '/registrationHookPP',
        '--at',
        '2026-01-01T00:00:00Z',
      )
    ).exitCode,
  ).toBe(0);
});

test.each([
  [['explain'], 'explain needs one request'],
  [['explain', 'a.json', '--request', 'ssr'], 'explain needs one request'],
  [
    ['explain', '--request', 'sso'],
    "option '--request <sample>' argument 'sso' is invalid. Allowed choices are ssr, pp, classic, token, token-refresh, token-service, saml",
  ],
  [['explain', '--request', 'ssr'], 'there are several endpoints'],
  [['explain', '--request', 'saml'], 'this is a request of the saml hook, for which there are no rules'],
  [
    ['explain', '--request', 'token', '--endpoint', '/registrationHookSSR'],
    '/registrationHookSSR is an endpoint of the registration hook, and this is a request of the token hook',
  ],
  [['explain', '--request', 'ssr', '--endpoint', '/x'], 'there is no endpoint "/x"'],
  [['explain', '/no/such.json'], '/no/such.json cannot be read (ENOENT)'],
  [['explain', 'README.md'], 'README.md is no request: The body is not JSON.'],
  [['explain', 'package.json', '--endpoint', '/registrationHookSSR'], 'this is not a request of a hook'],
  [['explain', '--request', 'ssr', '--set', 'a'], '--set a has no "="'],
  [['explain', '--request', 'ssr', '--set', 'a..b=c'], '"a..b" is not a path'],
  [['explain', '--request', 'ssr', '--set', 'data:=b'], '--set data:=b holds no JSON after ":="'],
  [
    ['explain', '--request', 'ssr', '--set', 'data:={"\\u0061":1}'],
    'the JSON of --set data:={"\\u0061":1} has a backslash in a key',
  ],
  [['explain', '--request', 'ssr', '--set', 'eventId.x=1'], 'there is no object at eventId'],
  [['explain', '--request', 'ssr', '--at', 'noon'], '"noon" is not a time'],
  [
    ['explain', '--request', 'ssr', '--format', 'xml'],
    "option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json",
  ],
])('%j is a usage error, with a hint', async (args, message) => {
  const { exitCode, stdout, stderr } = await hookgate(...args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(`hookgate: ${message}`);
  expect(stderr.trim().split('\n').length).toBe(2);
});

test('explain: reports errors of the rules instead', async () => {
  const { exitCode, stderr } = await hookgate('explain', '--request', 'ssr', '--rules', '/no/such');
  expect(exitCode).toBe(1);
  expect(stderr).toContain('no-directory');
});

test('explain: names values that are omitted in the reply, with place and reason', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-explain-'));
  writeFileSync(
    join(directory, 'rules.yaml'),
    `version: 1
endpoint: /copy
requestTypes:
  self.service.registration:
    rules:
      - name: copy
        when: { fact: requestType, operator: present }
        then: { allow: true, set: { title: "{{ data.userProfile.groups }}" } }
`,
  );
  const explained = (...args: string[]) =>
    hookgate(
      'explain',
      '--rules',
      directory,
      '--request',
      'ssr',
      '--set',
      'data.userProfile.groups:=["it"]',
      ...args,
    );
  const reason = 'data.userProfile.groups was an array, and is not copied';
  expect((await explained()).stdout).toMatch(
    new RegExp(`^title is left out: ${RegExp.escape(reason)}  .*rules\\.yaml:8$`, 'm'),
  );
  expect(JSON.parse((await explained('--format', 'json')).stdout).leftOut).toEqual([
    { name: 'title', reason, line: 8 },
  ]);
});
