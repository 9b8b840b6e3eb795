import { pipeline } from 'node:stream/promises';
import { formatDecision } from '../decision-log/read/format-decision.ts';
import { formatSummary } from '../decision-log/read/format-summary.ts';
import { DECISIONS, type LoggedDecision, RESULTS } from '../decision-log/read/logged-decision.ts';
import { PersonSearch } from '../decision-log/read/person.ts';
import { isWanted } from '../decision-log/read/query.ts';
import { SummaryCount } from '../decision-log/read/summary.ts';
import { codeOf } from '../diagnostics/error-message.ts';
import { visible } from '../diagnostics/format-text.ts';
import { legibleJson, toLegibleJson } from '../diagnostics/legible-json.ts';
import { suggestion } from '../diagnostics/suggest.ts';
import { atLeastOne, collect, collectAmong, type Define, examples } from './command.ts';
import { exitCodes, type Io, paintFor, UsageError } from './io.ts';
import { type QueryOptions, readQuery, readSought } from './log-query.ts';
import { newReading, readInto, remarksOn, showReading } from './log-reading.ts';
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
  withPerson(program.command('log [path...]'))
    .description(
      'read decisions back, the newest first: files, folders, - for stdin, or the log that the configuration names',
    )
    .addOption(
      program
        .createOption('--decision <decision>', 'only these decisions')
        .choices(DECISIONS)
        .argParser(collectAmong(DECISIONS)),
    )
    .option('--rule <name>', 'only decisions of this rule', collect)
    .option(
      '--result <rule=result>',
      `only where a rule, also in shadow, came to ${RESULTS.join(', ')}`,
      collect,
    )
    .option('--endpoint <path>', 'only at this endpoint, with or without its slash', collect)
    .option('--request-type <type>', 'only for this request type', collect)
    .option('--since <time>', 'from then on (a time, a date, today or yesterday in UTC, or how long ago: 2h)')
    .option('--until <time>', 'up to then; a date, today and yesterday count to their end')
    .option('--event-id <id>', "only for this call, by Okta's id", collect)
    .option('--id <id>', 'only the decision with this id', collect)
    .option('--failed', 'only decisions that failed')
    .option('--shadow-disagrees', 'only those that a shadow rule would have turned')
    .option('--retries', 'only retries, and events that came again with another body')
    .option('--limit <count>', 'the newest ones, so many; with --follow, end after so many', atLeastOne)
    .option('--summary', 'count them: by endpoint, rule, failure and version')
    .option('--follow', 'the oldest first, and go on with what is written from now on')
    .addOption(
      program
        .createOption('--format <format>', 'json: the records as they are, or the summary')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option('--config <file>', 'configuration file that names the log')
    .addHelpText(
      'after',
      examples(
        ['Who was turned away in the last two hours', 'hookgate log --decision deny --since 2h'],
        [
          'What was decided for one person yesterday',
          'hookgate log --email kim@okta.com --since yesterday --until yesterday',
        ],
        [
          'What each rule came to in November',
          'hookgate log --summary --since 2026-11-01 --until 2026-11-30',
        ],
        ['What turning a shadow rule on would change', 'hookgate log --shadow-disagrees'],
        ['Failures, as records for a program', 'hookgate log var/decisions.jsonl --failed --format json'],
      ),
    )
    .action((paths, options) => finish(() => log(paths, options, io)));
};

/** Adds the options that look for one person. */
function withPerson(command: Parameters<Define>[0]): Parameters<Define>[0] {
  return command
    .option('--login <login>', 'only for the person with this login, also in masked records', collect)
    .option(
      '--email <address>',
      'only for the person with this e-mail address, also in masked records',
      collect,
    )
    .option('--where <path=value>', 'only where the request has this value, also in masked records', collect);
}

/** Reads decisions back, one by one or counted. */
async function log(paths: readonly string[], options: LogOptions, io: Io): Promise<number> {
  const { follow, summary, limit } = options;
  if (follow && summary)
    throw new UsageError('--follow has no end to count to', 'leave out --follow or --summary');
  const sought = readSought(options);
  const chosen = await resolveLogs(paths, { ...options, searched: sought.length > 0 }, io);
  if (chosen === undefined) return exitCodes.usage;
  const person = sought.length === 0 ? undefined : new PersonSearch(sought, chosen.mask);
  const query = { ...readQuery(options, Date.now()), ...(person && { person }) };
  const reading = newReading();
  const endpoints = new Set<string>();
  const progress = progressOn(io.stderr, () => performance.now());
  const decisions = readInto(reading, chosen, {
    isWanted: (decision) => {
      if (endpoints.size < MOST_ENDPOINTS) endpoints.add(decision.endpoint);
      return isWanted(query, decision);
    },
    limit,
    newestFirst: !follow && (!summary || limit !== undefined),
    onBytes: summary ? showReading(progress, reading, chosen) : undefined,
  });
  if (summary) await writeSummary(decisions, progress, options, io);
  else await writeDecisions(decisions, options, io);
  io.stderr.write(remarksOn(reading, person?.unsearched));
  if (reading.wanted === 0) io.stderr.write(unknownEndpoints(query.endpoints, [...endpoints]));
  const isIncomplete = reading.unreadable.length > 0 || (person?.unsearched.otherKey ?? 0) > 0;
  return isIncomplete ? exitCodes.failure : exitCodes.fine;
}

/** So many endpoints of a log are remembered, to say which there are. */
const MOST_ENDPOINTS = 100;

/** A line for each endpoint that was asked for and that no decision names. */
function unknownEndpoints(asked: readonly string[] = [], known: readonly string[]): string {
  if (known.length === 0) return '';
  return asked
    .filter((path) => !known.includes(path))
    .map((path) => `hookgate: ${visible(`no decision was made at "${path}"; ${suggestion(path, known)}`)}\n`)
    .join('');
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
    // Whoever reads has seen enough: head, or a pager that was left.
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
