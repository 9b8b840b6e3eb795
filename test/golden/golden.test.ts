import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CODES, type DiagnosticCode } from '../../src/diagnostics/codes.ts';
import { sortDiagnostics } from '../../src/diagnostics/diagnostic.ts';
import { formatText } from '../../src/diagnostics/format-text.ts';
import { loadRules, loadTests } from '../../src/rule-set/load.ts';

/**
 * `ok/NAME` are rules directories without a finding. `err/NAME` are rules directories with mistakes, and in
 * expected.txt what an admin reads about them, letter by letter: UPDATE_GOLDEN=1 writes it anew, and whoever does so
 * reads it.
 */
const golden = import.meta.dirname;

/** What `hookgate check` prints about a directory, with the files named from there. */
async function report(directory: string): Promise<string> {
  const loaded = await loadRules(directory, { now: Date.parse('2026-06-01T00:00:00Z') });
  const { snapshot, ruleSet } = loaded;
  expect(ruleSet === undefined).toBe(loaded.diagnostics.some(({ severity }) => severity === 'error'));
  const diagnostics = sortDiagnostics([...loaded.diagnostics, ...loadTests(loaded).diagnostics]);
  const texts = new Map(snapshot.texts.map(({ path, text }) => [path, text]));
  const text = formatText(
    diagnostics,
    (file) => texts.get(file),
    (_, part) => part,
  );
  return text.replaceAll(`${directory}/`, '').replaceAll(directory, '.');
}

async function expectReport(name: string, directory: string): Promise<void> {
  const path = join(golden, 'err', name, 'expected.txt');
  const found = await report(directory);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, found);
  }
  expect(found).toBe(await readFile(path, 'utf8'));
  expect(found).not.toBe('');
}

const RULES = `version: 1
endpoint: /registrationHookSSR
requestTypes:
  self.service.registration:
    rules:
      - name: corporate-email
        when: { fact: data.userProfile.email, operator: emailDomainIn, value: [okta.com] }
        otherwise: deny
    default: allow
`;

/** A name beside the rules, and what it is: text, or the target of a link. */
type Files = Record<string, string | { link: string }>;

/** Too large to be kept, or nothing that git keeps: made anew for each run. */
const generated: Record<string, Files> = {
  'generated-nesting-5000': { 'rules.yaml': `${RULES}form: ${'['.repeat(5000)}${']'.repeat(5000)}\n` },
  'generated-nesting-100': { 'rules.yaml': `${RULES}form: ${'['.repeat(100)}${']'.repeat(100)}\n` },
  'generated-30000-keys': {
    'rules.yaml': Array.from({ length: 30_000 }, (_, index) => `${(99_999 + index).toString(36)}: 1\n`).join(
      '',
    ),
  },
  'generated-60000-values': { 'rules.yaml': `${RULES}form: [${'x,'.repeat(60_000)}]\n` },
  'generated-101-aliases': {
    'rules.yaml': `${RULES}form:\n  - &a email\n${'  - *a\n'.repeat(101)}`,
  },
  'generated-many-duplicate-keys': {
    'rules.yaml': Array.from({ length: 24_000 }, (_, index) => `k${index % 12_000}: 1\n`).join(''),
  },
  'generated-300-kilobytes': { 'rules.yaml': `${RULES}# ${'x'.repeat(300_000)}\n` },
  'generated-3000-wrong-rules': {
    'rules.yaml': RULES.replace(
      / {6}- name(.*\n)*? *otherwise.*\n/,
      Array.from(
        { length: 3000 },
        (_, index) => `      - name: rule-${index}\n        otherwise: deny\n`,
      ).join(''),
    ),
  },
  'generated-reply-too-large': {
    'rules.yaml': RULES.replace(
      'otherwise: deny',
      `otherwise: { error: { errorSummary: "${'x'.repeat(256_000)}" } }`,
    ),
  },
  'generated-request-too-large': {
    'rules.yaml': RULES,
    'rules.test.yaml':
      'endpoint: /registrationHookSSR\ntests:\n  - { name: a, request: a.json, expect: { decision: deny } }\n',
    'a.json': `["${'x'.repeat(300_000)}"]`,
  },
  'generated-tests-too-large': { 'rules.yaml': RULES, 'rules.test.yaml': `# ${'x'.repeat(1_100_000)}\n` },
  'generated-no-rule-file': { 'README.md': 'Rules to come.\n' },
  'generated-directory-named-as-file': { 'rules.yaml': RULES, 'more.yaml/x.txt': '' },
  'generated-link-outside': { 'rules.yaml': RULES, 'more.yaml': { link: '/etc/hostname' } },
  'generated-link-loop': { 'rules.yaml': RULES, loop: { link: '.' } },
  'generated-link-to-nothing': { 'rules.yaml': RULES, 'more.yaml': { link: 'nothing.yaml' } },
  'generated-2500-files': Object.fromEntries(
    Array.from({ length: 2500 }, (_, index) => [`${index}.yaml`, '']),
  ),
};

describe('what is wrong is said', async () => {
  const names = await readdir(join(golden, 'err'));
  const kept = names.filter((name) => !name.startsWith('generated-'));
  test.each(kept)('%s', async (name) => expectReport(name, join(golden, 'err', name)));

  let root = '';
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'hookgate-golden-'));
  });
  afterAll(() => rm(root, { recursive: true }));

  test.each(Object.entries(generated))('%s', async (name, files) => {
    const directory = join(root, name);
    for (const [file, content] of Object.entries(files)) {
      const path = join(directory, file);
      await mkdir(dirname(path), { recursive: true });
      await (typeof content === 'string' ? writeFile(path, content) : symlink(content.link, path));
    }
    await expectReport(name, directory);
  });

  test('no-directory', async () => {
    await expectReport('generated-no-directory', join(root, 'nowhere'));
  });
});

describe('what is sound is let alone', async () => {
  const names = await readdir(join(golden, 'ok'));
  test.each(names)('%s', async (name) => {
    expect(await report(join(golden, 'ok', name))).toBe('');
  });
  test('and so is what is shipped', async () => {
    expect(await report(join(import.meta.dirname, '../..', 'rules'))).toBe('');
  });
});

describe('codes: every code that loading rules can report', async () => {
  /** A busy directory, and a file that root cannot read: tests of the snapshot make them. */
  const WITHOUT_CASE = new Set<DiagnosticCode>(['unreadable', 'restless']);
  const { syntax, schema, directory, rules, tests } = CODES;
  const codes = [syntax, schema, directory, rules, tests].flat();
  let reported = new Set<string | undefined>();
  beforeAll(async () => {
    const names = await readdir(join(golden, 'err'));
    const expected = names.map((name) => readFile(join(golden, 'err', name, 'expected.txt'), 'utf8'));
    const headlines = (await Promise.all(expected)).join('').matchAll(/ (?:error|warn|info) ([a-z0-9-]+): /g);
    reported = new Set([...headlines].map(([, code]) => code));
  });
  test.each(codes.filter((code) => !WITHOUT_CASE.has(code)))('%s has a golden case', (code) =>
    expect(reported).toContain(code),
  );
  test('is in the docs', async () => {
    const pages = ['rules.md', 'tests.md', 'lint.md'].map((page) =>
      readFile(join(import.meta.dirname, '../../docs', page), 'utf8'),
    );
    const reference = (await Promise.all(pages)).join('').replaceAll(/^### (.*)$/gm, '`$1`');
    expect([...codes, ...reported].filter((code) => !reference.includes(`\`${code}\``))).toEqual([]);
  });
});
