import { resolve } from 'node:path';
import { loadDecisionLogPath } from '../config/load-config.ts';
import {
  findLogs,
  findWithRotated,
  inOrderOfTime,
  withoutPackedTwins,
} from '../decision-log/read/find-logs.ts';
import { type Open, openToFollow, openToRead } from '../decision-log/read/read-log.ts';
import { visible } from '../diagnostics/format-text.ts';
import type { RecordingSource } from '../recordings/sources.ts';
import { type Io, UsageError } from './io.ts';
import { formatterFor, noTexts } from './report.ts';

/** The logs that are meant, in the order of their time, and how they are read. */
export interface ChosenLogs {
  sources: RecordingSource[];
  open: Open;
}

/**
 * The logs that a user names, or the one of the configuration with what it was rotated into. Undefined where the
 * configuration is wrong, which is then told.
 */
export async function chooseLogs(
  paths: readonly string[],
  { config, follow }: { config?: string; follow?: boolean },
  io: Io,
): Promise<ChosenLogs | undefined> {
  const configured = paths.length > 0 ? undefined : configuredLog(config, io);
  if (configured === 'told') return undefined;
  const found =
    configured === undefined
      ? await findLogs(paths, io.directory)
      : await findWithRotated(configured.path, io.directory);
  if (typeof found === 'string') throw new UsageError(found, 'name a file or a folder, or - for stdin');
  const open = openToRead(io.stdin);
  const { sources: distinct, twins } = withoutPackedTwins(found);
  io.stderr.write(twins.map(twinWords).join(''));
  const sources = await inOrderOfTime(distinct, open);
  if (!follow) return { sources, open };
  const [path = ''] = configured === undefined ? paths : [configured.path];
  return following({ sources, open }, resolve(io.directory, path), io);
}

function twinWords({ name }: RecordingSource): string {
  return `hookgate: ${visible(name)} is left out: ${visible(name.slice(0, -'.gz'.length))} is read\n`;
}

function configuredLog(config: string | undefined, io: Io): { path: string } | 'told' {
  const to = loadDecisionLogPath({ ...(config !== undefined && { config }) }, io);
  if (Array.isArray(to)) {
    io.stderr.write(formatterFor('text')(to, noTexts, io.stderr));
    return 'told';
  }
  if (to !== 'stdout') return { path: to };
  throw new UsageError(
    'the configuration records decisions on standard output, and where that went is not known here',
    'name the file or the folder of it, or pipe it into: hookgate log -',
  );
}

/** The followed file comes last. A signal ends it in order, once it is reached. */
function following({ sources, open }: ChosenLogs, live: string, io: Io): ChosenLogs {
  const others = sources.filter(({ path }) => path !== live);
  const last = sources.filter(({ path }) => path === live);
  if (last.length !== 1)
    throw new UsageError('--follow needs the file that grows', 'name that one: var/decisions.jsonl');
  const begin = (): AbortSignal => {
    const ended = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) io.onSignal(signal, () => ended.abort());
    return ended.signal;
  };
  return { sources: [...others, ...last], open: openToFollow(open, live, begin) };
}
