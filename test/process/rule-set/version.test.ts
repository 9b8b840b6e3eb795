import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { readSnapshot } from '../../../src/rule-set/snapshot.ts';
import { type RulesVersion, versionOf } from '../../../src/rule-set/version.ts';
import { generation, git, ruleFile, rulesIn, temporary, write } from '../../unit/reload/workspace.ts';

/** A repository whose directory `rules` holds these files, committed. */
function repository(
  files: Record<string, string> = generation(1),
  ...init: string[]
): { root: string; rules: string } {
  const root = temporary();
  git(root, 'init', '--quiet', ...init);
  const rules = rulesIn(files, join(root, 'rules'));
  commit(root);
  return { root, rules };
}

function commit(root: string): void {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message=rules');
}

async function versionIn(rules: string): Promise<RulesVersion> {
  return versionOf(await readSnapshot(rules), rules);
}

/** What comes after the digest. */
async function commitIn(rules: string): Promise<string> {
  const { version, commitProblem } = await versionIn(rules);
  expect(commitProblem).toBeUndefined();
  return version.slice(12);
}

// Some need twenty commands of git, each of which waits for a processor.
vi.setConfig({ testTimeout: 120_000 });

const headOf = (root: string) => `+${git(root, 'rev-parse', '--short=7', 'HEAD')}`;

test('version: only the digest outside of git', async () => {
  const rules = rulesIn(generation(1));
  const { digest } = await readSnapshot(rules);
  expect(await versionIn(rules)).toEqual({ version: digest.slice(0, 12) });
});

test('version: only the digest of a directory that is not there', async () => {
  expect(await commitIn('/nowhere')).toBe('');
});

test('version: only the digest in a repository without a commit', async () => {
  const root = temporary();
  git(root, 'init', '--quiet');
  expect(await commitIn(root)).toBe('');
});

test('version: only the digest where git is not installed', async () => {
  const { rules } = repository();
  vi.stubEnv('PATH', temporary());
  expect(await commitIn(rules)).toBe('');
  vi.unstubAllEnvs();
});

test('version: the commit, dirty while a rule file or a list is changed, added or deleted', async () => {
  const { root, rules } = repository({ ...generation(1), 'a.test.yaml': 'no rules' });
  const head = headOf(root);
  expect(await commitIn(rules)).toBe(head);
  write(join(root, 'README.md'), 'not in the rules directory');
  write(join(rules, 'notes.md'), 'no rules');
  write(join(rules, 'a.test.yaml'), 'no rules either');
  expect(await commitIn(rules)).toBe(head);
  write(join(rules, 'a.yaml'), ruleFile(2, '/a'));
  expect(await commitIn(rules)).toBe(`${head}.dirty`);
  git(root, 'checkout', '--', 'rules');
  expect(await commitIn(rules)).toBe(head);
  write(join(rules, 'lists/members.txt'), 'another.example\n');
  expect(await commitIn(rules)).toBe(`${head}.dirty`);
  git(root, 'checkout', '--', 'rules');
  write(join(rules, 'deep/new.yaml'), '');
  expect(await commitIn(rules)).toBe(`${head}.dirty`);
  rmSync(join(rules, 'deep'), { recursive: true });
  rmSync(join(rules, 'b.yaml'));
  expect(await commitIn(rules)).toBe(`${head}.dirty`);
});

test('version: dirty with a rule file that .gitignore hides from git status', async () => {
  const { root, rules } = repository({ ...generation(1), '.gitignore': 'local.yaml\n' });
  write(join(rules, 'local.yaml'), ruleFile(1, '/local'));
  expect(git(root, 'status', '--porcelain')).toBe('');
  expect(await commitIn(rules)).toBe(`${headOf(root)}.dirty`);
});

test('version: dirty with a file that was renamed', async () => {
  const { root, rules } = repository();
  renameSync(join(rules, 'b.yaml'), join(rules, 'c.yaml'));
  expect(await commitIn(rules)).toBe(`${headOf(root)}.dirty`);
});

test.each(['sha1', 'sha256'])('version: a repository with %s objects', async (format) => {
  const { root, rules } = repository(generation(1), `--object-format=${format}`);
  expect(await commitIn(rules)).toBe(headOf(root));
  write(join(rules, 'a.yaml'), ruleFile(1, '/a'));
  expect(await commitIn(rules)).toBe(`${headOf(root)}.dirty`);
});

test('version: the top of the repository may be the rules directory', async () => {
  const root = rulesIn(generation(1));
  git(root, 'init', '--quiet');
  commit(root);
  expect(await commitIn(root)).toBe(headOf(root));
  expect(await commitIn(`${root}/`)).toBe(headOf(root));
});

test('version: a linked worktree and a shared clone', async () => {
  const { root } = repository();
  const [worktree, clone] = [join(temporary(), 'worktree'), join(temporary(), 'clone')];
  git(root, 'worktree', 'add', '--quiet', worktree);
  git(root, 'clone', '--quiet', '--shared', root, clone);
  for (const checkout of [worktree, clone]) {
    expect(await commitIn(join(checkout, 'rules'))).toBe(headOf(root));
    write(join(checkout, 'rules/a.yaml'), ruleFile(2, '/a'));
    expect(await commitIn(join(checkout, 'rules'))).toBe(`${headOf(root)}.dirty`);
  }
});

