import { compareBehaviour } from '../diff/behaviour.ts';
import { formatJson } from '../diff/format-json.ts';
import { formatMarkdown } from '../diff/format-markdown.ts';
import { formatText } from '../diff/format-text.ts';
import { mask } from '../diff/mask.ts';
import { probesFor } from '../diff/probes.ts';
import { FAILURES, type Failure, failuresIn, type Report } from '../diff/report.ts';
import type { Side } from '../diff/side.ts';
import { compareStructure } from '../diff/structure.ts';
import { valueWords } from '../diff/words.ts';
import { samples } from '../okta/samples.ts';
import { findRecordings, type RecordingSource, readRecordings } from '../recordings/read-recordings.ts';
import type { RecordedRequest } from '../recordings/recorded-request.ts';
import { parseTime } from '../rules/time.ts';
import { type LoadedSide, loadSide } from './diff-sides.ts';
import { exitCodes, type Io, paintFor, UsageError } from './io.ts';
import { progressOn } from './progress.ts';
import { formatterFor, textsOf } from './report.ts';
import { rulesDirectory } from './rules-directory.ts';

export interface DiffOptions {
  base: string;
  head?: string;
  requests: string[];
  endpoint?: string;
  at?: string;
  format: string;
  showValues?: boolean;
  failOn?: string;
  rules?: string;
  config?: string;
}

/** `hookgate diff`: what a change of the rules does, to the rules themselves and to requests. */
export async function diff(options: DiffOptions, io: Io): Promise<number> {
  const format = formatFor(options.format);
  const failOn = readFailOn(options.failOn);
  const now = options.at === undefined ? undefined : parseTime(options.at);
  if (options.at !== undefined && now === undefined)
    throw new UsageError(`"${options.at}" is not a time`, 'write it as 2026-03-01T09:00:00Z');
  const sources = await findRecordings(options.requests, io.directory);
  if (typeof sources === 'string')
    throw new UsageError(sources, 'name a file or a folder of recorded requests, or - for stdin');
  const directory = rulesDirectory(options, io);
  if (Array.isArray(directory)) {
    io.stderr.write(formatterFor('text')(directory, () => undefined, io.stderr));
    return exitCodes.usage;
  }
  const base = await loadSide('base', options.base, directory, io);
  const head = await loadSide('head', options.head, directory, io);
  if (base.side === undefined || head.side === undefined) {
    reportErrors([base, head], io);
    return exitCodes.problems;
  }
  checkEndpoint(options.endpoint, base.side, head.side);
  const report = await compare(base.side, head.side, sources, { ...options, now }, io);
  io.stdout.write(format({ ...report, base: base.name, head: head.name }, io));
  const failures = failuresIn({ ...report, base: '', head: '' }, failOn);
  if (failures.length > 0) io.stderr.write(`hookgate: there are changes of ${failures.join(', ')}\n`);
  return failures.length > 0 ? exitCodes.problems : exitCodes.fine;
}

type Format = (report: Report, io: Io) => string;

const FORMATS = new Map<string, Format>([
  ['text', (report, io) => formatText(report, paintFor(io.stdout))],
  ['json', formatJson],
  ['markdown', formatMarkdown],
]);

function formatFor(name: string): Format {
  const format = FORMATS.get(name);
  if (format !== undefined) return format;
  throw new UsageError(`there is no format "${name}"`, `choose one of: ${[...FORMATS.keys()].join(', ')}`);
}

function readFailOn(written: string | undefined): Failure[] {
  const names = written === undefined ? [] : written.split(',').map((name) => name.trim());
  return names.map((name) => {
    const known = FAILURES.find((failure) => failure === name);
    if (known !== undefined) return known;
    throw new UsageError(`--fail-on does not know "${name}"`, `choose of: ${FAILURES.join(', ')}`);
  });
}

function reportErrors(sides: readonly LoadedSide[], io: Io): void {
  for (const { name, snapshot, errors } of sides.filter(({ side }) => side === undefined)) {
    io.stderr.write(`The rules of ${name} have errors, and cannot be compared:\n`);
    io.stderr.write(formatterFor('text')(errors, textsOf(snapshot), io.stderr));
  }
}

function checkEndpoint(endpoint: string | undefined, base: Side, head: Side): void {
  const known = [...new Set([...base.endpoints.keys(), ...head.endpoints.keys()])];
  if (endpoint === undefined || known.includes(endpoint)) return;
  throw new UsageError(`there is no endpoint "${endpoint}"`, `choose one of: ${known.join(', ')}`);
}

async function compare(
  base: Side,
  head: Side,
  sources: readonly RecordingSource[],
  { endpoint, showValues = false, now }: { endpoint?: string; showValues?: boolean; now: number | undefined },
  io: Io,
): Promise<Omit<Report, 'base' | 'head'>> {
  const { changes, touched } = compareStructure(base, head);
  const skipped: Report['skipped'] = { count: 0, first: [] };
  const progress = progressOn(io.stderr, () => performance.now());
  const total = sources.reduce((sum, { bytes }) => sum + bytes, 0);
  const done = { bytes: 0, requests: 0 };
  const options = {
    now: now ?? Date.now(),
    show: (value: unknown, { madeUp }: RecordedRequest) =>
      showValues || madeUp ? valueWords(value) : mask(value),
    ...(endpoint !== undefined && { endpoint }),
  };
  const recorded = readRecordings(sources, io.stdin, {
    onSkipped: (found) => {
      skipped.count += 1;
      if (skipped.first.length < 3) skipped.first.push(found);
    },
    onBytes: (bytes) => {
      done.bytes += bytes;
    },
  });
  const requests = await compareBehaviour(base, head, together([sampleRequests(), recorded], now), {
    ...options,
    onRequest: () => {
      done.requests += 1;
      progress.show(
        `${done.requests.toLocaleString('en-US')} requests`,
        total > 0 ? done.bytes / total : undefined,
      );
    },
  });
  progress.end();
  const probes = await probesFor(base, head, touched, options.now);
  const generated = await compareBehaviour(base, head, probes, options);
  return { changes, touched, requests, generated, skipped };
}

function* sampleRequests(): Generator<RecordedRequest> {
  for (const [name, request] of Object.entries(samples))
    yield { name: `sample ${name}`, request, madeUp: true };
}

/** One source after the other; `at` replaces each request's own time. */
async function* together(
  sources: readonly (AsyncIterable<RecordedRequest> | Iterable<RecordedRequest>)[],
  at: number | undefined,
): AsyncGenerator<RecordedRequest> {
  for (const source of sources)
    for await (const request of source) yield at === undefined ? request : { ...request, at };
}
