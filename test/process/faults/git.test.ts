import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generation, git, rulesIn, temporary, write } from '../../unit/reload/workspace.ts';
import { attacks, fire, setTrap } from '../rule-set/trapped-repository.ts';
import { withService } from './service.ts';

const both = (number: number) => ({ '/a': number, '/b': number });

function commit(root: string): void {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message=rules');
}

/** A repository whose top is the rules directory: rule set version 1, with an older commit. */
function layRepository(rules: string): void {
  rulesIn({ ...generation(1), 'b.yaml': `${generation(1)['b.yaml']}# once\n` }, rules);
  git(rules, 'init', '--quiet', '--initial-branch=main');
  commit(rules);
  rulesIn(generation(1), rules);
  commit(rules);
}

test('case 47: the rules of a running service become a repository with a filter: the program is not run', () =>
  withService({}, async (service) => {
    const { program, sprung } = setTrap();
    git(service.rules, 'init', '--quiet');
    commit(service.rules);
    git(service.rules, 'config', 'filter.x.clean', program);
    mkdirSync(join(service.rules, '.git/info'), { recursive: true });
    write(join(service.rules, '.git/info/attributes'), '* filter=x\n');
    await service.expectNew(both(2), () => rulesIn(generation(2), service.rules));
    expect(await service.admin.version()).toMatch(/^[0-9a-f]{12}\+[0-9a-f]{7}\.dirty$/);
    expect(sprung()).toBeUndefined();
  }));

/** All attacks on every command are in test/process/cli/repository-programs.test.ts. */
const ofStatus = Object.entries(attacks).filter(
  ([
    ,
    {
      fire: [command],
    },
  ]) => command === 'status',
);

test.each(ofStatus)('case 47: %s: neither a start nor a reload runs the program', (_, attack) => {
  const { program, sprung } = setTrap();
  let before: string | undefined;
  const rules = (directory: string) => {
    layRepository(directory);
    attack.arm(directory, program);
    before = sprung();
    // Of the same size: only its content differs from the commit.
    write(
      join(directory, 'a.yaml'),
      (generation(1)['a.yaml'] ?? '').replace('version: 1', 'version:  1').trimEnd(),
    );
  };
  return withService({ rules }, async (service) => {
    expect(await service.admin.version()).toMatch(/^[0-9a-f]{12}\+[0-9a-f]{7}\.dirty$/);
    await service.expectNew(both(2), () => rulesIn(generation(2), service.rules));
    expect(sprung()).toBe(before);
    fire(service.rules, attack);
    expect(sprung(), 'git itself runs it').not.toBe(before);
  });
});

test('case 48: git hangs: the rules go live without a commit, and the log has the reason', () => {
  const pipe = join(temporary(), 'pipe');
  execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
  const rules = (directory: string) => {
    layRepository(directory);
    write(join(directory, '.git/config'), `[include]\n\tpath = ${pipe}\n`);
  };
  return withService({ rules }, async (service) => {
    expect(await service.admin.version()).toMatch(/^[0-9a-f]{12}$/);
    await service.expectNew(both(2), () => rulesIn(generation(2), service.rules));
    expect(await service.admin.version()).toMatch(/^[0-9a-f]{12}$/);
    // Once, although each poll of the rules finds it again.
    expect(service.logged('git commit unknown')).toEqual([
      expect.objectContaining({ level: 'warn', reason: 'git was stopped: it took longer than 10 s' }),
    ]);
  });
});

test('case 48: a repository is damaged while the service runs, and repaired', () =>
  withService({ rules: layRepository }, async (service) => {
    const version = await service.admin.version();
    expect(version).toMatch(/^[0-9a-f]{12}\+[0-9a-f]{7}$/);
    write(join(service.rules, '.git/config'), '[core');
    await service.expectNew(both(2), () => rulesIn(generation(2), service.rules));
    expect(await service.admin.version()).toMatch(/^[0-9a-f]{12}$/);
    expect(service.logged('git commit unknown')).toEqual([
      expect.objectContaining({ level: 'warn', reason: expect.stringContaining('bad config') }),
    ]);
    write(join(service.rules, '.git/config'), '[core]\n\trepositoryformatversion = 0\n');
    await service.expectNew(both(1), () => rulesIn(generation(1), service.rules));
    expect(await service.admin.version()).toBe(version);
  }));
