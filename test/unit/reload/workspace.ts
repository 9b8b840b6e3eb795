import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { decide } from '../../../src/decisions/decide.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { LiveRules } from '../../../src/reload/live-rules.ts';
import type { LoadReport, RulesSource } from '../../../src/reload/live-state.ts';
import type { LoaderClient } from '../../../src/reload/loader-client.ts';
import type { ReloadDependencies, ReloadIntervals } from '../../../src/reload/reload-dependencies.ts';
import type { RuleSet } from '../../../src/rule-set/rule-set.ts';
import { watchRules } from '../../../src/rule-set/watcher.ts';
import { PATIENCE } from '../../patience.ts';
import { inProcessLoader, onOpen } from './in-process-loader.ts';

export { inProcessLoader };

/** As it ships. */
export const PACE: ReloadIntervals = { settle: 100, poll: 2000, full: 60_000 };

/** So slow a poll that what is found was found by the watcher. */
export const WATCHER_ONLY: ReloadIntervals = { ...PACE, poll: 600_000 };

/** A watcher that never says a word. */
export const blind: ReloadDependencies['watch'] = () => ({ close: async () => undefined });

/** A temporary directory, removed when the test ends; its path without links. */
export function temporary(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'hookgate-runtime-')));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A temporary rules directory with these files. */
export function rulesIn(files: Record<string, string>, directory = join(temporary(), 'rules')): string {
  mkdirSync(directory, { recursive: true });
  for (const [name, text] of Object.entries(files)) write(join(directory, name), text);
  return directory;
}

