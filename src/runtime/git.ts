import { spawn } from 'node:child_process';
import { codeOf } from '../diagnostics/thrown.ts';

/** Why git gave no answer: there is no git, it took too long or said too much, or it ended with an error. */
export interface GitFailure {
  reason: 'no-git' | 'stopped' | 'refused';
  /** What git itself said. */
  message: string;
}

export interface GitOptions {
  /** What git reads from its standard input. */
  input?: string;
  /** Milliseconds. */
  timeout?: number;
  /** Bytes of the answer. */
  limit?: number;
}

/**
 * The directory under judgement may hold anything, also files that make it look like a repository of its own with a
 * configuration that runs programs: only a real checkout counts, and nothing that it configures is run.
 */
const CAREFULLY = [
  '--no-optional-locks',
  ...['safe.bareRepository=explicit', 'core.fsmonitor=false', 'core.hooksPath=/dev/null'].flatMap(
    (option) => ['-c', option],
  ),
];

/** Runs git in a directory, and returns what it says on standard output. Never rejects. */
export async function git(
  directory: string,
  command: readonly string[],
  { input, timeout = 2000, limit = 1024 * 1024 }: GitOptions = {},
): Promise<Buffer | GitFailure> {
  const { promise, resolve } = Promise.withResolvers<Buffer | GitFailure>();
  const child = spawn('git', [...CAREFULLY, '-C', directory, ...command], { timeout, killSignal: 'SIGKILL' });
  const answer: Buffer[] = [];
  let size = 0;
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > limit) child.kill('SIGKILL');
    else answer.push(chunk);
  });
  child.stderr.on('data', (chunk) => {
    complaint = `${complaint}${chunk}`.slice(0, 2000);
  });
  child.on('error', (error) =>
    resolve({ reason: 'no-git', message: `git cannot be run (${codeOf(error)})` }),
  );
  child.on('close', (code, signal) => {
    if (code === 0) resolve(Buffer.concat(answer));
    else resolve({ reason: signal === null ? 'refused' : 'stopped', message: complaint.trim() });
  });
  // Git may end before it has read everything; its exit code says why.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return promise;
}

export function isGitFailure(answer: Buffer | GitFailure): answer is GitFailure {
  return 'reason' in answer;
}

/** One line of git, or undefined where there is none: no git, no checkout, no commit yet. */
export async function gitLine(directory: string, ...command: string[]): Promise<string | undefined> {
  const answer = await git(directory, command);
  return isGitFailure(answer) ? undefined : answer.toString('utf8').trim();
}
