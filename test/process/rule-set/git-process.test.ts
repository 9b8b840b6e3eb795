import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { type LoaderClient, startLoader } from '../../../src/reload/loader-client.ts';
import { git } from '../../../src/rule-set/git/git.ts';
import { generation, git as realGit, rulesIn, temporary, until, write } from '../../unit/reload/workspace.ts';

const CHECKOUT = { gitDirectory: '/some/checkout/.git', folder: 'rules' };

afterEach(() => vi.unstubAllEnvs());

/** Puts a shell script in the place of git. */
function pretendGit(script: string): string {
  const directory = temporary();
  write(join(directory, 'git'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(directory, 'git'), 0o755);
  vi.stubEnv('PATH', `${directory}:${process.env['PATH']}`);
  return directory;
}

test('git process: gets PATH and HOME of the environment, and nothing that could steer it', async () => {
  for (const name of ['BASIC_AUTH_PASSWORD', 'GIT_SSH_COMMAND', 'GIT_EXTERNAL_DIFF', 'LANG'])
    vi.stubEnv(name, 'of the shell');
  vi.stubEnv('GIT_DIR', '/elsewhere');
  vi.stubEnv('HOME', '/home/ana');
  const directory = pretendGit('env');
  const lines = String(await git(CHECKOUT, ['rev-parse']))
    .trim()
    .split('\n');
  // What sh adds by itself.
  const environment = lines.filter((line) => !/^(PWD|OLDPWD|SHLVL|_)=/.test(line));
  expect(environment.toSorted()).toEqual([
    'GIT_ALLOW_PROTOCOL=none',
    'GIT_CONFIG_GLOBAL=/dev/null',
    'GIT_CONFIG_NOSYSTEM=1',
    'GIT_DIR=/some/checkout/.git',
    'GIT_LITERAL_PATHSPECS=1',
    'GIT_NO_LAZY_FETCH=1',
    'GIT_NO_REPLACE_OBJECTS=1',
    'GIT_OPTIONAL_LOCKS=0',
    'GIT_TERMINAL_PROMPT=0',
    'GIT_WORK_TREE=/some/checkout',
    'HOME=/home/ana',
    'LC_ALL=C',
    expect.stringMatching(`^PATH=${directory}:/`),
  ]);
});

test('git process: relative and empty entries of PATH are passed over', async () => {
  const directory = pretendGit('echo "$PATH"');
  vi.stubEnv('PATH', `:.:node_modules/.bin:${directory}::/bin:`);
  expect(String(await git(CHECKOUT, []))).toBe(`${directory}:/bin\n`);
});

test('git process: a directory and a file without permission are no program', async () => {
  const [folder, file] = [temporary(), temporary()];
  write(join(folder, 'git/x'), '');
  write(join(file, 'git'), '#!/bin/sh\n');
  vi.stubEnv('PATH', `${folder}:${file}`);
  expect(await git(CHECKOUT, [])).toEqual({
    reason: 'no-git',
    message: 'there is no git in the directories of PATH',
  });
});

test('git process: a failure has what git wrote, or how it ended', async () => {
  pretendGit('echo fatal: no >&2; exit 128');
  expect(await git(CHECKOUT, [])).toEqual({ reason: 'refused', message: 'fatal: no' });
  pretendGit('exit 1');
  expect(await git(CHECKOUT, [])).toEqual({ reason: 'refused', message: '' });
  pretendGit('exit 3');
  expect(await git(CHECKOUT, [])).toEqual({ reason: 'refused', message: 'git ended with 3' });
  pretendGit('kill -SEGV $$');
  expect(await git(CHECKOUT, [])).toEqual({ reason: 'refused', message: 'git ended with SIGSEGV' });
});

test('git process: one that does not end is stopped after the time-out', async () => {
  pretendGit('exec sleep 1000');
  expect(await git(CHECKOUT, [], { timeout: 100 })).toEqual({
    reason: 'stopped',
    message: 'git was stopped: it took longer than 0.1 s',
  });
});

test('git process: what it has started ends with it, and what has left its group is not waited for', async () => {
  const directory = temporary();
  const [child, runaway] = [join(directory, 'child'), join(directory, 'runaway')];
  pretendGit(
    `sleep 1000 & echo $! > ${child}; setsid sh -c 'echo $$ > ${runaway}; exec sleep 1000' &
while [ ! -s ${runaway} ]; do sleep 0.01; done; yes`,
  );
  expect(await git(CHECKOUT, [], { timeout: 60_000, limit: 100_000 })).toEqual({
    reason: 'stopped',
    message: 'git was stopped: it wrote more than 100000 bytes',
  });
  process.kill(Number(readFileSync(runaway, 'utf8')), 'SIGKILL');
  await until(() => !isRunning(readFileSync(child, 'utf8').trim()));
});

test('git process: ends with the thread that has started it', async () => {
  const file = join(temporary(), 'pid');
  const directory = rulesIn(generation(1));
  realGit(directory, 'init', '--quiet');
  // Its standard input ends once the thread knows of it.
  pretendGit(`cat > /dev/null; echo $$ > ${file}.new; mv ${file}.new ${file}; exec sleep 1000`);
  const examiner = startLoader({ time: 100_000, memory: 512 });
  const reading = examiner.read({ directory, tests: true, settle: 0, changed: false });
  await Promise.all([expect(reading).rejects.toThrow('the thread ended'), stopOnce(examiner, file)]);
  const pid = readFileSync(file, 'utf8').trim();
  await until(() => !isRunning(pid));
});

async function stopOnce(examiner: LoaderClient, file: string): Promise<void> {
  await until(() => existsSync(file));
  await examiner.stop();
}

/** A process that has ended, and that nobody has asked about yet, is a zombie. */
function isRunning(pid: string): boolean {
  const path = `/proc/${pid}/stat`;
  return existsSync(path) && !/\) [ZX] /.test(readFileSync(path, 'utf8'));
}