export function write(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Replaces a link in one step, as deploys do. */
export function link(target: string, path: string): void {
  symlinkSync(target, `${path}.new`);
  renameSync(`${path}.new`, path);
}

const CAUSE = '{ errorSummary: No., reason: NO_MEMBER, location: data.userProfile.email }';

/** A rule file that denies with the number of its generation. */
export function ruleFile(generation: number, endpoint = '/hook', more = ''): string {
  return `version: 1
endpoint: ${endpoint}
description: generation ${generation}
requestTypes:
  self.service.registration:
    rules:
      - name: member
        when: { fact: data.userProfile.email, operator: emailDomainIn, value: [member.example] }
        then: allow
        otherwise: { deny: true, error: { errorSummary: generation ${generation}, errorCauses: [${CAUSE}] } }
${more}`;
}

/** A rule that uses the list, and decides nothing. */
const LISTED = `      - name: listed
        mode: shadow
        when: { fact: data.userProfile.email, operator: emailDomainIn, value: { list: members } }
        then: allow
`;

/** Two rule files and a list that say which generation they are of. */
export function generation(number: number): Record<string, string> {
  return {
    'a.yaml': ruleFile(number, '/a', LISTED),
    'b.yaml': ruleFile(number, '/b'),
    'lists/members.txt': entries(number),
  };
}

/** A list whose length says which generation it is of. */
export function entries(number: number): string {
  return Array.from({ length: sizeOf(number) }, (_, index) => `member-${index}.example\n`).join('');
}

const sizeOf = (number: number) => (number % 7) + 1;

/** The generations that answer for one rule set: one number, or something is wrong. */
export async function generationsOf(ruleSet: RuleSet | undefined): Promise<number[]> {
  if (ruleSet === undefined) return [];
  const found = new Set<number>();
  for (const endpoint of ruleSet.endpoints.values()) {
    const { version } = ruleSet;
    const { reply } = await decide({ id: 'id', version, endpoint, request: samples.ssr, time: 0 });
    const [, number] = /^generation (\d+)$/.exec(reply.response.error?.errorSummary ?? '') ?? [];
    found.add(Number(number));
  }
  for (const { entries: size } of ruleSet.lists) {
    if (![...found].some((number) => sizeOf(number) === size)) found.add(Number.NaN);
  }
  return [...found];
}

/** Waits until a condition holds. Rejects after {@link PATIENCE}. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`not within ${PATIENCE} ms: ${condition}`);
    await wait(5);
  }
}

/** Does the steps with a pause between them; the longest pause there was, as the machine was also busy. */
export async function perform(steps: (() => void)[], pause: number): Promise<number> {
  let longest = 0;
  for (const step of steps) {
    const start = performance.now();
    step();
    await wait(pause);
    longest = Math.max(longest, performance.now() - start);
  }
  return longest;
}

export interface Following {
  live: LiveRules;
  reports: LoadReport[];
  /** What the watcher said was wrong. */
  errors: unknown[];
  /** The files below the directory that a reload has opened so far. */
  opened: Set<string>;
  /** How many examinations there were at most at the same time. */
  parses: Readonly<{ most: number }>;
  /** How often the watcher gave a hint. */
  hints: Readonly<{ count: number }>;
  /** Waits until this generation, and no other, answers. */
  answering: (generation: number) => Promise<void>;
  /** The code, line and column of each error of the last report. */
  errorsReported: () => string[];
}

/**
 * Live rules over a directory, loaded for the first time, closed when the test ends. Their loader works in this thread:
 * to start one takes longer than most tests.
 */
export async function load(
  directory: string,
  machinery: Partial<ReloadDependencies> = {},
  judging: Partial<RulesSource> = {},
): Promise<Following> {
  const reports: LoadReport[] = [];
  const errors: unknown[] = [];
  const opened = new Set<string>();
  onTestFinished(
    onOpen((path) => {
      if (path.startsWith(`${directory}/`)) opened.add(path);
    }),
  );
  const parses = { now: 0, most: 0 };
  const hints = { count: 0 };
  const { startLoader: start, watch } = { startLoader: inProcessLoader, watch: watchRules, ...machinery };
  const live = new LiveRules(
    { directory, gate: 'tests', ...judging },
    {
      onReport: (report) => reports.push(report),
      onWatcherError: (error) => errors.push(error),
    },
    {
      ...machinery,
      watch: (path, onHint, onError, onReady) => {
        const counted = () => {
          hints.count += 1;
          onHint();
        };
        return watch(path, counted, onError, onReady);
      },
      startLoader: (limits) => {
        const loader = start(limits);
        const validate: LoaderClient['validate'] = (options) => {
          parses.now += 1;
          parses.most = Math.max(parses.most, parses.now);
          return loader.validate(options).finally(() => {
            parses.now -= 1;
          });
        };
        return { ...loader, validate };
      },
    },
  );
  onTestFinished(() => live.close());
  await live.load();
  reports.length = 0;
  opened.clear();
  return {
    live,
    reports,
    errors,
    opened,
    parses,
    hints,
    answering: (number) =>
      until(async () => {
        const found = await generationsOf(live.current);
        return found.length === 1 && found[0] === number;
      }),
    errorsReported: () =>
      (live.report?.diagnostics ?? [])
        .filter(({ severity }) => severity === 'error')
        .map(({ code, range }) =>
          range === undefined ? code : `${range.start.line}:${range.start.column} ${code}`,
        ),
  };
}

/** The same, following the directory. Returns when the watcher is at work. */
export async function follow(
  directory: string,
  machinery: Partial<ReloadDependencies> = {},
): Promise<Following> {
  const following = await load(directory, machinery);
  following.live.follow();
  if (machinery.watch === undefined) await watcherReady(following, directory);
  return following;
}

/** The watcher is at work when it sees a file that is none of ours come and go. */
async function watcherReady({ live, hints }: Following, directory: string): Promise<void> {
  const probe = join(directory, 'probe.md');
  await until(() => {
    if (existsSync(probe)) rmSync(probe);
    else writeFileSync(probe, '');
    return hints.count > 0;
  });
  rmSync(probe, { force: true });
  await live.reload();
}

/** git, with no configuration but its own. */
export function git(directory: string, ...command: string[]): string {
  const identity = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'commit.gpgsign=false',
  ];
  const environment = { PATH: process.env['PATH'], HOME: directory, GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', [...identity, '-C', directory, ...command], {
    env: environment,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}
