import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hookgate, hookgateWith } from './hookgate.ts';

function rulesWith(yaml: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-check-'));
  mkdirSync(join(directory, 'rules'));
  writeFileSync(join(directory, 'rules', 'a.yaml'), yaml);
  return join(directory, 'rules');
}

const broken = rulesWith(`version: 1
endpoint: /a
requestTypes:
  self.service.registration:
    rules:
      - name: domain
        when: { fact: data.userProfile.email, operator: emailDomianIn, value: [okta.com] }
        then: allow
`);

test('check: the shipped rules have no problems', async () => {
  expect(await hookgate('check')).toEqual({
    exitCode: 0,
    stdout: '3 rule files, 3 test files and 1 list in rules: no problems\n',
    stderr: '',
  });
});

test('check: shows an error with its line, and exits with 1', async () => {
  const { exitCode, stdout } = await hookgate('check', broken);
  expect(exitCode).toBe(1);
  expect(
    stdout,
  ).toBe(`${broken}/a.yaml:7:57 error unknown-operator: "emailDomianIn" is not an operator; did you mean "emailDomainIn"?
  7 |         when: { fact: data.userProfile.email, operator: emailDomianIn, value: [okta.com] }
    |                                                         ^^^^^^^^^^^^^
1 rule file and 0 lists in ${broken}: 1 error, 0 warnings
`);
});

test('check: --format json is an array of diagnostics', async () => {
  const { exitCode, stdout } = await hookgate('check', broken, '--format', 'json');
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject([
    { code: 'unknown-operator', severity: 'error', range: { start: { line: 7, column: 57 } } },
  ]);
  expect(JSON.parse((await hookgate('check', '--format', 'json')).stdout)).toEqual([]);
});

test('check: --format github writes annotations', async () => {
  const { stdout } = await hookgate('check', broken, '--format', 'github');
  expect(stdout).toMatch(
    /^::error file=.*a\.yaml,line=7,endLine=7,col=57,endColumn=70,title=unknown-operator::"emailDomianIn" is not an operator; did you mean "emailDomainIn"\?\n$/,
  );
});

test('check: --format sarif is a log for code scanning', async () => {
  const { exitCode, stdout } = await hookgate('check', broken, '--format', 'sarif');
  expect(exitCode).toBe(1);
  const [run] = JSON.parse(stdout).runs;
  expect(run.tool.driver).toMatchObject({ name: 'hookgate', version: expect.stringMatching(/^\d+\./) });
  expect(run.results).toMatchObject([{ ruleId: 'unknown-operator', level: 'error' }]);
  expect(JSON.parse((await hookgate('check', '--format', 'sarif')).stdout).runs[0].results).toEqual([]);
});

test('check: --format junit names every file that was read', async () => {
  const { exitCode, stdout } = await hookgate('check', '--format', 'junit');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('<testcase name="rules/profile-enrollment.yaml"');
  expect(stdout).toContain('<testcase name="rules/lists/corporate-domains.txt"');
  expect((await hookgate('check', broken, '--format', 'junit')).stdout).toContain(
    `<failure message="unknown-operator: &quot;emailDomianIn&quot; is not an operator">${broken}/a.yaml:7:57`,
  );
});

const open = rulesWith(
  'version: 1\nendpoint: /a\nrequestTypes:\n  progressive.profile:\n    rules:\n      - { name: r, when: { fact: data.userProfileUpdate.a, operator: present }, then: allow }\n    default: allow\n',
);

test('check: exits with 0 for warnings', async () => {
  const { exitCode, stdout } = await hookgate('check', open);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('warn never-denied');
});

test('check: exits with 1 for more warnings than --max-warnings, and counts them', async () => {
  expect(await hookgate('check', open, '--max-warnings', '0')).toMatchObject({
    exitCode: 1,
    stderr: 'hookgate: 1 warning, and --max-warnings allows 0\n',
  });
  expect(await hookgate('check', open, '--max-warnings', '1')).toMatchObject({ exitCode: 0, stderr: '' });
});

test.each(['-1', '1.5', 'many', ''])('--max-warnings %j is a wrong use', async (number) => {
  expect(await hookgate('check', `--max-warnings=${number}`)).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: `hookgate: option '--max-warnings <number>' argument '${number}' is invalid. Write a whole number, such as 0 or 20.\nTry: hookgate --help\n`,
  });
});

test('check: a missing directory is a problem of the rules', async () => {
  const { exitCode, stdout } = await hookgate('check', '/no/such');
  expect(exitCode).toBe(1);
  expect(stdout).toContain(
    '/no/such error no-directory: the rules directory cannot be read (ENOENT); check the path, and that it is a directory',
  );
});

test('check: HOOKGATE_RULES names the default directory', async () => {
  expect((await hookgateWith({ environment: { HOOKGATE_RULES: broken } }, 'check')).exitCode).toBe(1);
});

