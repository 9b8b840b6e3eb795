import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { abridged, type Command, commandsOf } from '../../console.ts';

/**
 * The ```console session blocks of a page, run by a real shell, one after the other, in a repository with the
 * shipped rules and samples of decision logs, committed on main. Each command exits with 0 or 1; a line "..." matches any lines.
 */
const root = join(import.meta.dirname, '../../..');

function sessionOf(file: string): Command[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^```console session\n([\s\S]*?)^```$/gm)].flatMap(({ index, 1: block = '' }) =>
    commandsOf({ place: `${file}:${text.slice(0, index).split('\n').length}`, text: block }),
  );
}

const ENVIRONMENT = {
  PATH: process.env['PATH'],
  HOME: tmpdir(),
  GIT_AUTHOR_NAME: 'Ana',
  GIT_AUTHOR_EMAIL: 'ana@example.com',
  GIT_COMMITTER_NAME: 'Ana',
  GIT_COMMITTER_EMAIL: 'ana@example.com',
  GIT_CONFIG_GLOBAL: '/dev/null',
};

/** The output of a command with this hookgate. */
function printed(line: string, directory: string): { status: number | null; lines: string[] } {
  const hookgate = `${process.execPath} ${join(root, 'bin/hookgate.js')}`;
  const script = line.replaceAll('npx hookgate', hookgate);
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script], {
    cwd: directory,
    env: ENVIRONMENT,
    encoding: 'utf8',
  });
  const text = stripVTControlCharacters(`${stdout}${stderr}`).replaceAll(/\(\d+ ms\)/g, '(3 ms)');
  return { status, lines: text === '' ? [] : text.trimEnd().split('\n') };
}

const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const pages = ['README.md', ...docs.map((name) => `docs/${name}`)]
  .map((file) => [file, sessionOf(file)] as const)
  .filter(([, commands]) => commands.length > 0);

test('docs: README.md and docs/review.md have a console session', () => {
  expect(pages.map(([file]) => file)).toEqual(expect.arrayContaining(['README.md', 'docs/review.md']));
});

describe.each(pages)('%s', (_, commands) => {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-session-'));
  beforeAll(() => {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: directory, env: ENVIRONMENT });
    git('init', '--quiet', '--initial-branch=main');
    for (const folder of ['rules', 'schema', 'test/fixtures/decision-log', 'test/fixtures/masked-log'])
      cpSync(join(root, folder), join(directory, folder), { recursive: true });
    git('add', '--all');
    git('commit', '--quiet', '--message=The rules');
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  test.each(commands.map((command) => [`${command.place} ${command.line}`, command] as const))(
    '%s',
    (_name, { line, output }) => {
      const { status, lines } = printed(line, directory);
      expect([0, 1]).toContain(status);
      expect(abridged(lines, output)).toEqual(output);
    },
  );
});
