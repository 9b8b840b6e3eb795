import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseYaml } from '../../../src/diagnostics/yaml.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { temporary, write } from '../../unit/reload/workspace.ts';
import { hookgateWith } from './hookgate.ts';

const BOTH = '/registrationHookSSRandPP';

const signUp = (profile: Record<string, unknown>, more: object = {}) => ({
  ...samples.ssr,
  data: { ...samples.ssr.data, userProfile: profile },
  ...more,
});

/** Runs `hookgate record`; what it prints is YAML that hookgate reads. */
async function record(request: unknown, ...args: string[]) {
  const stdin = typeof request === 'string' ? request : JSON.stringify(request);
  const { exitCode, stdout, stderr } = await hookgateWith({ stdin }, 'record', '-', ...args);
  if (exitCode === 0) expect(parseYaml('x.test.yaml', stdout)).toMatchObject({ ok: true });
  return { exitCode, stdout, stderr, value: exitCode === 0 ? parse(stdout) : undefined };
}

test('record: writes a test that expects the current decision', async () => {
  const request = signUp({
    firstName: 'Kim',
    email: 'kim@okta.com',
    login: 'kim@okta.com',
    employeeNumber: '0042',
  });
  const { stdout, stderr } = await record(request, '--endpoint', BOTH, '--name', 'Kim may register');
  expect(stdout).toBe(`endpoint: /registrationHookSSRandPP
tests:
  - name: Kim may register
    request: ssr
    set:
      data.userProfile.email: kim@okta.com
      data.userProfile.login: kim@okta.com
      data.userProfile.employeeNumber: "0042"
    at: 2026-01-15T09:00:00.000Z
    # The current decision of the rules. Is it right?
    expect:
      decision: allow
      rules:
        corporate-email: true
        four-digit-number: true
`);
  expect(stderr).toContain('this may be personal data');
});

test('record: a denial has its rules and the places of its messages', async () => {
  const { value } = await record(signUp({ email: 'kim@okta.com' }), '--endpoint', BOTH);
  expect(value.tests).toMatchObject([
    {
      name: 'as recorded: stdin:1',
      unset: ['data.userProfile.login'],
      expect: {
        decision: 'deny',
        rules: { 'corporate-email': false, 'four-digit-number': false },
        errorCauses: [{ location: 'data.userProfile.email', reason: 'INVALID_EMAIL_DOMAIN' }],
      },
    },
  ]);
});

test('record: takes endpoint and time of a record; FILE:LINE names one of many', async () => {
  const root = temporary();
  cpSync('rules', join(root, 'rules'), { recursive: true });
  const line = (employeeNumber: string) => {
    const request = { ...samples.pp, data: { ...samples.pp.data, userProfileUpdate: { employeeNumber } } };
    return JSON.stringify({ endpoint: '/registrationHookPP', time: '2026-03-01T09:00:00Z', request });
  };
  write(join(root, 'log.jsonl'), ['1234', '4321', '12'].map(line).join('\n'));
  const { stdout } = await hookgateWith({ directory: root }, 'record', 'log.jsonl:2');
  expect(parse(stdout)).toEqual({
    endpoint: '/registrationHookPP',
    tests: [
      {
        name: 'as recorded: log.jsonl:2',
        request: 'pp',
        set: { 'data.userProfileUpdate.employeeNumber': '4321' },
        at: '2026-03-01T09:00:00.000Z',
        expect: { decision: 'update', rules: { 'four-digit-number': true }, set: { employeeNumber: '4321' } },
      },
    ],
  });
  const { exitCode, stderr } = await hookgateWith({ directory: root }, 'record', 'log.jsonl');
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: 'hookgate: log.jsonl holds several requests\nname one of them: log.jsonl:1\n',
  });
});

test('record: notes a record that is masked or contradicts the rules', async () => {
  const { exitCode, stderr } = await record({
    decisionId: 'd1',
    endpoint: '/registrationHookPP',
    decision: 'deny',
    version: '3a1f0c9be27d',
    recorded: 'masked',
    request: samples.pp,
  });
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(
    /^hookgate: the record says deny \(rules 3a1f0c9be27d\); .*decide update\nhookgate: the record is masked: /,
  );
});

test('record: accepts the name of an element of an array', async () => {
  const root = temporary();
  write(join(root, 'two.json'), JSON.stringify([samples.ssr, samples.pp], null, 2));
  const run = (name: string) =>
    hookgateWith({ directory: root }, 'record', name, '--rules', resolve('rules'), '--endpoint', BOTH);
  expect((await run('two.json')).stderr).toContain('name one of them: two.json[0]\n');
  expect(await run('two.json[1]')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('request: pp\n'),
  });
});

