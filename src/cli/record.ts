import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { decide } from '../decisions/decide.ts';
import { isError } from '../diagnostics/diagnostic.ts';
import { codeOf } from '../diagnostics/error-message.ts';
import { visible } from '../diagnostics/format-text.ts';
import { writeYaml } from '../diagnostics/yaml.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import {
  findRecordedRequests,
  readRecordings,
  type Skipped,
} from '../recorded-requests/read-recorded-requests.ts';
import type { RecordedRequest } from '../recorded-requests/recorded-request.ts';
import { skeletonOf } from '../recorded-requests/test-skeleton.ts';
import { loadRules } from '../rule-set/load.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { type Define, examples } from './command.ts';
import { exitCodes, type Io, UsageError } from './io.ts';
import { notesOnRecord } from './record-notes.ts';
import { formatterFor, textsOf } from './report.ts';
import { findEndpoint } from './resolve-endpoint.ts';
import { withRules } from './resolve-rules.ts';

interface RecordOptions {
  endpoint?: string;
  name?: string;
  save?: string;
  rules?: string;
  config?: string;
}

export const defineRecord: Define = (program, { io, finish }) => {
  program
    .command('record [file]')
    .description('write a test of a recorded request; a file, FILE:LINE of a decision log, or - for stdin')
    .option(
      '--endpoint <path>',
      'the endpoint that was called, with or without its slash; needed where that is not known',
    )
    .option('--name <sentence>', 'what the test shows')
    .option('--save <path>', 'write the request to this JSON file beside the rules, and refer to it')
    .option('--rules <dir>', 'rules directory (HOOKGATE_RULES)')
    .option('--config <file>', 'configuration file that names the rules directory')
    .addHelpText(
      'after',
      examples(
        [
          'A test of a request that was saved',
          'hookgate record request.json --endpoint /registrationHookSSR',
        ],
        ['Of one among many, as diff names it', 'hookgate record requests.jsonl:17'],
      ),
    )
    .action((file, options) => finish(() => record(file, options, io)));
};

/** A test of a recorded request, which expects what the rules decide today. */
async function record(source: string | undefined, options: RecordOptions, io: Io): Promise<number> {
  return withRules(options, io, async ({ directory, levels }) => {
    const { ruleSet, diagnostics, snapshot } = await loadRules(directory, { levels, tests: false });
    if (ruleSet === undefined) {
      io.stderr.write(formatterFor('text')(diagnostics.filter(isError), textsOf(snapshot), io.stderr));
      return exitCodes.problems;
    }
    const recorded = await readOne(source ?? '-', io);
    const endpoint = findEndpoint(ruleSet, options.endpoint ?? recorded.endpoint);
    const { request } = recorded;
    const remarks = await remarksOn(recorded, endpoint, ruleSet);
    io.stderr.write(remarks.map((remark) => `hookgate: ${visible(remark)}\n`).join(''));
    const file =
      options.save === undefined ? undefined : await save(options.save, request, endpoint, directory, io);
    const name = options.name ?? `as recorded: ${recorded.name}`;
    const test = await skeletonOf({ name, at: recorded.at, now: Date.now() }, request, endpoint, file);
    const comment = 'What the rules decide today. Is it what you want?';
    const comments = [{ at: ['tests', 0, 'expect'], text: comment }];
    io.stdout.write(writeYaml({ endpoint: endpoint.path, tests: [test] }, comments));
    io.stderr.write(
      'hookgate: these may be the data of a real person: make up others before you commit them\n',
    );
    return exitCodes.fine;
  });
}

/** What must be known before a test says of a record that it is what the rules decide. */
async function remarksOn(
  { request, decided: past, at = Date.now(), endpoint: called }: RecordedRequest,
  endpoint: Endpoint,
  { version }: RuleSet,
): Promise<string[]> {
  if (past === undefined) return [];
  const decision = await decide({ id: '', version, endpoint, request, time: at });
  return notesOnRecord({
    past,
    request,
    endpoint,
    decision,
    version,
    asRecorded: called === endpoint.path,
  });
}

/** The one request that a source holds, or the one that `FILE:LINE` names among several, as `hookgate diff` does. */
async function readOne(source: string, io: Io): Promise<RecordedRequest> {
  const [, file = source] = existsSync(resolve(io.directory, source))
    ? []
    : (/^(.+?)(?::\d+)?(?:\[\d+\])?$/.exec(source) ?? []);
  const hint = 'name a file with one request, FILE:LINE as diff prints it, or - for stdin';
  const sources = await findRecordedRequests([file], io.directory);
  if (typeof sources === 'string') throw new UsageError(sources, hint);
  const found: RecordedRequest[] = [];
  const skipped: Skipped[] = [];
  for await (const one of readRecordings(sources, io.stdin, { onSkipped: (other) => skipped.push(other) })) {
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

/** Writes the body beside the rule file, and returns the way to it from there. */
async function save(
  path: string,
  request: HookRequest,
  { source }: Endpoint,
  directory: string,
  io: Io,
): Promise<string> {
  const home = dirname(resolve(source.path));
  const target = resolve(home, path);
  const root = resolve(io.directory, directory);
  const below = relative(root, target).split(sep);
  if (!target.startsWith(root + sep) || !target.endsWith('.json') || below.slice(0, -1).includes('lists'))
    throw new UsageError(
      `--save ${path} is not a JSON file below ${directory}, outside of lists/`,
      'write it as --save requests/kim.json, seen from the rule file',
    );
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, `${JSON.stringify(request, null, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    throw new UsageError(
      `${join(directory, relative(root, target))} cannot be written (${codeOf(error)})`,
      'choose another name',
    );
  }
  return relative(home, target).replaceAll(sep, '/');
}
