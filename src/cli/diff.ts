import { compareRevisions } from '../diff/compare-revisions.ts';
import { formatMarkdown } from '../diff/format-markdown.ts';
import { formatText } from '../diff/format-text.ts';
import type { LoadedRevision } from '../diff/load-revision.ts';
import { mask } from '../diff/mask.ts';
import { type DiffReport, FAILURES, type FailReason, failuresIn, formatJson } from '../diff/report.ts';
import { endpointsOf, type Revision } from '../diff/revision.ts';
import { valueWords } from '../diff/words.ts';
import { findRecordedRequests } from '../recorded-requests/read-recorded-requests.ts';
import type { RecordedRequest } from '../recorded-requests/recorded-request.ts';
import type { RecordedRequestSource } from '../recorded-requests/sources.ts';
import { collect, type Define, examples } from './command.ts';
import { requestsFor } from './diff-requests.ts';
import { loadRevision } from './diff-revisions.ts';
import { exitCodes, type Io, paintFor, UsageError } from './io.ts';
import { readTime } from './read-time.ts';
import { formatterFor, textsOf } from './report.ts';
import { endpointAmong } from './resolve-endpoint.ts';
import { withRules } from './resolve-rules.ts';

interface DiffOptions {
  base: string;
  head?: string;
  requests?: string[];
  endpoint?: string;
  at?: string;
  format: keyof typeof formats;
  showValues?: boolean;
  failOn?: string;
  rules?: string;
  config?: string;
}

export const defineDiff: Define = (program, { io, finish }) => {
  program
    .command('diff')
    .description('say what a change of the rules would do: to the rules, and to requests')
    .requiredOption('--base <ref>', 'compare with this branch, tag or commit, or with a directory')
    .option('--head <ref>', 'what to compare; the rules directory as it is')
    .option(
      '--requests <file>',
      'recorded requests or a decision log: a file, a folder, or - for stdin',
      collect,
    )
    .option('--endpoint <path>', 'decide requests at this endpoint alone, with or without its slash')
    .option('--at <time>', 'decide every request as at this time (RFC 3339)')
    .addOption(
      program
        .createOption('--format <format>', 'how the report is written')
        .choices(Object.keys(formats))
        .default('text'),
    )
    .option('--show-values', 'show the values of recorded requests as they are')
    .option('--fail-on <changes>', `end with 1 at these: ${FAILURES.join(', ')}`)
    .option('--rules <dir>', 'rules directory (HOOKGATE_RULES)')
    .option('--config <file>', 'configuration file that names the rules directory')
    .addHelpText(
      'after',
      examples(
        ['What has changed since the last commit', 'hookgate diff --base HEAD'],
        [
          'What a branch does to the requests of last week',
          'hookgate diff --base origin/main --requests requests.jsonl',
        ],
        ['A comment for a pull request', 'hookgate diff --base origin/main --format markdown'],
        ['End with 1 if anybody new is let in', 'hookgate diff --base HEAD --fail-on deny-to-allow'],
      ),
    )
    .action((options) => finish(() => diff(options, io)));
};

/** What a change of the rules does, to the rules themselves and to requests. */
async function diff(options: DiffOptions, io: Io): Promise<number> {
  const failOn = readFailOn(options.failOn);
  const at = readTime(options.at);
  const sources = await findRecordedRequests(options.requests ?? [], io.directory);
  if (typeof sources === 'string')
    throw new UsageError(sources, 'name a file or a folder of recorded requests, or - for stdin');
  return withRules(options, io, async ({ directory }) => {
    const base = await loadRevision('base', options.base, directory, io);
    const head = await loadRevision('head', options.head, directory, io);
    if (base.revision === undefined || head.revision === undefined) {
      reportErrors([base, head], io);
      return exitCodes.problems;
    }
    const endpoint =
      options.endpoint === undefined
        ? undefined
        : endpointAmong(options.endpoint, endpointsOf(base.revision, head.revision));
    const tested = [...base.requests, ...head.requests];
    const found = await compare(
      base.revision,
      head.revision,
      { tested, sources },
      { ...options, endpoint, at },
      io,
    );
    const report = { base: base.name, head: head.name, ...found };
    io.stdout.write(formats[options.format](report, io));
    const failures = failuresIn(report, failOn);
    if (failures.length > 0) io.stderr.write(`hookgate: there are changes of ${failures.join(', ')}\n`);
    return failures.length > 0 ? exitCodes.problems : exitCodes.fine;
  });
}

type Format = (report: DiffReport, io: Io) => string;

const formats = {
  text: (report, io) => formatText(report, paintFor(io.stdout)),
  json: formatJson,
  markdown: formatMarkdown,
} satisfies Record<string, Format>;

function readFailOn(written: string | undefined): FailReason[] {
  const names = written === undefined ? [] : written.split(',').map((name) => name.trim());
  return names.map((name) => {
    const known = FAILURES.find((failure) => failure === name);
    if (known !== undefined) return known;
    throw new UsageError(`--fail-on does not know "${name}"`, `choose of: ${FAILURES.join(', ')}`);
  });
}

function reportErrors(sides: readonly LoadedRevision[], io: Io): void {
  for (const { name, snapshot, errors } of sides.filter(({ revision }) => revision === undefined)) {
    io.stderr.write(`The rules of ${name} have errors, and cannot be compared:\n`);
    io.stderr.write(formatterFor('text')(errors, textsOf(snapshot), io.stderr));
  }
}

async function compare(
  base: Revision,
  head: Revision,
  { tested, sources }: { tested: readonly RecordedRequest[]; sources: readonly RecordedRequestSource[] },
  {
    endpoint,
    showValues = false,
    at,
  }: { endpoint: string | undefined; showValues?: boolean; at: number | undefined },
  io: Io,
): Promise<Omit<DiffReport, 'base' | 'head'>> {
  const left: Pick<DiffReport, 'skipped' | 'retries'> = { skipped: { count: 0, first: [] }, retries: 0 };
  const endpoints = new Set(endpointsOf(base, head));
  const recorded = requestsFor(tested, { sources, endpoints }, at, left, io);
  const comparison = await compareRevisions(base, head, recorded, {
    now: at ?? Date.now(),
    show: (value: unknown, { madeUp }: RecordedRequest) =>
      value !== undefined && (showValues || madeUp) ? valueWords(value) : mask(value),
    ...(endpoint !== undefined && { endpoint }),
  });
  return { ...comparison, ...left };
}