test('version: line ends that git writes as CRLF are those of the commit', async () => {
  const { root, rules } = repository();
  git(root, 'config', 'core.autocrlf', 'true');
  rmSync(rules, { recursive: true });
  git(root, 'checkout', '--', 'rules');
  const [{ text = '' } = {}] = (await readSnapshot(rules)).texts;
  expect(text).toContain('\r\n');
  expect(await commitIn(rules)).toBe(headOf(root));
  write(join(rules, 'a.yaml'), `${text}# more\r\n`);
  expect(await commitIn(rules)).toBe(`${headOf(root)}.dirty`);
});

test('version: a byte order mark, and CRLF that is committed', async () => {
  const { root, rules } = repository();
  writeFileSync(join(rules, 'a.yaml'), `\ufeff${ruleFile(1, '/a').replaceAll('\n', '\r\n')}`);
  git(root, 'config', 'core.autocrlf', 'false');
  commit(root);
  expect(await commitIn(rules)).toBe(headOf(root));
  writeFileSync(join(rules, 'a.yaml'), ruleFile(1, '/a').replaceAll('\n', '\r\n'));
  expect(await commitIn(rules)).toBe(`${headOf(root)}.dirty`);
});

test('version: the executable bit changes nothing', async () => {
  const { root, rules } = repository();
  chmodSync(join(rules, 'a.yaml'), 0o755);
  expect(git(root, 'status', '--porcelain')).not.toBe('');
  expect(await commitIn(rules)).toBe(headOf(root));
});

test('version: symlinks count as what they lead to', async () => {
  const { root, rules } = repository({ ...generation(1), 'shared/c.yaml': ruleFile(1, '/c') });
  symlinkSync('shared/c.yaml', join(rules, 'd.yaml'));
  symlinkSync('shared', join(rules, 'more'));
  commit(root);
  expect(await commitIn(rules)).toBe(headOf(root));
  write(join(rules, 'shared/c.yaml'), ruleFile(2, '/c'));
  expect(await commitIn(rules)).toBe(`${headOf(root)}.dirty`);
  git(root, 'checkout', '--', 'rules');
  rmSync(join(rules, 'd.yaml'));
  symlinkSync('a.yaml', join(rules, 'd.yaml'));
  expect(await commitIn(rules)).toBe(`${headOf(root)}.dirty`);
  rmSync(join(rules, 'd.yaml'));
  write(join(rules, 'd.yaml'), ruleFile(1, '/c'));
  expect(await commitIn(rules)).toBe(headOf(root));
});

test('version: rule files in a submodule are not those of the commit', async () => {
  const { root, rules } = repository();
  const { root: other } = repository({ 'x.yaml': ruleFile(1, '/x') });
  git(root, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other, 'rules/sub');
  commit(root);
  expect(await commitIn(rules)).toBe(`${headOf(root)}.dirty`);
  expect(await commitIn(join(rules, 'sub/rules'))).toBe(headOf(other));
});

test('version: refs/replace puts no other tree in the place of a commit', async () => {
  const { root, rules } = repository();
  const first = git(root, 'rev-parse', 'HEAD');
  write(join(rules, 'a.yaml'), ruleFile(2, '/a'));
  commit(root);
  const second = git(root, 'rev-parse', 'HEAD');
  git(root, 'checkout', '--quiet', first);
  git(root, 'replace', first, second);
  expect(await commitIn(rules)).toBe(`+${first.slice(0, 7)}`);
});

describe('version: without the commit, and why, where git cannot read the checkout', () => {
  test('the object of the commit is missing', async () => {
    const { root, rules } = repository();
    const tree = git(root, 'rev-parse', 'HEAD^{tree}');
    rmSync(join(root, '.git/objects', tree.slice(0, 2), tree.slice(2)));
    expect(await versionIn(rules)).toEqual({
      version: (await readSnapshot(rules)).digest.slice(0, 12),
      commitProblem: expect.stringContaining('fatal: '),
    });
  });

  test('the configuration is damaged', async () => {
    const { root, rules } = repository();
    write(join(root, '.git/config'), '[core');
    expect((await versionIn(rules)).commitProblem).toContain('bad config');
  });

  test('the worktree has lost its repository', async () => {
    const rules = rulesIn(generation(1));
    write(join(rules, '.git'), 'gitdir: /nowhere/.git/worktrees/rules\n');
    expect((await versionIn(rules)).commitProblem).toContain('not a git repository: /nowhere');
  });
});

test('version: a .git without a repository in it is passed over', async () => {
  const { root, rules } = repository();
  mkdirSync(join(rules, '.git'));
  expect(existsSync(join(rules, '.git'))).toBe(true);
  expect(await commitIn(rules)).toBe(headOf(root));
});
