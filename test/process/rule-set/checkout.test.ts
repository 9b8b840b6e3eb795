import { symlinkSync } from 'node:fs';
import type * as FileSystem from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { findCheckout } from '../../../src/rule-set/git/checkout.ts';
import { readGitSnapshot } from '../../../src/rule-set/git/git-snapshot.ts';
import { versionOf } from '../../../src/rule-set/version.ts';
import { git, rulesIn, temporary } from '../../unit/reload/workspace.ts';

/** What stat says instead, by the last part of a path: other owners and file systems need root. */
const pretended = vi.hoisted((): Record<string, { uid?: number; dev?: number }> => ({}));

vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof FileSystem>();
  const pretending =
    (stat: (path: string) => Promise<object>) =>
    async (path: string): Promise<object> =>
      Object.assign(await stat(path), pretended[basename(path)]);
  return { ...real, stat: pretending(real.stat), lstat: pretending(real.lstat) };
});

afterEach(() => {
  for (const name of Object.keys(pretended)) delete pretended[name];
  vi.restoreAllMocks();
});

function repository(): { root: string; rules: string } {
  const root = temporary();
  git(root, 'init', '--quiet');
  return { root, rules: rulesIn({}, join(root, 'config/rules')) };
}

test('checkout: found from the directory and from those below it, also through a symlink', async () => {
  const { root, rules } = repository();
  const gitDirectory = join(root, '.git');
  expect(await findCheckout(root)).toEqual({ gitDirectory, folder: '' });
  expect(await findCheckout(rules)).toEqual({ gitDirectory, folder: 'config/rules' });
  const link = join(temporary(), 'link');
  symlinkSync(rules, link);
  expect(await findCheckout(link)).toEqual({ gitDirectory, folder: 'config/rules' });
});

test('checkout: none where the directory is not there', async () => {
  expect(await findCheckout('/no/such')).toEqual({
    reason: 'no-directory',
    message: 'the rules directory /no/such is not there',
  });
});

test('checkout: a file system ends the search, as it does for git', async () => {
  const { rules } = repository();
  pretended['rules'] = { dev: -1 };
  expect(await findCheckout(rules)).toMatchObject({ reason: 'no-checkout' });
});

test.each([
  ['this user', { '.git': { uid: 7 }, rules: { uid: 8 } }],
  ['root', { '.git': { uid: 0 }, rules: { uid: 8 } }],
  ['the owner of the rules', { '.git': { uid: 8 }, rules: { uid: 8 } }],
])('checkout: read where it belongs to %s', async (_, owners) => {
  const { rules } = repository();
  vi.spyOn(process, 'getuid').mockReturnValue(7);
  Object.assign(pretended, owners);
  expect(await findCheckout(rules)).toMatchObject({ folder: 'config/rules' });
});

test('checkout: not read where it belongs to anybody else', async () => {
  const { root, rules } = repository();
  vi.spyOn(process, 'getuid').mockReturnValue(7);
  Object.assign(pretended, { '.git': { uid: 9 }, rules: { uid: 8 } });
  const message = `${root}/.git belongs to the user 9, and not to the user of this process (7), to root, or to the owner of the rules (8)`;
  expect(await findCheckout(rules)).toEqual({ reason: 'foreign', message });
  expect(await versionOf({ digest: '0123456789abcdef', texts: [] }, rules)).toEqual({
    version: '0123456789ab',
    commitProblem: message,
  });
  expect(await readGitSnapshot(rules, 'HEAD')).toEqual({
    message,
    hint: 'change the owner of one of them, or compare with a directory: --base DIR',
  });
});
