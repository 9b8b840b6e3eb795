import { execFile } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { RuleSet } from '../../../src/rule-set/rule-set.ts';
import {
  blind,
  follow,
  generation,
  git,
  load,
  PACE,
  ruleFile,
  rulesIn,
  temporary,
  until,
  write,
} from '../../unit/reload/workspace.ts';

/** A repository whose directory `rules` holds these files, committed. */
function repository(files: Record<string, string>): { root: string; rules: string } {
  const root = temporary();
  git(root, 'init', '--quiet', '--initial-branch=main');
  const rules = rulesIn(files, join(root, 'rules'));
  commit(root);
  return { root, rules };
}

function commit(root: string): string {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message=rules');
  return git(root, 'rev-parse', '--short=7', 'HEAD');
}

/** 20 rule files and 980 lists, all of one generation. */
function thousandFiles(number: number): Record<string, string> {
  const files: Record<string, string> = {};
  for (let index = 0; index < 20; index += 1) files[`f${index}.yaml`] = ruleFile(number, `/f${index}`);
  for (let index = 0; index < 980; index += 1)
    files[`lists/l${index}.txt`] = 'member.example\n'.repeat(number);
  return files;
}

/** What it holds of each generation. */
function census({ endpoints, lists }: RuleSet): Record<string, number> {
  const found: Record<string, number> = {};
  const generations = [...endpoints.values()].map(({ source }) => source.value.description ?? '');
  for (const name of [...generations, ...lists.map(({ entries }) => `list ${entries}`)])
    found[name] = (found[name] ?? 0) + 1;
  return found;
}

test('case 8: git checkout of 1000 files, 10 times: never a mix', async () => {
  const { root, rules } = repository(thousandFiles(1));
  git(root, 'checkout', '--quiet', '-b', 'other');
  rulesIn(thousandFiles(2), rules);
  commit(root);
  // So often that it looks into the middle of every checkout.
  const { live, reports } = await follow(rules, { pace: { ...PACE, poll: 100 }, watch: blind });
  const seen: Record<string, number>[] = [];
  let watched = live.current;
  const watching = setInterval(() => {
    if (live.current !== watched && live.current !== undefined) seen.push(census(live.current));
    watched = live.current;
  }, 1);
  for (let round = 1; round <= 10; round += 1) {
    const number = round % 2 === 0 ? 2 : 1;
    await promisify(execFile)('git', ['-C', root, 'checkout', '--quiet', number === 1 ? 'main' : 'other']);
    await until(
      () => live.current?.endpoints.get('/f0')?.source.value.description === `generation ${number}`,
    );
  }
  clearInterval(watching);
  const whole = [1, 2].map((number) => ({ [`generation ${number}`]: 20, [`list ${number}`]: 980 }));
  for (const found of seen) expect(whole).toContainEqual(found);
  expect(reports.map(({ result }) => result)).toEqual(Array(10).fill('loaded'));
});

test('a commit of what is already live changes the version, not the generation', async () => {
  const { root, rules } = repository(generation(1));
  const { live, reports } = await load(rules, { pace: { ...PACE, settle: 1 }, watch: blind });
  write(join(rules, 'a.yaml'), ruleFile(1, '/a', '# a comment\n'));
  await live.reload();
  const { current, loadedAt } = live;
  expect(current?.version).toMatch(/^[0-9a-f]{12}\+[0-9a-f]{7}\.dirty$/);
  const head = commit(root);
  await live.reload();
  expect(live.current?.version).toBe(`${current?.version.slice(0, 12)}+${head}`);
  expect(live.current?.endpoints).toBe(current?.endpoints);
  expect(live.loadedAt).toBe(loadedAt);
  expect(reports.map(({ result }) => result)).toEqual(['loaded']);
});

test('what looks like a repository among the rules is none, and nothing that it configures is run', async () => {
  const { root, rules } = repository({ 'a.yaml': ruleFile(1) });
  const marker = join(temporary(), 'ran');
  // What `git clone` would bring along: the files of a bare repository, committed as ordinary ones.
  git(root, 'init', '--quiet', '--bare', '--initial-branch=main', join(root, 'bare'));
  git(root, 'push', '--quiet', join(root, 'bare'), 'main');
  for (const name of ['HEAD', 'objects', 'refs'])
    cpSync(join(root, 'bare', name), join(rules, name), { recursive: true });
  write(
    join(rules, 'config'),
    `[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = "touch ${marker}; false"\n`,
  );
  expect((await load(rules)).live.current?.version).toMatch(/^[0-9a-f]{12}\+[0-9a-f]{7}$/);
  expect(existsSync(marker)).toBe(false);
});
