import { resolve } from 'node:path';
import type { DecisionLogConfig } from '../config/config.ts';
import { loadDecisionLogConfig } from '../config/load-config.ts';
import type { Mask } from '../decision-log/mask/mask.ts';
import {
  findLogs,
  findWithRotated,
  inOrderOfTime,
  withoutPackedTwins,
} from '../decision-log/read/find-logs.ts';
import { type Open, openToFollow, openToRead } from '../decision-log/read/read-log.ts';
import { maskFor } from '../decision-log/recorded.ts';
import type { RecordedRequestSource } from '../recorded-requests/sources.ts';
import { abortOnSignal, ExitError, exitCodes, type Io, UsageError, writeNote } from './io.ts';
import { writeFindings } from './report.ts';

/** The decision logs to read, oldest first, and how to open them. */
export interface ChosenLogs {
  sources: RecordedRequestSource[];
  open: Open;
  /** The configured mask; undefined if the key is unknown or not needed. */
  mask?: Mask;
}

/**
 * The logs that the user names, or the configured log with its rotated files. An invalid configuration ends the command.
 *
 * @param searched whether requests are searched, which needs the key of masked records
 */
export async function resolveLogs(
  paths: readonly string[],
  { config, follow, searched }: { config?: string; follow?: boolean; searched: boolean },
  io: Io,
): Promise<ChosenLogs> {
  let configured: Partial<DecisionLogConfig> = {};
  if (paths.length === 0 || searched) {
    const loaded = loadDecisionLogConfig({ config }, io, searched);
    if (!loaded.ok) {
      writeFindings(loaded.problem, io);
      throw new ExitError(exitCodes.usage);
    }
    configured = loaded.value;
  }
  const named = paths.length > 0 ? paths : [configuredPath(configured)];
  const [live = ''] = named;
  const found = await (paths.length > 0
    ? findLogs(named, io.directory)
    : findWithRotated(live, io.directory));
  if (!found.ok) throw new UsageError(found.problem, 'name a file or a folder, or - for stdin');
  const open = openToRead(io.stdin);
  const { sources: distinct, twins } = withoutPackedTwins(found.value);
  for (const { name } of twins) writeNote(io, `${name} is skipped: ${name.slice(0, -'.gz'.length)} is read`);
  const sources = await inOrderOfTime(distinct, open);
  const { key, mask } = configured;
  return {
    ...(follow ? following({ sources, open }, resolve(io.directory, live), io) : { sources, open }),
    ...(key !== undefined && { mask: maskFor({ key, mask }) }),
  };
}

function configuredPath({ to = 'stdout' }: Partial<DecisionLogConfig>): string {
  if (to !== 'stdout') return to;
  throw new UsageError(
    'the configuration records decisions on standard output, whose destination is unknown',
    'name its file or folder, or pipe it into: hookgate log -',
  );
}

/** Reads the followed file last; a signal ends the following. */
function following({ sources, open }: ChosenLogs, live: string, io: Io): ChosenLogs {
  const others = sources.filter(({ path }) => path !== live);
  const last = sources.filter(({ path }) => path === live);
  if (last.length !== 1)
    throw new UsageError('--follow needs the file that grows', 'name that one: var/decisions.jsonl');
  return { sources: [...others, ...last], open: openToFollow(open, live, () => abortOnSignal(io)) };
}