test('check: finds the rules like serve, and ignores other settings', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-check-'));
  const text = `auth:\n  - header: { name: x-key, value: "\${NOT_SET}" }\nrules: { directory: ${broken} }\n`;
  writeFileSync(join(directory, 'config.yaml'), text);
  expect((await hookgateWith({ directory }, 'check')).stdout).toContain('unknown-operator');
  expect((await hookgateWith({ directory }, 'explain', '--request', 'ssr')).stderr).toContain(
    'unknown-operator',
  );
  expect((await hookgate('check', '--config', join(directory, 'config.yaml'))).exitCode).toBe(1);
  const other = mkdtempSync(join(tmpdir(), 'hookgate-check-'));
  writeFileSync(join(other, '.env'), `HOOKGATE_RULES=${broken}\n`);
  expect((await hookgateWith({ directory: other }, 'check')).exitCode).toBe(1);
  expect(await hookgate('check', '--config', '/no/such.yaml')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('no-config'),
  });
});

test('check: the configuration changes the level of a check, or disables it', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-check-'));
  const rules = rulesWith(
    'version: 1\nendpoint: /a\nrequestTypes:\n  progressive.profile:\n    rules:\n      - { name: r, when: { fact: data.userProfileUpdate.a, operator: present }, then: allow }\n    default: allow\n',
  );
  const checked = (level: string) => {
    writeFileSync(
      join(directory, 'config.yaml'),
      `rules: { directory: ${rules} }\nlint: { levels: { never-denied: ${level} } }\n`,
    );
    return hookgateWith({ directory }, 'check');
  };
  expect(await checked('error')).toMatchObject({
    exitCode: 1,
    stdout: expect.stringContaining('error never-denied'),
  });
  expect((await checked('off')).stdout).not.toContain('never-denied');
  expect((await hookgateWith({ directory }, 'check', rules)).stdout).not.toContain('never-denied');
});

test('check: an unknown format is a usage error', async () => {
  expect(await hookgate('check', '--format', 'xml')).toEqual({
    exitCode: 2,
    stdout: '',
    stderr:
      "hookgate: option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json, github, sarif, junit.\nTry: hookgate --help\n",
  });
});

describe('check --messages', () => {
  const classic = rulesWith(`version: 1
endpoint: /a
form: [email, employeeNumber]
engine: classic
requestTypes:
  self.service.registration:
    rules:
      - name: number
        when: { fact: data.userProfile.employeeNumber, operator: digits, value: 4 }
        then: allow
        otherwise: { deny: true }
unhandled: allow
onError:
  error:
    errorSummary: "Later,\\tplease."
    errorCauses: [{ errorSummary: Try later., reason: LATER, location: data.userProfile.email }]
`);

  test('shows the messages for denied people below the findings', async () => {
    const { exitCode, stdout } = await hookgate('check', classic, '--messages');
    expect(exitCode).toBe(0);
    const [findings = '', ...shown] = stdout.split('\n\n');
    expect(findings).toContain('warn deny-without-error');
    expect(findings).toContain(`1 rule file and 0 lists in ${classic}: 0 errors`);
    expect(shown.join('\n\n')).toBe(`${classic}/a.yaml:11 written out
  from            self.service.registration: number, otherwise  ${classic}/a.yaml:11
  above the form  Registration denied.

${classic}/a.yaml:13 written out
  from            self.service.registration: onError  ${classic}/a.yaml:13
  above the form  Try later.
  not shown       Later,\tplease.

${classic}/a.yaml:13 written out
  from            progressive.profile: onError  ${classic}/a.yaml:13
  above the form  We found some errors. Please review the form and make corrections.
  at email        Try later.
  not shown       Later,\tplease. (Gen2)
  perhaps shown   Later,\tplease. (Gen3)
`);
  });

  test('is part of the JSON with --format json', async () => {
    const { exitCode, stdout } = await hookgate('check', broken, '--messages', '--format', 'json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      diagnostics: [{ code: 'unknown-operator' }],
      messages: [
        {
          file: `${broken}/a.yaml`,
          name: 'deny',
          builtIn: true,
          shown: [{ widget: 'Gen2' }, { widget: 'Gen3' }],
        },
      ],
    });
  });

  test('is refused with --format github', async () => {
    expect(await hookgate('check', '--messages', '--format', 'github')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'hookgate: --messages has no format "github"\nchoose text or json\n',
    });
  });
});

test('check: reports a modeline with a missing schema as info', async () => {
  const directory = rulesWith(
    `# yaml-language-server: $schema=../../schema/rule-file.schema.json
version: 1
endpoint: /a
requestTypes:
  self.service.registration:
    rules:
      - name: valid-address
        when: { fact: data.userProfile.email, operator: email }
        then: allow
        otherwise: deny
`,
  );
  const found = await hookgate('check', directory, '--max-warnings', '0');
  expect(found).toMatchObject({ exitCode: 0, stderr: '' });
  expect(found.stdout).toContain(
    'a.yaml:1:1 info schema-not-found: there is no ../../schema/rule-file.schema.json',
  );
  expect(found.stdout).toContain('hookgate schema rule-file > rule-file.schema.json');
  expect(found.stdout).toContain(': 0 errors, 0 warnings, 1 info\n');

  const text = (schema: string) =>
    readFileSync(join(directory, 'a.yaml'), 'utf8').replace(/\$schema=.*/, `$schema=${schema}`);
  for (const schema of ['./here.schema.json', 'https://schema.example/rule-file.schema.json']) {
    writeFileSync(join(directory, 'here.schema.json'), '{}');
    writeFileSync(join(directory, 'a.yaml'), text(schema));
    expect((await hookgate('check', directory)).stdout).toMatch(/: no problems\n$/);
  }
});
