import { existsSync, readFileSync, statSync } from 'node:fs';
import { constants, copyFile, mkdir } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeOf } from '../diagnostics/thrown.ts';
import { type Define, examples } from './command.ts';
import { exitCodes, type Io, UsageError } from './io.ts';

/** What the rules can be for, and the lists that they need. */
const scenarios = {
  'profile-enrollment': ['rules/lists/corporate-domains.txt'],
  'progressive-profile': [],
  'combined-enrollment': ['rules/lists/corporate-domains.txt'],
} as const;

/** Where the file for each CI system stands in a repository; undefined: it is not written. */
const workflows = {
  github: ['examples/ci/github-actions.yaml', '.github/workflows/hookgate.yaml'],
  gitlab: ['examples/ci/gitlab-ci.yaml', '.gitlab-ci.yml'],
  none: undefined,
} as const;

interface InitOptions {
  scenario: keyof typeof scenarios;
  ci: keyof typeof workflows;
}

export const defineInit: Define = (program, { io, finish }) => {
  program
    .command('init [dir]')
    .description('write a rules directory to start from: a scenario, its tests, a list, and a file for CI')
    .addOption(
      program
        .createOption('--scenario <name>', 'what the rules are for')
        .choices(Object.keys(scenarios))
        .default('profile-enrollment'),
    )
    .addOption(
      program
        .createOption('--ci <system>', 'where pull requests are reviewed')
        .choices(Object.keys(workflows))
        .default('github'),
    )
    .addHelpText(
      'after',
      examples(
        ['Rules for sign-up, in this repository', 'hookgate init'],
        [
          'Rules for added attributes, for GitLab',
          'hookgate init --scenario progressive-profile --ci gitlab',
        ],
        ['Somewhere else, without a file for CI', 'hookgate init my-policies --ci none'],
      ),
    )
    .action((directory, options) => finish(() => init(directory ?? '.', options, io)));
};

/** Where the package stands: what is written are its own files, which its own tests keep sound. */
const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

async function init(directory: string, { scenario, ci }: InitOptions, io: Io): Promise<number> {
  const workflow = workflows[ci];
  const copies: (readonly [from: string, to: string])[] = [
    ...[
      `rules/${scenario}.yaml`,
      `rules/${scenario}.test.yaml`,
      ...scenarios[scenario],
      'schema/rule-file.schema.json',
      'schema/rule-tests.schema.json',
    ].map((path) => [path, path] as const),
    ...(workflow === undefined ? [] : [workflow]),
  ];
  const targetOf = (path: string) => resolve(io.directory, directory, path);
  const shown = (path: string) => relative(io.directory, targetOf(path));
  const missing = copies.filter(([from, to]) => !isSame(join(packageRoot, from), targetOf(to)));
  const taken = missing.map(([, to]) => to).filter((to) => existsSync(targetOf(to)));
  if (taken.length > 0)
    throw new UsageError(
      `nothing was written, because of what is there already: ${taken.map(shown).join(', ')}`,
      'name another directory, or take these away',
    );
  try {
    for (const [from, to] of missing) {
      await mkdir(dirname(targetOf(to)), { recursive: true });
      await copyFile(join(packageRoot, from), targetOf(to), constants.COPYFILE_EXCL);
      io.stdout.write(`wrote ${shown(to)}\n`);
    }
  } catch (error) {
    throw new UsageError(`${directory} cannot be written (${codeOf(error)})`, 'name another directory');
  }
  io.stdout.write(nextSteps(shown('rules')));
  return exitCodes.fine;
}

/** Whether a file is there as it would be written: a second scenario shares some with the first. */
function isSame(from: string, to: string): boolean {
  return existsSync(to) && statSync(to).isFile() && readFileSync(from).equals(readFileSync(to));
}

function nextSteps(rules: string): string {
  return `
They are Okta's own example: write your values into the rules, the list and the tests. Then:
  hookgate check ${rules}           what is wrong with them
  hookgate test ${rules}            whether they decide as their tests expect
  hookgate serve --rules ${rules}   answer Okta by them
`;
}
