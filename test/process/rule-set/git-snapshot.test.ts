import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { readGitSnapshot } from '../../../src/rule-set/git/git-snapshot.ts';
import { readSnapshot, type Snapshot } from '../../../src/rule-set/snapshot.ts';
import { generation, git, ruleFile, rulesIn, temporary, write } from '../../unit/reload/workspace.ts';

// Some need twenty commands of git, each of which waits for a processor.
vi.setConfig({ testTimeout: 120_000 });

/** A repository with these files committed below `config/rules`. */
function repository(files: Record<string, string>): { root: string; rules: string } {
  const root = temporary();
  git(root, 'init', '--quiet', '--initial-branch=main');
  const rules = rulesIn(files, join(root, 'config/rules'));
  commit(root);
  return { root, rules };
}

function commit(root: string): void {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message=rules');
}

async function snapshotAt(rules: string, ref: string): Promise<Snapshot> {
  const snapshot = await readGitSnapshot(rules, ref);
  if (!('texts' in snapshot)) throw new Error(`${snapshot.message}; ${snapshot.hint}`);
  return snapshot;
}

test('a commit gives what the directory gave when it was committed', async () => {
  const { root, rules } = repository({
    ...generation(1),
    'deep/er/c.yaml': ruleFile(1, '/c'),
    'a.test.yaml': 'no rules',
    '.hidden.yaml': 'no rules',
    'notes.md': 'no rules',
    'ümlaut "quoted".yaml': ruleFile(1, '/u'),
  });
  const { texts, digest, diagnostics } = await readSnapshot(rules);
  rulesIn(generation(2), rules);
  rmSync(join(rules, 'b.yaml'));
  commit(root);
  expect(await snapshotAt(rules, 'HEAD~1')).toMatchObject({ texts, digest, diagnostics });
  expect((await snapshotAt(rules, 'main')).texts).toEqual((await readSnapshot(rules)).texts);
  expect(texts).toHaveLength(6);
});

test('neither the working tree nor the index is looked at or touched', async () => {
  const { root, rules } = repository(generation(1));
  write(join(rules, 'a.yaml'), 'not committed');
  write(join(rules, 'staged.yaml'), 'not committed');
  git(root, 'add', '--', 'config/rules/staged.yaml');
  const status = git(root, 'status', '--porcelain');
  const index = readFileSync(join(root, '.git/index'));
  const { texts } = await snapshotAt(rules, 'HEAD');
  expect(texts.map(({ path }) => path.slice(rules.length + 1))).toEqual([
    'a.yaml',
    'b.yaml',
    'lists/members.txt',
  ]);
  expect(texts[0]?.text).toBe(generation(1)['a.yaml']);
  expect(readFileSync(join(root, '.git/index')).equals(index)).toBe(true);
  expect(git(root, 'status', '--porcelain')).toBe(status);
});

test('the root of the repository may be the rules directory', async () => {
  const root = temporary();
  git(root, 'init', '--quiet');
  rulesIn(generation(1), root);
  commit(root);
  expect((await snapshotAt(root, 'HEAD')).texts).toHaveLength(3);
});

