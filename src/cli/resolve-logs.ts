import { resolve } from 'node:path';
import type { DecisionLogConfig } from '../config/config.ts';
import { loadDecisionLogPart } from '../config/load-config.ts';
import type { Mask } from '../decision-log/mask/mask.ts';
import {
  findLogs,
  findWithRotated,
  inOrderOfTime,
  withoutPackedTwins,
} from '../decision-log/read/find-logs.ts';
import { type Open, openToFollow, openToRead } from '../decision-log/read/read-log.ts';
import { maskFor } from '../decision-log/recorded.ts';
import { visible } from '../diagnostics/format-text.ts';
import type { RecordedRequestSource } from '../recorded-requests/sources.ts';
import { type Io, UsageError } from './io.ts';
import { formatterFor, noTexts } from './report.ts';

/** The logs that are meant, in the order of their time, and how they are read. */
export interface ChosenLogs {
  sources: RecordedRequestSource[];
  open: Open;
  /** Of the requests in them, as the configuration says it; undefined where the key is not known or not asked for. */
  mask?: Mask;
}

/**
 * The logs that a user names, or the one of the configuration with what it was rotated into. Undefined where the
 * configuration is wrong, which is then told.
 *
 * @param searched whether requests are searched, for which the key is needed where they are masked
 */
export async function resolveLogs(
  paths: readonly string[],
  { config, follow, searched }: { config?: string; follow?: boolean; searched: boolean },
  io: Io,
): Promise<ChosenLogs | undefined> {
  const part = paths.length > 0 && !searched ? {} : configuredLog(config, searched, io);
  if (part === 'told') return undefined;
  const { key, mask: masked } = part;
  const mask = key === undefined ? {} : { mask: maskFor({ key, mask: masked }) };
  const configured = paths.length > 0 ? undefined : configuredPath(part);
  const found =
    configured === undefined
      ? await findLogs(paths, io.directory)
      : await findWithRotated(configured, io.directory);
  if (typeof found === 'string') throw new UsageError(found, 'name a file or a folder, or - for stdin');
  const open = openToRead(io.stdin);
  const { sources: distinct, twins } = withoutPackedTwins(found);
  io.stderr.write(twins.map(twinWords).join(''));
  const sources = await inOrderOfTime(distinct, open);
  if (!follow) return { sources, open, ...mask };
  const [path = ''] = configured === undefined ? paths : [configured];
  return { ...following({ sources, open }, resolve(io.directory, path), io), ...mask };
}

function twinWords({ name }: RecordedRequestSource): string {
  return `hookgate: ${visible(name)} is left out: ${visible(name.slice(0, -'.gz'.length))} is read\n`;
}

function configuredLog(
  config: string | undefined,
  withKey: boolean,
  io: Io,
): Partial<DecisionLogConfig> | 'told' {
  const part = loadDecisionLogPart({ ...(config !== undefined && { config }) }, io, withKey);
  if (!Array.isArray(part)) return part;
  io.stderr.write(formatterFor('text')(part, noTexts, io.stderr));
  return 'told';
}

function configuredPath({ to = 'stdout' }: Partial<DecisionLogConfig>): string {
  if (to !== 'stdout') return to;
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
