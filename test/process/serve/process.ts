import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { formatPlain } from '../../../src/diagnostics/format-text.ts';

/** A running `hookgate`, started as its users start it. */
export interface Hookgate {
  child: ChildProcess;
  /** Its output so far. */
  output: () => { stdout: string; stderr: string };
  /** Waits until its output, both streams together, matches. */
  waitFor: (pattern: RegExp) => Promise<RegExpExecArray>;
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** A working directory of its own with the shipped rules in it. */
export function workspace(): string {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-e2e-'));
  cpSync('rules', join(directory, 'rules'), { recursive: true });
  return directory;
}

export function startHookgate(
  directory: string,
  args: string[],
  environment: Record<string, string> = {},
): Hookgate {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [resolve('bin/hookgate.js'), ...args], {
    cwd: directory,
    env: { PATH, HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return watched(child);
}

/** The JSON lines of standard error as text: findings, and then the message. */
export function told({ output }: Pick<Hookgate, 'output'>): string {
  const lines = output()
    .stderr.split('\n')
    .filter((line) => line !== '');
  const records = lines.map((line): { msg: string; diagnostics?: Diagnostic[] } => JSON.parse(line));
  return records.map(({ msg, diagnostics = [] }) => `${formatPlain(diagnostics)}${msg}\n`).join('');
}

/** A started process, and its output. */
export function watched(child: ChildProcess): Hookgate {
  const written = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.on('data', (data) => {
      written[name] += data;
      for (const listener of listeners) listener();
    });
  }
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) =>
    child.once('close', (code, signal) => done({ code, signal })),
  );
  const waitFor = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((done, fail) => {
      const look = () => {
        const match = pattern.exec(written.stdout + written.stderr);
        if (match === null) return;
        listeners.delete(look);
        done(match);
      };
      listeners.add(look);
      look();
      exited.then(
        () => fail(new Error(`it ended without ${pattern}: ${written.stdout}${written.stderr}`)),
        fail,
      );
    });
  return { child, output: () => written, waitFor, exited };
}
