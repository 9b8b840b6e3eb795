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
import { collect, type Define } from './command.ts';
import { requestsFor } from './diff-requests.ts';
import { loadRevision } from './diff-revisions.ts';
import { exitCodes, type Io, paintFor, UsageError, writeNote } from './io.ts';
import { readTime } from './read-time.ts';
import { textsOf, writeFindings } from './report.ts';
import { endpointAmong } from './resolve-endpoint.ts';
import { type RuleOptions, resolveRules } from './resolve-rules.ts';

interface DiffOptions extends RuleOptions {
  base: string;
  head?: string;
  requests?: string[];
  endpoint?: string;
  at?: string;
  format: keyof typeof formats;
  showValues?: boolean;
  failOn?: string;
}

export const defineDiff: Define = (program, { io, finish }) => {
  program
    .command('diff')
    .description('show the effect of a change of the rules: on the rules, and on requests')
    .requiredOption('--base <ref>', 'compare with this branch, tag or commit, or with a directory')
    .option('--head <ref>', 'what to compare; default: the rules directory as it is')
    .option(
      '--requests <file>',
      'recorded requests or a decision log: a file, a folder, or - for stdin',
      collect,
    )
    .option('--endpoint <path>', 'decide requests at this endpoint only, with or without its slash')
    .option('--at <time>', 'decide every request as at this time (RFC 3339)')
    .formatOption('format of the report', Object.keys(formats))
    .option('--show-values', 'show the values of recorded requests unmasked')
    .option('--fail-on <changes>', `exit with 1 for these: ${FAILURES.join(', ')}`)
    .rulesOption()
    .configOption()
    .examples({
      'The changes since the last commit': 'hookgate diff --base HEAD',
      'The effect of a branch on the requests of last week':
        'hookgate diff --base origin/main --requests requests.jsonl',
      'A comment for a pull request': 'hookgate diff --base origin/main --format markdown',
      'Exit with 1 if somebody is newly allowed': 'hookgate diff --base HEAD --fail-on deny-to-allow',
    })
    .action((options) => finish(() => diff(options, io)));
};

async function diff(options: DiffOptions, io: Io): Promise<number> {
  const failOn = readFailOn(options.failOn);
  const at = readTime(options.at);
  const sources = await findRecordedRequests(options.requests ?? [], io.directory);
  if (!sources.ok)
    throw new UsageError(sources.problem, 'name a file or a folder of recorded requests, or - for stdin');
  const { directory } = resolveRules(options, io);
  const load = (which: Revision['which']) =>
    loadRevision({ which, name: options[which], option: `--${which}` }, directory, io);
  const base = await load('base');
  const head = await load('head');
  if (base.revision === undefined || head.revision === undefined) return reportErrors([base, head], io);
  const known = endpointsOf(base.revision, head.revision);
  const endpoint = options.endpoint === undefined ? undefined : endpointAmong(options.endpoint, known);
  const left: Pick<DiffReport, 'skipped' | 'retries'> = { skipped: { count: 0, first: [] }, retries: 0 };
  const tested = [...base.requests, ...head.requests];
  const chosen = { tested, sources: sources.value, endpoints: new Set(known), at };
  const comparison = await compareRevisions(base.revision, head.revision, requestsFor(chosen, left, io), {
    now: at ?? Date.now(),
    show: (value: unknown, { madeUp }: RecordedRequest) =>
      value !== undefined && (options.showValues || madeUp) ? valueWords(value) : mask(value),
    ...(endpoint !== undefined && { endpoint }),
  });
  const report = { base: base.name, head: head.name, ...comparison, ...left };
  io.stdout.write(formats[options.format](report, io));
  const failures = failuresIn(report, failOn);
  if (failures.length > 0) writeNote(io, `there are changes of ${failures.join(', ')}`);
  return failures.length > 0 ? exitCodes.problems : exitCodes.fine;
}

const formats = {
  text: (report, io) => formatText(report, paintFor(io.stdout)),
  json: formatJson,
  markdown: formatMarkdown,
} satisfies Record<string, (report: DiffReport, io: Io) => string>;

function readFailOn(written: string | undefined): FailReason[] {
  const names = written === undefined ? [] : written.split(',').map((name) => name.trim());
  return names.map((name) => {
    const known = FAILURES.find((failure) => failure === name);
    if (known !== undefined) return known;
    throw new UsageError(`--fail-on does not know "${name}"`, `choose of: ${FAILURES.join(', ')}`);
  });
}

function reportErrors(revisions: readonly LoadedRevision[], io: Io): number {
  for (const { name, snapshot, errors } of revisions.filter(({ revision }) => revision === undefined)) {
    io.stderr.write(`The rules of ${name} have errors, and cannot be compared:\n`);
    writeFindings(errors, io, { texts: textsOf(snapshot) });
  }
  return exitCodes.problems;
}