test('record: accepts a request of Classic Engine, and one of a type without rules', async () => {
  expect((await record(samples.classic, '--endpoint', BOTH)).value.tests).toMatchObject([
    { request: 'classic' },
  ]);
  const other = await record(signUp({}, { requestType: 'other' }), '--endpoint', BOTH);
  expect(other.value.tests).toMatchObject([
    { request: 'ssr', set: { requestType: 'other' }, expect: { decision: 'deny' } },
  ]);
});

test('record: writes more if a template uses more than the rules read', async () => {
  const root = temporary();
  const rule =
    '{ name: r, when: { fact: data.userProfile.email, operator: email }, then: { set: { title: "{{ data.userProfile.lastName }}" } }, otherwise: deny }';
  write(
    join(root, 'rules/a.yaml'),
    `version: 1\nendpoint: /a\nrequestTypes:\n  self.service.registration:\n    rules:\n      - ${rule}\n`,
  );
  const stdin = JSON.stringify(signUp({ email: 'kim@okta.com', lastName: 'Sato', 'odd key': 'x' }));
  const { stdout } = await hookgateWith({ directory: root, stdin }, 'record');
  expect(parse(stdout).tests[0]).toMatchObject({
    set: { 'data.userProfile.lastName': 'Sato', 'data.userProfile["odd key"]': 'x' },
    unset: ['data.userProfile.firstName', 'data.userProfile.login'],
    expect: { set: { title: 'Sato' } },
  });
});

test('record: writes the language of the person only if the expected text depends on it', async () => {
  const root = temporary();
  const rule = (cause: string) =>
    `{ name: r, when: { fact: data.userProfile.email, operator: emailDomainIn, value: [okta.com] }, then: allow, otherwise: { error: { errorCauses: [${cause}] } } }`;
  const recordWith = async (cause: string) => {
    write(
      join(root, 'rules/a.yaml'),
      `version: 1\nendpoint: /a\nlanguage: [data.userProfile.locale]\nrequestTypes:\n  self.service.registration:\n    rules:\n      - ${rule(cause)}\n`,
    );
    const stdin = JSON.stringify(signUp({ email: 'kim@evil.com', lastName: 'Sato', locale: 'de_AT' }));
    const { stdout } = await hookgateWith({ directory: root, stdin }, 'record');
    return parse(stdout).tests[0];
  };
  expect(await recordWith('{ errorSummary: { default: No, de: Nein } }')).toMatchObject({
    set: { 'data.userProfile.email': 'kim@evil.com', 'data.userProfile.locale': 'de_AT' },
    expect: { errorCauses: [{ errorSummary: 'Nein' }] },
  });
  const named = await recordWith('{ errorSummary: { default: No, de: Nein }, reason: NO }');
  expect(named).toMatchObject({ expect: { errorCauses: [{ reason: 'NO' }] } });
  expect(named.set).toEqual({ 'data.userProfile.email': 'kim@evil.com' });
});

test('record: --save writes the request beside the rules, once, and nowhere else', async () => {
  const root = temporary();
  cpSync('rules', join(root, 'rules'), { recursive: true });
  const stdin = JSON.stringify(signUp({ email: 'kim@okta.com' }));
  const save = (path: string) =>
    hookgateWith({ directory: root, stdin }, 'record', '--endpoint', BOTH, '--save', path);
  const { stdout } = await save('requests/kim.json');
  expect(parse(stdout).tests[0]).toMatchObject({
    request: 'requests/kim.json',
    expect: { decision: 'deny' },
  });
  expect(JSON.parse(readFileSync(join(root, 'rules/requests/kim.json'), 'utf8'))).toEqual(JSON.parse(stdin));
  expect(await save('requests/kim.json')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('requests/kim.json cannot be written (EEXIST)'),
  });
  for (const path of ['../kim.json', 'kim.yaml', join(root, 'kim.json')])
    expect(await save(path)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('is not a JSON file below'),
    });
});

test.each([
  ['{', [], 'stdin holds no request: The body is not JSON.'],
  ['', [], 'stdin holds no request'],
  ['{"a":1}', [], 'The body needs "eventType" as text and "data" as an object.'],
  [JSON.stringify(samples.ssr), [], 'there are several endpoints'],
  [JSON.stringify(samples.ssr), ['--endpoint', '/x'], 'there is no endpoint "/x"'],
])('record %j %j is a usage error, with a hint', async (stdin, args, message) => {
  const { exitCode, stdout, stderr } = await record(stdin, ...args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr.trim().split('\n')).toHaveLength(2);
});
