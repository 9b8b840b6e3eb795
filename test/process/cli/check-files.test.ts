import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hookgateWith } from './hookgate.ts';

const ruleFile = (endpoint: string, list = 'domains') => `version: 1
endpoint: ${endpoint}
requestTypes:
  self.service.registration:
    rules:
      - name: domain
        when: { fact: data.userProfile.email, operator: emailDomainIn, value: { list: ${list} } }
        then: allow
`;

/** Lets in every progressive.profile request, of which check warns. */
const open = `${ruleFile('/open')}unhandled: allow\n`;

function folderWith(files: Record<string, string>): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'hookgate-files-')));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  return directory;
}

const SOUND = {
  'rules/a.yaml': ruleFile('/a'),
  'rules/open.yaml': open,
  'rules/lists/domains.txt': 'okta.com\n',
  'rules/a.test.yaml': 'endpoint: /a\ntests:\n  - { name: t, request: ssr, expect: { decision: deny } }\n',
  'rules/README.md': '# Rules\n',
};

const check = (directory: string, ...args: string[]) => hookgateWith({ directory }, 'check', ...args);

describe('check FILE', () => {
  test.each([['rules/a.yaml'], ['rules/lists/domains.txt'], ['rules/a.test.yaml']])(
    '%s: loads the whole directory, so that what it refers to is known',
    async (file) => {
      const directory = folderWith(SOUND);
      expect(await check(directory, file, '--max-warnings', '0')).toEqual({
        exitCode: 0,
        stdout: `1 file in ${directory}/rules: no problems\n`,
        stderr: '',
      });
    },
  );

  test('reports the warnings of the named files only', async () => {
    const directory = folderWith(SOUND);
    const { exitCode, stdout } = await check(directory, 'rules/a.yaml', 'rules/open.yaml');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/open\.yaml:9:12 warn other-request-type/);
    expect(stdout).toContain(`2 files in ${directory}/rules: 0 errors, 1 warning\n`);
    expect(await check(directory, 'rules/open.yaml', '--max-warnings', '0')).toMatchObject({ exitCode: 1 });
  });

  test('reports the errors of other files too, which keep the rules from going live', async () => {
    const directory = folderWith({ ...SOUND, 'rules/lists/domains.txt': 'not a domain\n' });
    const { exitCode, stdout } = await check(directory, 'rules/a.yaml');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('domains.txt:1:1 error');
    expect(stdout).not.toContain('other-request-type');
  });

  test('skips a file that is no part of rules, with a note', async () => {
    const directory = folderWith({ ...SOUND, 'package.json.md': '', 'rules/.hidden.yaml': 'x: [' });
    const told = (name: string) =>
      `hookgate: ${name} is no rule file, list or test of a rules directory: skipped\n`;
    expect(await check(directory, 'rules/README.md', 'rules/a.yaml', 'package.json.md')).toEqual({
      exitCode: 0,
      stdout: `1 file in ${directory}/rules: no problems\n`,
      stderr: told('rules/README.md') + told('package.json.md'),
    });
    expect(await check(directory, 'rules/README.md')).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: told('rules/README.md'),
    });
    expect((await check(directory, 'rules/.hidden.yaml')).stderr).toBe(
      told(`${directory}/rules/.hidden.yaml`),
    );
  });

  test.each([
    [['other/b.yaml'], 'other/b.yaml is in no rules directory'],
    [['rules/gone.yaml'], 'there is no file rules/gone.yaml'],
    [['rules', 'rules/a.yaml'], 'rules is no file, and there are 2 paths'],
    [['rules', '--rules', 'rules'], '--rules names a directory, and so does rules'],
  ])('%j is a usage error: %s', async (args, message) => {
    const directory = folderWith({ ...SOUND, 'other/b.yaml': ruleFile('/b') });
    const { exitCode, stdout, stderr } = await check(directory, ...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`hookgate: ${message}`);
  });
});

describe('check FILE: finds the rules directory', () => {
  const files = { 'policies/a.yaml': ruleFile('/a'), 'policies/lists/domains.txt': 'okta.com\n' };

  test('by --rules', async () => {
    const args = ['policies/a.yaml', '--rules', 'policies'];
    expect(await check(folderWith(files), ...args)).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('by the configuration, with its levels', async () => {
    const config = 'rules: { directory: policies }\nlint: { levels: { other-request-type: error } }\n';
    const directory = folderWith({ ...files, 'policies/open.yaml': open, 'config.yaml': config });
    const { exitCode, stdout } = await check(directory, 'policies/open.yaml');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('error other-request-type');
  });

  test('by the nearest folder with the name rules, for several at once and from elsewhere', async () => {
    const directory = folderWith({
      'one/rules/partners/a.yaml': ruleFile('/a'),
      'one/rules/lists/domains.txt': 'okta.com\n',
      'two/rules/b.yaml': ruleFile('/b', 'unknown'),
    });
    const paths = [join(directory, 'one/rules/partners/a.yaml'), join(directory, 'two/rules/b.yaml')];
    const { exitCode, stdout } = await hookgateWith({ directory: tmpdir() }, 'check', ...paths);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/two\/rules\/b\.yaml:7:\d+ error/);
    expect(stdout).toContain(`1 file in ${directory}/one/rules: no problems\n`);
    const json = await hookgateWith({ directory: tmpdir() }, 'check', ...paths, '--format', 'json');
    expect(JSON.parse(json.stdout)).toHaveLength(1);
  });

  test('through a symlink', async () => {
    const directory = folderWith(files);
    symlinkSync(join(directory, 'policies'), join(directory, 'rules'));
    expect(await check(directory, 'policies/a.yaml')).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

test('check FILE: --messages shows those of the named files', async () => {
  const { stdout } = await check(folderWith(SOUND), 'rules/a.yaml', '--messages', '--format', 'json');
  const { messages } = JSON.parse(stdout) as { messages: { file: string }[] };
  expect(new Set(messages.map(({ file }) => file.replace(/.*\//, '')))).toEqual(new Set(['a.yaml']));
});

test('check FILE: --format junit has a case for each named file', async () => {
  const { stdout } = await check(folderWith(SOUND), 'rules/a.yaml', '--format', 'junit');
  expect(stdout.match(/<testcase name="[^"]*"/g)).toEqual([expect.stringContaining('rules/a.yaml"')]);
});
