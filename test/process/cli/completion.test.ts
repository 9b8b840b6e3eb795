import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { hookgate } from './hookgate.ts';

/*
 * The scripts in real shells. Each gets a line with the cursor at its end, in the root of this repository, and says
 * what it would offer.
 */

const directory = mkdtempSync(join(tmpdir(), 'hookgate-completion-'));
const script = (shell: string) => join(directory, `hookgate.${shell}`);

function output(command: string, ...args: string[]): string[] {
  const text = execFileSync(command, args, { encoding: 'utf8', timeout: 20_000, stdio: 'pipe' });
  return text.split('\n').filter((line) => line !== '');
}

/** bash calls the function with the words; it splits --format=json at the sign itself. */
function offeredByBash(line: string): string[] {
  const words = line.split(/ |(=)/).filter((word) => word !== undefined);
  const call =
    'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _hookgate 2>/dev/null; printf "%s\\n" "${COMPREPLY[@]}"';
  return output('bash', '--noprofile', '--norc', '-c', call, 'bash', script('bash'), ...words);
}

function offeredByFish(line: string): string[] {
  const call = 'source $argv[1]; complete -C $argv[2]';
  return output('fish', '--no-config', '-c', call, script('fish'), line).map((row) =>
    row.replace(/\t.*/, '').replace(/^--\w+=/, ''),
  );
}

/** zsh completes in a terminal only: one is made, in which every match is written down before the shell ends. */
function offeredByZsh(line: string): string[] {
  const [setup, matches] = [join(directory, 'setup.zsh'), join(directory, 'matches')];
  writeFileSync(matches, '');
  writeFileSync(
    setup,
    `PROMPT=
autoload -Uz compinit && compinit -D -u
source ${script('zsh')}
bindkey '^I' complete-word
compadd() {
  if (( \${@[(I)-[OAD]]} )); then builtin compadd "$@"; return; fi
  local -a hits
  builtin compadd -A hits "$@"
  print -rl -- $hits >>${matches}
  builtin compadd "$@"
}
comppostfuncs=(exit)
`,
  );
  const terminal = `zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "source $1"
zpty -w -n shell "$2"$'\\t'
while zpty -r shell line; do :; done`;
  output('zsh', '-f', '-c', terminal, 'zsh', setup, line);
  return readFileSync(matches, 'utf8')
    .split('\n')
    .filter((match) => match !== '');
}

const has = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    writeFileSync(script(shell), (await hookgate('completion', shell)).stdout);
  }
});

// A shell that the machine does not have is shown as skipped.
describe.for([
  ['bash', offeredByBash],
  ['zsh', offeredByZsh],
  ['fish', offeredByFish],
] as const)('completion in %s', ([shell, offered]) => {
  test.skipIf(!has(shell)).for([
    ['hookgate che', ['check']],
    ['hookgate check --format ', ['github', 'json', 'junit', 'sarif', 'text']],
    ['hookgate check --format=js', ['json']],
    [
      'hookgate explain --request ',
      ['classic', 'pp', 'saml', 'ssr', 'token', 'token-refresh', 'token-service'],
    ],
    ['hookgate explain --end', ['--endpoint']],
    ['hookgate schema ', ['config', 'list', 'rule-file', 'rule-tests']],
    ['hookgate help expl', ['explain']],
    ['hookgate serve --port ', []],
    ['hookgate test rul', ['rules']],
    ['hookgate test READ', []],
    ['hookgate serve --rules sche', ['schema']],
  ] as const)('%s', ([line, expected]) => {
    const found = offered(line).map((match) => match.replace(/\/$/, ''));
    expect([...new Set(found)].sort()).toEqual(expected);
  });

  test.skipIf(!has(shell))('every command', () => {
    const found = offered('hookgate ');
    expect(found).toEqual(expect.arrayContaining(['serve', 'check', 'explain', 'completion', 'help']));
  });
});

test.skipIf(!has('fish'))('completion in fish: completes files', () => {
  expect(offeredByFish('hookgate check --config config.ex')).toEqual(['config.example.yaml']);
  expect(offeredByFish('hookgate check READ')).toEqual(['README.md']);
});

test.skipIf(!has('zsh'))('completion in zsh: completes files', () => {
  expect(offeredByZsh('hookgate check --config config.ex')).toEqual(['config.example.yaml']);
  expect(offeredByZsh('hookgate check READ')).toEqual(['README.md']);
});

test('completion in bash: completes files through the default', () => {
  expect(offeredByBash('hookgate check --config config.ex')).toEqual([]);
  expect(offeredByBash('hookgate check READ')).toEqual([]);
  const call = 'source "$1"; complete -p hookgate';
  expect(output('bash', '-c', call, 'bash', script('bash'))).toEqual([
    'complete -o default -F _hookgate hookgate',
  ]);
});

test('completion: an unknown shell is a usage error', async () => {
  expect(await hookgate('completion', 'tcsh')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('Allowed choices are bash, zsh, fish'),
  });
});
