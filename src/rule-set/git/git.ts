import { spawn } from 'node:child_process';
import { devNull } from 'node:os';
import { dirname } from 'node:path';
import { codeOf } from '../../diagnostics/error-message.ts';
import type { Checkout, GitFailure } from './checkout.ts';
import { findGit } from './find-git.ts';
import { endProcessGroup, enterProcessGroup } from './process-group.ts';

export interface GitOptions {
  /** Standard input. */
  input?: string;
  /** Milliseconds. */
  timeout?: number;
  /** Bytes of standard output. */
  limit?: number;
}

/**
 * A repository can name programs in its configuration, and git runs them: filters, fsmonitor, hooks, pagers,
 * transports. Only commands that read objects and refs are used here, which need none of these; never `status`, `diff`,
 * `log`, or others that read the index, the working tree or attributes. Fetching the missing objects of a partial clone
 * is switched off twice: GIT_NO_LAZY_FETCH is as young as git 2.39.4, and before it no transport is allowed. Before
 * 2.32 git reads the user's own configuration in spite of GIT_CONFIG_GLOBAL.
 */
const ENVIRONMENT = {
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: devNull,
  // Objects are read by name; refs/replace is ignored.
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};
const CONFIGURATION = ['core.fsmonitor=false', `core.hooksPath=${devNull}`].flatMap((one) => ['-c', one]);

/**
 * Asks git about a checkout, and returns its standard output. Never rejects, and never waits longer than the time-out.
 */
export async function git(
  { gitDirectory }: Checkout,
  command: readonly string[],
  { input, timeout = 10_000, limit = 1024 * 1024 }: GitOptions = {},
): Promise<Buffer | GitFailure> {
  const program = await findGit();
  if (program === undefined)
    return { reason: 'no-git', message: 'there is no git in the directories of PATH' };
  const { promise, resolve } = Promise.withResolvers<Buffer | GitFailure>();
  const child = spawn(program.path, ['--no-pager', ...CONFIGURATION, ...command], {
    cwd: dirname(program.path),
    // Named outright, so that git neither looks for a repository nor follows core.worktree.
    env: {
      ...program.environment,
      ...ENVIRONMENT,
      GIT_DIR: gitDirectory,
      GIT_WORK_TREE: dirname(gitDirectory),
    },
    // A process group of its own, which can be ended as a whole.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const { pid } = child;
  const leave = pid === undefined ? undefined : enterProcessGroup(pid);
  const stop = (why: string) => {
    if (pid !== undefined) endProcessGroup(pid);
    // Processes that left the group may keep the pipes open forever.
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
    child.unref();
    resolve({ reason: 'stopped', message: `git was stopped: ${why}` });
  };
  const timer = setTimeout(() => stop(`it took longer than ${timeout / 1000} s`), timeout);
  const answer: Buffer[] = [];
  let size = 0;
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > limit) stop(`it wrote more than ${limit} bytes`);
    else answer.push(chunk);
  });
  child.stderr.on('data', (chunk) => {
    complaint = `${complaint}${chunk}`.slice(0, 2000);
  });
  child.on('error', (error) =>
    resolve({ reason: 'no-git', message: `git cannot be run (${codeOf(error)})` }),
  );
  child.on('close', (code, signal) => {
    const ending = code === 1 ? '' : `git ended with ${code ?? signal}`;
    if (code === 0) resolve(Buffer.concat(answer));
    else resolve({ reason: 'refused', message: complaint.trim() || ending });
  });
  // Git may end before it has read everything; its exit code says why.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return promise.finally(() => {
    clearTimeout(timer);
    leave?.();
  });
}