test('tags, short names and remote branches', async () => {
  const { root, rules } = repository(generation(1));
  git(root, 'commit', '--quiet', '--allow-empty', '--message=a: b');
  git(root, 'tag', '--annotate', '--message=one', 'v1');
  git(root, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
  for (const ref of [
    'v1',
    'origin/main',
    git(root, 'rev-parse', '--short', 'HEAD'),
    'HEAD^{/rules}',
    'HEAD^{/a: b}',
    '@',
  ])
    expect((await snapshotAt(rules, ref)).texts, ref).toHaveLength(3);
});

describe('links', () => {
  const linked = async (links: Record<string, string>) => {
    const { root, rules } = repository({ ...generation(1), 'shared/c.yaml': ruleFile(1, '/c') });
    for (const [path, target] of Object.entries(links)) {
      mkdirSync(join(rules, path, '..'), { recursive: true });
      symlinkSync(target, join(rules, path));
    }
    commit(root);
    return { disk: await readSnapshot(rules), commit: await snapshotAt(rules, 'HEAD'), rules };
  };

  test.each([
    ['to a file', { 'd.yaml': 'shared/c.yaml' }],
    ['to a folder', { more: 'shared' }],
    ['through a link', { one: 'shared', two: 'one', 'e.yaml': 'two/../two/c.yaml' }],
    ['out of a folder', { 'shared/f.yaml': '../a.yaml' }],
    ['out of the directory', { 'd.yaml': '../../../README.md', 'README.md': '../README.md' }],
    ['out of the directory, to a name that is inside too', { 'd.yaml': '../a.yaml' }],
    ['out of the directory, absolute', { 'd.yaml': '/etc/hostname' }],
    ['to itself', { 'shared/loop': '.' }],
    ['to a folder, named like a rule file', { 'd.yaml': 'shared' }],
    ['not named like a rule file, to nowhere', { other: 'nowhere' }],
  ])('%s: as on disk', async (_, links) => {
    const { disk, commit: committed } = await linked(links);
    expect(committed.texts).toEqual(disk.texts);
    const codes = ({ diagnostics }: Snapshot) => diagnostics.map(({ code, file }) => `${code} ${file}`);
    // Where a link leads out of the repository, only the disk knows whether there is something.
    expect(codes(committed).map((code) => code.replace('unreadable', 'link-outside'))).toEqual(
      codes(disk).map((code) => code.replace('unreadable', 'link-outside')),
    );
  });

  test('in a circle', async () => {
    const { commit: committed } = await linked({ 'x.yaml': 'y.yaml', 'y.yaml': 'x.yaml' });
    expect(committed.diagnostics.map(({ code }) => code)).toEqual(['unreadable', 'unreadable']);
  });
});

test('limits are those of the disk', async () => {
  const { rules } = repository({
    'a.yaml': ruleFile(1, '/a', `# ${'x'.repeat(256 * 1024)}\n`),
    'b.yaml': '\ud800',
  });
  const [disk, committed] = [await readSnapshot(rules), await snapshotAt(rules, 'HEAD')];
  expect(disk.diagnostics.map(({ code }) => code)).toContain('too-large');
  expect(committed.diagnostics).toEqual(disk.diagnostics);
});

test('too many files are refused before any is read', async () => {
  const files = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`f${index}.yaml`, 'x']));
  const { rules } = repository(files);
  expect(await snapshotAt(rules, 'HEAD')).toMatchObject({
    texts: [],
    diagnostics: [{ code: 'too-many-files' }],
  });
});

test('a submodule is refused', async () => {
  const { root, rules } = repository(generation(1));
  git(
    root,
    'update-index',
    '--add',
    '--cacheinfo',
    `160000,${git(root, 'rev-parse', 'HEAD')},config/rules/sub`,
  );
  git(root, 'commit', '--quiet', '--message=submodule');
  expect((await snapshotAt(rules, 'HEAD')).diagnostics).toMatchObject([
    { code: 'unreadable', message: 'it cannot be read (it is a submodule)' },
  ]);
});

