import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { git, ruleFile, rulesIn, temporary, write } from '../../unit/reload/workspace.ts';
import { attacks, fire, setTrap } from '../rule-set/trapped-repository.ts';
import { startHookgate } from '../serve/process.ts';
import { hookgateWith } from './hookgate.ts';

afterEach(() => vi.unstubAllEnvs());

/** A repository with rules and a test, in two commits; a third change is not committed. */
function repository(): string {
  const root = temporary();
  git(root, 'init', '--quiet', '--initial-branch=main');
  for (const comment of ['# one\n', '# two\n']) {
    rulesIn({ 'hook.yaml': ruleFile(1, '/hook', comment), 'hook.test.yaml': TESTS }, join(root, 'rules'));
    git(root, 'add', '--all');
    git(root, 'commit', '--quiet', '--message=rules');
  }
  return root;
}

const TESTS = `endpoint: /hook
tests:
  - name: a stranger is denied
    request: ssr
    expect: { decision: deny }
`;

/** With their exit codes: what a partial clone lacks is refused where it is asked for. */
const commands: [string[], exitCodes: number[]][] = [
  [['check'], [0]],
  [['test'], [0]],
  [['explain', '--request', 'ssr'], [0]],
  [
    ['diff', '--base', 'HEAD~1'],
    [0, 2],
  ],
  [
    ['diff', '--base', 'HEAD~1', '--head', 'HEAD'],
    [0, 2],
  ],
  [
    ['test', '--changed-since', 'HEAD~1'],
    [0, 2],
  ],
];

test.each(Object.entries(attacks))('%s: no command runs the program', async (_, attack) => {
  vi.stubEnv('BASIC_AUTH_PASSWORD', 'only-for-hookgate');
  const root = repository();
  const { program, sprung } = setTrap();
  attack.arm(root, program);
  // Arming may run it, too: only what comes after counts.
  const before = sprung();
  // Of the same size: only by its content can it be told from what was committed.
  write(join(root, 'rules/hook.yaml'), ruleFile(1, '/hook', '# six\n'));
  for (const [command, exitCodes] of commands) {
    const { exitCode, stderr } = await hookgateWith({ directory: root }, ...command);
    expect(exitCodes, `${command.join(' ')}: ${stderr}`).toContain(exitCode);
    expect(sprung(), command.join(' ')).toBe(before);
  }
  fire(root, attack);
  expect(sprung(), 'git itself runs it').not.toBe(before);
});

test('a git in the current directory is not run, although PATH begins there', async () => {
  const root = repository();
  const { program, sprung } = setTrap();
  symlinkSync(program, join(root, 'git'));
  const environment = { PATH: `.::${process.env['PATH']}`, BASIC_AUTH_PASSWORD: 'only-for-hookgate' };
  const { exited, output } = startHookgate(
    root,
    ['diff', '--base', 'HEAD~1', '--rules', 'rules'],
    environment,
  );
  expect({ ...(await exited), ...output() }).toMatchObject({ code: 0, stderr: '' });
  expect(sprung()).toBeUndefined();
});
