import { pipeline } from 'node:stream/promises';
import { formatDecision } from '../decision-log/read/format-decision.ts';
import { formatSummary } from '../decision-log/read/format-summary.ts';
import type { LoggedDecision } from '../decision-log/read/logged-decision.ts';
import { PersonSearch } from '../decision-log/read/person.ts';
import { matchesQuery } from '../decision-log/read/query.ts';
import { SummaryCount } from '../decision-log/read/summary.ts';
import { codeOf } from '../diagnostics/error-message.ts';
import { legibleJson, toLegibleJson } from '../diagnostics/legible-json.ts';
import { suggestion } from '../diagnostics/suggest.ts';
import { EFFECTS } from '../hooks/contract.ts';
import { RESULTS } from '../recorded-requests/past-decision.ts';
import { atLeastOne, collect, type Define } from './command.ts';
import { exitCodes, type Io, paintFor, UsageError, writeNote } from './io.ts';
import { type QueryOptions, readQuery, readSought } from './log-query.ts';
import { notesOnReading, Reading, readInto, showReading } from './log-reading.ts';
import { type Progress, progressOn } from './progress.ts';
import { resolveLogs } from './resolve-logs.ts';

interface LogOptions extends QueryOptions {
  limit?: number;
  summary?: boolean;
  follow?: boolean;
  format: 'text' | 'json';
  config?: string;
}

export const defineLog: Define = (program, { io, finish }) => {
  program
    .command('log [path...]')
    .description(
      'read decisions, newest first, from files, folders, - for stdin, or the log of the configuration',
    )
    .option('--login <login>', 'only for the person with this login, also in masked records', collect)
    .option(
      '--email <address>',
      'only for the person with this e-mail address, also in masked records',
      collect,
    )
    .option('--where <path=value>', 'only if the request has this value, also in masked records', collect)
    .repeatableChoice('--decision <decision>', 'only these decisions', EFFECTS)
    .option('--rule <name>', 'only decisions of this rule', collect)
    .option(
      '--result <rule=result>',
      `only if a rule, also in shadow, has the result ${RESULTS.join(', ')}`,
      collect,
    )
    .option('--endpoint <path>', 'only at this endpoint, with or without its slash', collect)
    .option('--request-type <type>', 'only for this request type', collect)
    .option('--since <time>', 'from this time (a time, a date, today or yesterday in UTC, or a span: 2h)')
    .option('--until <time>', 'up to this time; a date, today and yesterday include their end')
    .option('--event-id <id>', "only for this call, by Okta's id", collect)
    .option('--id <id>', 'only the decision with this id', collect)
    .option('--failed', 'only decisions that failed')
    .option('--shadow-disagrees', 'only decisions that a shadow rule would have changed')
    .option('--retries', 'only retries, and an eventId that is reused with a different body')
    .option('--limit <count>', 'the newest ones only; with --follow, stop after as many', atLeastOne)
    .option('--summary', 'count them: by endpoint, rule, failure and version')
    .option('--follow', 'oldest first, and continue with new decisions')
    .formatOption('json: the records themselves, or the summary')
    .configOption('configuration file that names the log')
    .examples({
      'Denials of the last two hours': 'hookgate log --decision deny --since 2h',
      'The decisions for one person yesterday':
        'hookgate log --email kim@okta.com --since yesterday --until yesterday',
      'The results of each rule in November': 'hookgate log --summary --since 2026-11-01 --until 2026-11-30',
      'The effect of enforcing a shadow rule': 'hookgate log --shadow-disagrees',
      'Failures, as records for a program': 'hookgate log var/decisions.jsonl --failed --format json',
    })
    .action((paths, options) => finish(() => log(paths, options, io)));
};

async function log(paths: readonly string[], options: LogOptions, io: Io): Promise<number> {
  const { follow, summary, limit } = options;
  if (follow && summary)
    throw new UsageError('--follow has no end to count to', 'leave out --follow or --summary');
  const sought = readSought(options);
  const chosen = await resolveLogs(paths, { ...options, searched: sought.length > 0 }, io);
  const person = sought.length === 0 ? undefined : new PersonSearch(sought, chosen.mask);
  const query = { ...readQuery(options, Date.now()), person };
  const reading = new Reading();
  const endpoints = new Set<string>();
  const progress = progressOn(io.stderr);
  const decisions = readInto(reading, chosen, {
    matches: (decision) => {
      if (endpoints.size < MAX_ENDPOINTS) endpoints.add(decision.endpoint);
      return matchesQuery(query, decision);
    },
    limit,
    newestFirst: !follow && (!summary || limit !== undefined),
    onBytes: summary ? showReading(progress, reading, chosen) : undefined,
  });
  if (summary) await writeSummary(decisions, progress, options, io);
  else await writeDecisions(decisions, options, io);
  for (const note of notesOnReading(reading, person?.unsearched)) writeNote(io, note);
  if (reading.matching === 0) noteUnknownEndpoints(query.endpoints, [...endpoints], io);
  const isIncomplete = reading.unreadable.length > 0 || (person?.unsearched.otherKey ?? 0) > 0;
  return isIncomplete ? exitCodes.failure : exitCodes.fine;
}

/** Maximum number of endpoints of a log that are suggested. */
const MAX_ENDPOINTS = 100;

function noteUnknownEndpoints(asked: readonly string[] = [], known: readonly string[], io: Io): void {
  const unknown = known.length === 0 ? [] : asked.filter((path) => !known.includes(path));
  for (const path of unknown) writeNote(io, `no decision was made at "${path}"; ${suggestion(path, known)}`);
}

type Decisions = AsyncIterable<LoggedDecision>;

async function writeDecisions(decisions: Decisions, { format }: LogOptions, io: Io): Promise<void> {
  const paint = paintFor(io.stdout);
  const linesFor = async function* (found: Decisions) {
    for await (const decision of found)
      yield format === 'json' ? `${legibleJson(decision.json)}\n` : formatDecision(decision, paint);
  };
  try {
    await pipeline(decisions, linesFor, io.stdout, { end: false });
  } catch (error) {
    // The reader has closed the pipe: head, or a pager.
    if (!['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(codeOf(error))) throw error;
  }
}

async function writeSummary(
  decisions: Decisions,
  progress: Progress,
  { format }: LogOptions,
  io: Io,
): Promise<void> {
  const count = new SummaryCount();
  for await (const decision of decisions) count.add(decision);
  progress.end();
  const summary = count.summary();
  io.stdout.write(format === 'json' ? toLegibleJson(summary) : formatSummary(summary, paintFor(io.stdout)));
}
