import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeOf } from '../diagnostics/error-message.ts';
import type { Define } from './command.ts';
import { exitCodes, type Io, UsageError } from './io.ts';
import { type NewFile, takenBy, writeAll } from './write-all.ts';

/** The lists of each scenario. */
const scenarios = {
  'profile-enrollment': ['rules/lists/corporate-domains.txt'],
  'progressive-profile': [],
  'combined-enrollment': ['rules/lists/corporate-domains.txt'],
} as const;

/** The source and target of the file of each CI system; undefined: none. */
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
    .description('create rules/ to start from: a scenario, its tests, a list, and a CI file')
    .choiceOption(
      '--scenario <name>',
      'the scenario of the rules',
      Object.keys(scenarios),
      'profile-enrollment',
    )
    .choiceOption('--ci <system>', 'the CI system', Object.keys(workflows), 'github')
    .examples({
      'Rules for sign-up, in this repository': 'hookgate init',
      'Rules for added attributes, for GitLab': 'hookgate init --scenario progressive-profile --ci gitlab',
      'Somewhere else, without a CI file': 'hookgate init my-policies --ci none',
    })
    .action((directory, options) => finish(() => init(directory ?? '.', options, io)));
};

/** The root of the package. Templates are separate from the rules of a checkout, which may be edited. */
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
      `nothing was written, because these exist: ${taken.map(shown).join(', ')}`,
      'name another directory, or remove them',
    );
  // Without a listener Ctrl-C would end the process between two files.
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

function templateAt(path: string): Buffer {
  try {
    return readFileSync(join(packageRoot, path));
  } catch (error) {
    throw new UsageError(
      `this installation of hookgate lacks ${path} (${codeOf(error)}), so that nothing was written`,
      'install the whole package from npm: the container image lacks the templates',
    );
  }
}

/** The files of a scenario: their paths in the package, and their targets. */
function filesFor(
  scenario: InitOptions['scenario'],
  ci: InitOptions['ci'],
): (readonly [from: string, to: string])[] {
  const rules = [`rules/${scenario}.yaml`, `rules/${scenario}.test.yaml`, ...scenarios[scenario]];
  const schemas = ['rule-file', 'rule-tests'].map((name) => `schema/${name}.schema.json`);
  const workflow = workflows[ci];
  return [
    ...rules.map((path) => [`templates/${path}`, path] as const),
    // The first line of a rule file refers to them.
    ...schemas.map((path) => [path, path] as const),
    ...(workflow === undefined ? [] : [workflow]),
  ];
}

function nextSteps(rules: string): string {
  const where = rules === 'rules' ? '' : ` ${rules}`;
  const flag = rules === 'rules' ? '' : ` --rules ${rules}`;
  return `
They are Okta's own example: write your values into the rules, the list and the tests. Then:
  npx hookgate check${where}    report problems
  npx hookgate test${where}     run the tests
  npx hookgate serve${flag}    answer Okta; it prints the values to paste into Okta
`;
}