describe('what goes wrong', () => {
  test.each([
    ['mian', 'git does not know "mian"', 'did you mean "main"?'],
    [
      'no-such-branch-at-all',
      'git does not know',
      'name a branch, a tag or a commit, or a directory that is there',
    ],
    ['', 'git does not know ""', 'name a branch'],
    ['HEAD:config', 'git does not know "HEAD:config"', 'name a branch'],
    ['main..HEAD', 'git does not know "main..HEAD"', 'a range is two commits: --base has the first'],
    ['main...HEAD', 'git does not know "main...HEAD"', 'a range is two commits'],
    ['^main', 'git does not know "^main"', 'did you mean "main"?'],
    ['@{u}', 'git does not know "@{u}": fatal: no upstream configured', 'name a branch'],
    ['HEAD^{tree}', 'git does not know "HEAD^{tree}": ', 'name a branch'],
    ['main\nHEAD', 'git does not know "main\\nHEAD"', 'name a branch'],
    ['main\0', 'git does not know "main\\u0000"', 'name a branch'],
    ['\u001b[31m', 'git does not know "\\u001b[31m"', 'name a branch'],
  ])('%s', async (ref, message, hint) => {
    const { rules } = repository(generation(1));
    const problem = await readGitSnapshot(rules, ref);
    expect(problem).toMatchObject({
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    });
  });

  test.each([300, 5000, 200_000])('a name of %i characters', async (length) => {
    const { rules } = repository(generation(1));
    expect(await readGitSnapshot(rules, 'x'.repeat(length))).toEqual({
      message: `git does not know "${'x'.repeat(60)}"… (${length} characters)`,
      hint: expect.stringContaining('name a branch, a tag or a commit'),
    });
  });

  test('a ref that looks like an option is none', async () => {
    const { rules } = repository(generation(1));
    const marker = join(temporary(), 'written');
    expect(await readGitSnapshot(rules, `--output=${marker}`)).toMatchObject({
      message: `git does not know "--output=${marker}"`,
    });
    expect(existsSync(marker)).toBe(false);
  });

  test('a commit whose trees are missing is not one without the directory', async () => {
    const { root, rules } = repository(generation(1));
    const tree = git(root, 'rev-parse', 'HEAD:config');
    rmSync(join(root, '.git/objects', tree.slice(0, 2), tree.slice(2)));
    const problem = await readGitSnapshot(rules, 'HEAD');
    expect(problem).toEqual({
      message: expect.stringMatching(`^git does not read ${rules}: (error|fatal): `),
      hint: 'see what git status says',
    });
  });

  test.each(['blob:none', 'tree:0'])('a partial clone (%s) lacks what a commit held', async (filter) => {
    const { root, rules } = repository(generation(1));
    rulesIn(generation(2), rules);
    commit(root);
    git(root, 'config', 'uploadpack.allowFilter', 'true');
    git(root, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    const clone = join(temporary(), 'clone');
    git(root, 'clone', '--quiet', `--filter=${filter}`, `file://${root}`, clone);
    expect((await snapshotAt(join(clone, 'config/rules'), 'HEAD')).texts).toHaveLength(3);
    const hint = 'this is a partial clone, and hookgate fetches nothing: clone without --filter';
    const missing = '0123456789'.repeat(4);
    for (const revision of ['HEAD~1', missing])
      expect(await readGitSnapshot(join(clone, 'config/rules'), revision)).toMatchObject({ hint });
  });

  test('a commit from before the directory', async () => {
    const root = temporary();
    git(root, 'init', '--quiet');
    git(root, 'commit', '--quiet', '--allow-empty', '--message=nothing');
    const rules = rulesIn(generation(1), join(root, 'rules'));
    expect(await readGitSnapshot(rules, 'HEAD')).toMatchObject({ message: 'HEAD has no directory rules' });
  });

  test('no checkout, no directory', async () => {
    const rules = rulesIn(generation(1));
    expect(await readGitSnapshot(rules, 'HEAD')).toMatchObject({
      message: `${rules} is not in a git checkout`,
    });
    expect(await readGitSnapshot('/no/such', 'HEAD')).toMatchObject({
      message: 'the rules directory /no/such is not there',
    });
  });

  test('a shallow clone', async () => {
    const { root } = repository(generation(1));
    commitEmpty(root);
    const clone = join(temporary(), 'clone');
    git(root, 'clone', '--quiet', '--depth=1', `file://${root}`, clone);
    expect(await readGitSnapshot(join(clone, 'config/rules'), 'HEAD~1')).toMatchObject({
      message: 'git does not know "HEAD~1"',
      hint: 'this clone is shallow: fetch it whole (fetch-depth: 0 in GitHub Actions)',
    });
  });

  test('no git', async () => {
    const { rules } = repository(generation(1));
    vi.stubEnv('PATH', temporary());
    expect(await readGitSnapshot(rules, 'HEAD')).toEqual({
      message: 'there is no git in the directories of PATH',
      hint: 'install git, or compare with a directory',
    });
    vi.unstubAllEnvs();
  });

  test('what a repository configures is not run', async () => {
    const { root, rules } = repository(generation(1));
    const marker = join(temporary(), 'ran');
    const program = join(temporary(), 'program');
    write(program, `#!/bin/sh\ntouch ${marker}\n`);
    chmodSync(program, 0o755);
    for (const key of ['core.fsmonitor', 'core.pager', 'diff.external', 'filter.x.smudge', 'filter.x.clean'])
      git(root, 'config', key, program);
    write(join(root, '.gitattributes'), '* filter=x\n');
    commitEmpty(root);
    rmSync(marker, { force: true });
    expect((await snapshotAt(rules, 'HEAD')).texts).toHaveLength(3);
    expect(existsSync(marker)).toBe(false);
  });
});

function commitEmpty(root: string): void {
  git(root, 'commit', '--quiet', '--allow-empty', '--message=more');
}
