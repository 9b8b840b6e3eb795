import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { product } from '../../../src/cli/product.ts';
import { temporary } from '../../unit/reload/workspace.ts';

const HOOKGATE = `${process.execPath} ${join(import.meta.dirname, '../../../bin/hookgate.js')}`;
const NUMBER = 'rules/progressive-profile.yaml';

/** A clone with the shipped rules on origin/main and, checked out, a branch that requires another number of digits. */
function pullRequest(change: (text: string) => string): { directory: string; base: string } {
  const directory = temporary();
  cpSync('rules', join(directory, 'rules'), { recursive: true });
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', ...args], {
      cwd: directory,
      encoding: 'utf8',
    }).trim();
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message=The rules');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  const base = git('rev-parse', 'HEAD');
  writeFileSync(join(directory, NUMBER), change(readFileSync(NUMBER, 'utf8')));
  git('commit', '--quiet', '--all', '--message=Another number');
  return { directory, base };
}

const toFive = (text: string) => text.replace('digits, value: 4', 'digits, value: 5');
const toComment = (text: string) => `# Reviewed.\n${text}`;

/** Runs a step as a CI system does, which ends it at the first command that fails. */
function runStep(script: string, directory: string, environment: Record<string, string> = {}) {
  const env = { PATH: process.env['PATH'], HOME: directory, HOOKGATE, ...environment };
  return spawnSync('bash', ['-eo', 'pipefail', '-c', script], { cwd: directory, env, encoding: 'utf8' });
}

describe('example CI: GitHub Actions', () => {
  const text = readFileSync('examples/ci/github-actions.yaml', 'utf8');
  interface Job {
    permissions: object;
    steps: { name?: string; run?: string }[];
  }
  const workflow: { permissions: object; jobs: Record<'review' | 'comment', Job> } = parse(text);

  test('every action is pinned to a commit, with its version as a comment', () => {
    const uses = text.split('\n').filter((line) => /\buses:/.test(line));
    expect(uses.length).toBeGreaterThan(1);
    for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('only reading is permitted; a job without files of the branch writes the comment', () => {
    expect(workflow.permissions).toEqual({});
    expect(workflow.jobs.review.permissions).toEqual({ contents: 'read' });
    expect(workflow.jobs.comment.permissions).toEqual({ 'pull-requests': 'write' });
    expect(JSON.stringify(workflow.jobs.comment.steps)).not.toContain('uses');
    // A value of a pull request is never a part of a script.
    const scripts = Object.values(workflow.jobs).flatMap(({ steps }) => steps.map(({ run = '' }) => run));
    expect(scripts.join('\n')).not.toContain('${{');
  });

  const stepsOf = (change: (text: string) => string) => {
    const { directory } = pullRequest(change);
    const output = join(directory, 'output');
    const environment = { GITHUB_BASE_REF: 'main', GITHUB_OUTPUT: output };
    const steps = workflow.jobs.review.steps.filter(({ run }) => run !== undefined);
    const ended = steps.map(({ name, run = '' }) => ({ name, ...runStep(run, directory, environment) }));
    return { ended, output: readFileSync(output, 'utf8') };
  };

  test('a change that breaks tests: annotations, and a comment with the changed decisions', () => {
    const { ended, output } = stepsOf(toFive);
    expect(ended.map(({ name, status }) => [name, status])).toEqual([
      ['Check', 1],
      ['Test', 1],
      ['Diff', 0],
    ]);
    expect(ended[0]?.stdout).toContain(`::warning file=${NUMBER},line=11`);
    expect(ended[1]?.stdout).toContain('::error file=rules/progressive-profile.test.yaml,line=');
    expect(output).toMatch(/^comment<<([0-9a-f]{32})\n### Rules[\s\S]*requests change\*\*[\s\S]*\n\1\n$/);
  });

  test('a change without an effect passes', () => {
    const { ended, output } = stepsOf(toComment);
    expect(ended.map(({ status, stderr }) => [status, stderr])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ]);
    expect(output).toContain('No difference');
  });
});

describe('example CI: GitLab', () => {
  const { hookgate: job }: { hookgate: { script: string[]; artifacts: { reports: { junit: string[] } } } } =
    parse(readFileSync('examples/ci/gitlab-ci.yaml', 'utf8'));

  test('the job writes a comment and two reports, and fails with the tests', () => {
    const { directory, base } = pullRequest(toFive);
    const environment = { CI_MERGE_REQUEST_DIFF_BASE_SHA: base };
    const statuses = job.script.map((line) => runStep(line, directory, environment).status);
    expect(statuses).toEqual([0, 1, 1]);
    expect(readFileSync(join(directory, 'comment.md'), 'utf8')).toContain('requests change');
    for (const report of job.artifacts.reports.junit)
      expect(readFileSync(join(directory, report), 'utf8')).toContain('<testsuites');
  });
});

describe('example CI: pre-commit hook', () => {
  const commit = (change: (text: string) => string, afterwards: (path: string) => void = () => undefined) => {
    const { directory } = pullRequest(toComment);
    const hook = join(directory, '.git/hooks/pre-commit');
    copyFileSync('examples/ci/pre-commit', hook);
    chmodSync(hook, 0o755);
    const path = join(directory, NUMBER);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    const add = `git add ${NUMBER}`;
    runStep(add, directory);
    afterwards(path);
    return runStep(
      'git -c user.name=Ana -c user.email=ana@example.com commit --quiet --message=x',
      directory,
    );
  };

  test('accepts a commit of valid rules, and rejects one whose tests fail', () => {
    expect(commit((text) => `${text}# sound\n`).status).toBe(0);
    const refused = commit(toFive);
    expect(refused.status).toBe(1);
    expect(`${refused.stdout}${refused.stderr}`).toMatch(
      /^rules\/progressive-profile\.yaml:\d+:\d+ warn number-in-message/m,
    );
  });

  test('checks the staged files, and not the working directory', () => {
    const { status } = commit(
      (text) => `${text}# sound\n`,
      (path) => appendFileSync(path, 'broken: ['),
    );
    expect(status).toBe(0);
  });
});

test('pre-commit framework: its entry checks the files that are named, and fails on a warning', () => {
  const config = parse(readFileSync('examples/ci/pre-commit.yaml', 'utf8'));
  const [{ entry, files }] = config.repos[0].hooks as [{ entry: string; files: string }];
  const named = [NUMBER, 'rules/lists/corporate-domains.txt', 'rules/progressive-profile.test.yaml'];
  expect(['README.md', 'rules/README.md', ...named].filter((file) => new RegExp(files).test(file))).toEqual(
    named,
  );
  const script = `${entry.replace('npx hookgate', HOOKGATE)} ${named.join(' ')}`;
  expect(runStep(script, pullRequest(toComment).directory)).toMatchObject({ status: 0, stderr: '' });
  const refused = runStep(script, pullRequest(toFive).directory);
  expect(refused.status).toBe(1);
  expect(refused.stdout).toMatch(/^rules\/progressive-profile\.yaml:\d+:\d+ warn number-in-message/m);
});

test('example CI: the files name the version of the package', () => {
  for (const file of ['github-actions.yaml', 'gitlab-ci.yaml']) {
    const versions = readFileSync(`examples/ci/${file}`, 'utf8').matchAll(/hookgate@(\S+)/g);
    expect(
      [...versions].map(([, version]) => version),
      file,
    ).toEqual([product.version]);
  }
});
