import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { rangeOf } from '../diagnostics/source-file.ts';
import type { Side } from '../diff/side.ts';
import { isRequestProblem, readRequest } from '../okta/request.ts';
import type { RecordedRequest } from '../recordings/recorded-request.ts';
import type { TestCase } from '../rule-tests/prepare.ts';
import { listsByName } from '../rules/lists.ts';
import { isGitProblem, knowsRef, readGitSnapshot } from '../runtime/git-snapshot.ts';
import { loadTests, parseSnapshot } from '../runtime/load.ts';
import { buildRuleSet } from '../runtime/rule-set.ts';
import { readSnapshot, type Snapshot } from '../runtime/snapshot.ts';
import { type Io, UsageError } from './io.ts';

/** One side of a comparison: rules that can be compared, or what is wrong with them. */
export interface LoadedSide {
  name: string;
  snapshot: Snapshot;
  side?: Side;
  errors: Diagnostic[];
  /** Those of the tests beside the rules. */
  requests: RecordedRequest[];
}

/**
 * Loads one side.
 *
 * @param written a directory, or a ref of git; left out, the rules directory itself
 * @param directory the rules directory; at a ref, its place in the repository is looked at
 */
export async function loadSide(
  which: Side['which'],
  written: string | undefined,
  directory: string,
  io: Io,
): Promise<LoadedSide> {
  const snapshot = await readSide(which, written, directory, io);
  if (snapshot !== undefined) return sideOf(which, written ?? directory, snapshot);
  io.stderr.write(`hookgate: ${written} has no directory ${directory}: all of it is new\n`);
  return {
    name: written ?? directory,
    snapshot: EMPTY,
    errors: [],
    requests: [],
    side: { which, endpoints: new Map(), lists: new Map() },
  };
}

const EMPTY: Snapshot = {
  fingerprint: '',
  digest: '',
  contentDigest: '',
  texts: [],
  diagnostics: [],
  requestProblems: [],
};

/** One side, from what was read of it. */
export function sideOf(which: Side['which'], name: string, snapshot: Snapshot): LoadedSide {
  const parsed = parseSnapshot(snapshot);
  // What lint finds keeps rules from going live, and not from being compared.
  const { ruleSet, diagnostics } = buildRuleSet(parsed, snapshot.digest);
  if (ruleSet === undefined) return { name, snapshot, errors: diagnostics.filter(isError), requests: [] };
  const lists = listsByName(parsed.lists);
  const { cases } = loadTests({ snapshot, ruleSet, diagnostics });
  return {
    name,
    snapshot,
    errors: [],
    side: { which, endpoints: ruleSet.endpoints, lists },
    requests: cases.flatMap(requestOf),
  };
}

/** The request of a test; what is none of the hook's is refused whatever the rules say. */
function requestOf({ file, at, endpoint, body, now }: TestCase): RecordedRequest[] {
  const request = readRequest(body);
  if (isRequestProblem(request)) return [];
  const name = `${file.path}:${rangeOf(file, at).start.line}`;
  return [{ name, endpoint: endpoint.path, request, madeUp: true, ...(now !== undefined && { at: now }) }];
}

/** What stands on one side; undefined for a commit that came before there were rules. */
async function readSide(
  which: Side['which'],
  written: string | undefined,
  directory: string,
  io: Io,
): Promise<Snapshot | undefined> {
  if (written === undefined) return readSnapshot(directory);
  // An empty text is the directory one is in to some, and a variable that was not set to all others.
  if (written === '')
    throw new UsageError(`--${which} is empty`, 'name a branch, a tag, a commit or a directory');
  const path = resolve(io.directory, written);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    await refuseDoubt(written, directory);
    return readSnapshot(shownFrom(path));
  }
  const snapshot = await readGitSnapshot(directory, written);
  if (!isGitProblem(snapshot)) return snapshot;
  if (which === 'base' && snapshot.noDirectory) return undefined;
  throw new UsageError(snapshot.message, snapshot.hint);
}

/** `main` may be a directory and a branch; comparing with the wrong one would say nothing true. */
async function refuseDoubt(written: string, directory: string): Promise<void> {
  if (/^\.{0,2}\//.test(written) || written === '.' || written === '..') return;
  if (!(await knowsRef(directory, written))) return;
  throw new UsageError(
    `"${written}" is a directory, and git knows it too`,
    `write ./${written} for the directory, ${written}^0 for the commit`,
  );
}

/** As its user would write it, like the rules directory. */
function shownFrom(path: string): string {
  const below = relative(process.cwd(), path);
  return below.startsWith('..') ? path : below || '.';
}
