import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { patchRoot } from '../../../src/console/patch-root.ts';

/** A directory with rules two folders further in, and a link to these elsewhere. */
function place(): { top: string; rules: string; link: string } {
  const top = mkdtempSync(join(tmpdir(), 'hookgate-place-'));
  const rules = join(top, 'deploy', 'rules');
  mkdirSync(rules, { recursive: true });
  const link = join(mkdtempSync(join(tmpdir(), 'hookgate-link-')), 'linked');
  symlinkSync(rules, link);
  return { top, rules, link };
}

test('patch root: the top of the git work tree, also through a symlink', async () => {
  const { top, rules, link } = place();
  execFileSync('git', ['init', '--quiet'], { cwd: top });
  const expected = { at: 'top of work tree', below: 'deploy/rules/' };
  expect(await patchRoot(rules)).toEqual(expected);
  expect(await patchRoot(`${rules}/`)).toEqual(expected);
  expect(await patchRoot(link)).toEqual(expected);
  expect(await patchRoot(top)).toEqual({ at: 'top of work tree', below: '' });
});

test('patch root: without git, the parent of the rules directory', async () => {
  const { rules, link } = place();
  expect(await patchRoot(rules)).toEqual({ at: 'parent', below: 'rules/' });
  expect(await patchRoot(`${rules}/.`)).toEqual({ at: 'parent', below: 'rules/' });
  expect(await patchRoot(link)).toEqual({ at: 'parent', below: 'linked/' });
});
