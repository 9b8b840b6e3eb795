import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { decide } from '../decisions/decide.ts';
import { NO_ID } from '../decisions/hook-call.ts';
import { codeOf } from '../diagnostics/error-message.ts';
import { writeYaml } from '../diagnostics/yaml.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import {
  findRecordedRequests,
  readRecordedRequests,
  type Skipped,
} from '../recorded-requests/read-recorded-requests.ts';
import type { RecordedRequest } from '../recorded-requests/recorded-request.ts';
import { skeletonOf } from '../recorded-requests/test-skeleton.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import type { Define } from './command.ts';
import { exitCodes, type Io, UsageError, writeNote } from './io.ts';
import { notesOnRecord } from './record-notes.ts';
import { findEndpoint } from './resolve-endpoint.ts';
import { loadRuleSet, type RuleOptions, resolveRules } from './resolve-rules.ts';

interface RecordOptions extends RuleOptions {
  endpoint?: string;
  name?: string;
  save?: string;
}

export const defineRecord: Define = (program, { io, finish }) => {
  program
    .command('record [file]')
    .description('write a test of a recorded request: a file, FILE:LINE of a decision log, or - for stdin')
    .option(
      '--endpoint <path>',
      'the endpoint that was called, with or without its slash; required if the record has none',
    )
    .option('--name <sentence>', 'name of the test')
    .option('--save <path>', 'write the request to this JSON file beside the rules, and refer to it')
    .rulesOption()
    .configOption()
    .examples({
      'A test of a saved request': 'hookgate record request.json --endpoint /registrationHookSSR',
      'Of one request among many, as diff names it': 'hookgate record requests.jsonl:17',
    })
    .action((file, options) => finish(() => record(file, options, io)));
};

/** Writes a test of a recorded request that expects the current decision of the rules. */
async function record(source: string | undefined, options: RecordOptions, io: Io): Promise<number> {
  const chosen = resolveRules(options, io);
  const ruleSet = await loadRuleSet(chosen, io);
  const recorded = await readOne(source ?? '-', io);
  const { request, at } = recorded;
  const endpoint = findEndpoint(ruleSet, options.endpoint ?? recorded.endpoint, request);
  for (const note of await notesOn(recorded, endpoint, ruleSet)) writeNote(io, note);
  const home = { directory: chosen.directory, ruleFile: endpoint.source.path };
  const file = options.save === undefined ? undefined : await save(options.save, request, home, io);
  const name = options.name ?? `as recorded: ${recorded.name}`;
  const test = await skeletonOf({ name, at, now: Date.now() }, request, endpoint, file);
  const text = 'The current decision of the rules. Is it right?';
  const comments = [{ at: ['tests', 0, 'expect'], text }];
  io.stdout.write(writeYaml({ endpoint: endpoint.path, tests: [test] }, comments));
  writeNote(io, 'this may be personal data: replace it by made-up values before you commit');
  return exitCodes.fine;
}

async function notesOn(
  { request, decided: past, at = Date.now(), endpoint: called }: RecordedRequest,
  endpoint: Endpoint,
  { version }: RuleSet,
): Promise<string[]> {
  if (past === undefined) return [];
  const decision = await decide({ id: NO_ID, version, endpoint, request, time: at });
  return notesOnRecord({ past, request, endpoint, decision, version, asRecorded: called === endpoint.path });
}

/** Reads the only request of a source, or that of `FILE:LINE`. */
async function readOne(source: string, io: Io): Promise<RecordedRequest> {
  const [, file = source] = existsSync(resolve(io.directory, source))
    ? []
    : (/^(.+?)(?::\d+)?(?:\[\d+\])?$/.exec(source) ?? []);
  const hint = 'name a file with one request, FILE:LINE as diff prints it, or - for stdin';
  const sources = await findRecordedRequests([file], io.directory);
  if (!sources.ok) throw new UsageError(sources.problem, hint);
  const found: RecordedRequest[] = [];
  const skipped: Skipped[] = [];
  const onSkipped = (other: Skipped) => skipped.push(other);
  for await (const one of readRecordedRequests(sources.value, io.stdin, { onSkipped })) {
    if (file === source || one.name === source) found.push(one);
    if (found.length > 1) break;
  }
  const [only, other] = found;
  const shown = source === '-' ? 'stdin' : source;
  if (only === undefined) {
    const why = skipped.find(({ name }) => file === source || name === source)?.reason;
    throw new UsageError(`${shown} holds no request${why === undefined ? '' : `: ${why}`}`, hint);
  }
  if (other === undefined) return only;
  throw new UsageError(`${shown} holds several requests`, `name one of them: ${only.name}`);
}

/** Writes a request to a file, and returns its path from the rule file. */
async function save(
  path: string,
  request: HookRequest,
  { directory, ruleFile }: { directory: string; ruleFile: string },
  io: Io,
): Promise<string> {
  const home = dirname(resolve(ruleFile));
  const target = resolve(home, path);
  const root = resolve(io.directory, directory);
  const below = relative(root, target).split(sep);
  if (!target.startsWith(root + sep) || !target.endsWith('.json') || below.slice(0, -1).includes('lists'))
    throw new UsageError(
      `--save ${path} is not a JSON file below ${directory}, outside of lists/`,
      'write it as --save requests/kim.json, relative to the rule file',
    );
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, `${JSON.stringify(request, null, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    const shown = join(directory, relative(root, target));
    throw new UsageError(`${shown} cannot be written (${codeOf(error)})`, 'choose another name');
  }
  return relative(home, target).replaceAll(sep, '/');
}
