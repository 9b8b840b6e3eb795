import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeOf } from '../diagnostics/error-message.ts';
import { type Define, examples } from './command.ts';
import { exitCodes, type Io, UsageError } from './io.ts';
import { type NewFile, takenBy, writeAll } from './write-all.ts';

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
    .description('write rules/ to start from into a folder: a scenario, its tests, a list, and a file for CI')
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

/** Where the package stands. Templates are not the rules of a checkout, which its owner may have edited. */
const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

async function init(directory: string, { scenario, ci }: InitOptions, io: Io): Promise<number> {
  const root = resolve(io.directory, directory);
  const shown = (path: string) => relative(io.directory, path) || '.';
  const files = filesFor(scenario, ci).map(
    ([from, to]): NewFile => ({ path: join(root, to), bytes: templateAt(from) }),
  );
  const { taken, missing } = takenBy(files);
  if (taken.length > 0)
    throw new UsageError(
      `nothing was written, because of what is there already: ${taken.map(shown).join(', ')}`,
      'name another directory, or take these away',
    );
  // Without a listener Ctrl-C would end the process between two files; what is written takes some milliseconds.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) io.onSignal(signal, () => undefined);
  try {
    writeAll(missing);
  } catch (error) {
    const { path = root } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `${shown(path)} cannot be written (${codeOf(error)}); nothing was`,
      'name another directory',
    );
  }
  io.stdout.write(missing.map(({ path }) => `wrote ${shown(path)}\n`).join(''));
  io.stdout.write(nextSteps(shown(join(root, 'rules'))));
  return exitCodes.fine;
}

/** A file of the package. */
function templateAt(path: string): Buffer {
  try {
    return readFileSync(join(packageRoot, path));
  } catch (error) {
    throw new UsageError(
      `this installation of hookgate lacks ${path} (${codeOf(error)}), so that nothing was written`,
      'install the whole package from npm: the container image is without what init writes',
    );
  }
}

/** The files of a scenario: where each stands in the package, and where it goes. */
function filesFor(
  scenario: InitOptions['scenario'],
  ci: InitOptions['ci'],
): (readonly [from: string, to: string])[] {
  const rules = [`rules/${scenario}.yaml`, `rules/${scenario}.test.yaml`, ...scenarios[scenario]];
  const schemas = ['rule-file', 'rule-tests'].map((name) => `schema/${name}.schema.json`);
  const workflow = workflows[ci];
  return [
    ...rules.map((path) => [`templates/${path}`, path] as const),
    // The first line of a rule file leads there.
    ...schemas.map((path) => [path, path] as const),
    ...(workflow === undefined ? [] : [workflow]),
  ];
}

function nextSteps(rules: string): string {
  const where = rules === 'rules' ? '' : ` ${rules}`;
  const flag = rules === 'rules' ? '' : ` --rules ${rules}`;
  return `
They are Okta's own example: write your values into the rules, the list and the tests. Then:
  npx hookgate check${where}    what is wrong with them
  npx hookgate test${where}     whether they decide as their tests expect
  npx hookgate serve${flag}    answer Okta by them; what to paste into Okta is printed
`;
}
