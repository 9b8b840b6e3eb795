import { createReadStream } from 'node:fs';
import { findWithRotated, inOrderOfTime, withoutPackedTwins } from '../decision-log/read/find-logs.ts';
import type { LoggedDecision } from '../decision-log/read/logged-decision.ts';
import { PersonSearch, type Sought, soughtInProfiles } from '../decision-log/read/person.ts';
import { disagreeing } from '../decision-log/read/query.ts';
import { type Open, openToRead, readNewestFirst } from '../decision-log/read/read-log.ts';
import { type MaskedBy, maskFor } from '../decision-log/recorded.ts';
import type { Effect } from '../hooks/contract.ts';
import { textOf } from '../recorded-requests/lines.ts';
import type { RecordedRequestSource } from '../recorded-requests/sources.ts';
import type { FactPath } from '../rules/fact-path.ts';
import type { FindAnswer, LiveDecision } from './api.ts';
import { firstRules } from './recent-decisions.ts';

/** Limits: bytes that are read from the end of a decision log, and decisions in an answer. */
const MOST = { bytes: 64 * 1024 * 1024, decisions: 100 };

/** Upper bound of the compression ratio of a packed file. */
const COMPRESSION = 10;

export interface DecisionLogFile {
  /** Path of the file. */
  records: string;
  masked: MaskedBy | undefined;
}

export interface PersonQuestion extends DecisionLogFile {
  value: string;
  /** Undefined for a login or an e-mail address. */
  path: FactPath | undefined;
}

/** Finds the last decisions for one user in a decision log and its rotated files. */
export async function findPerson(
  { records, masked, value, path }: PersonQuestion,
  most = MOST,
): Promise<FindAnswer> {
  const found = await findWithRotated(records, '.');
  const open = openTheEnd(most.bytes);
  const all = found.ok ? await inOrderOfTime(withoutPackedTwins(found.value).sources, open) : [];
  const sources = lastOf(all, most.bytes);
  const person = new PersonSearch([soughtAs(value, path)], masked && maskFor(masked));
  let searched = 0;
  let since = Number.POSITIVE_INFINITY;
  const isWanted = (decision: LoggedDecision) => {
    searched += 1;
    since = Math.min(since, decision.at);
    return person.finds(decision);
  };
  const listeners = { onBroken: () => undefined, onUnreadable: () => undefined };
  const decisions: LiveDecision[] = [];
  for await (const decision of readNewestFirst(
    { sources, open, matches: isWanted },
    listeners,
    most.decisions,
  ))
    decisions.push(toLive(decision, decisions.length + 1));
  return {
    decisions,
    searched,
    ...(searched > 0 && { since: new Date(since).toISOString() }),
    older: sources.length < all.length || sources.some(({ bytes }) => bytes > most.bytes),
    unsearched: person.unsearched,
  };
}

function soughtAs(value: string, path: FactPath | undefined): Sought[] {
  if (path !== undefined) return [{ paths: [path], value }];
  return [soughtInProfiles('login', value), soughtInProfiles('email', value)];
}

/** Opens the end of a long file; a partial line at its start is not a record. */
function openTheEnd(bytes: number): Open {
  const whole = openToRead(process.stdin);
  return (source, onBytes) =>
    source.path === undefined || source.bytes <= bytes || source.path.endsWith('.gz')
      ? whole(source, onBytes)
      : textOf(createReadStream(source.path, { start: source.bytes - bytes }), onBytes);
}

/** The last sources within the limit, at least one. */
function lastOf(sources: readonly RecordedRequestSource[], bytes: number): RecordedRequestSource[] {
  let left = bytes;
  const first = sources.findLastIndex(({ name, bytes: size }) => {
    left -= name.endsWith('.gz') ? size * COMPRESSION : size;
    return left < 0;
  });
  return sources.slice(Math.min(first + 1, Math.max(0, sources.length - 1)));
}

function toLive(logged: LoggedDecision, number: number): LiveDecision {
  const { id, at, endpoint, requestType, decision, by = '', rules, version = '', ms = 0 } = logged;
  const { failure, hook, retry } = logged;
  const others = disagreeing(logged).map(({ rule }) => rule);
  return {
    ...{ number, id, endpoint, by, version, retry, milliseconds: ms },
    decision: decision satisfies Effect,
    time: new Date(at).toISOString(),
    ...(requestType !== undefined && { requestType }),
    ...(hook !== undefined && { hook }),
    ...(failure !== undefined && { failure: failure.code }),
    ...firstRules(rules, others),
  };
}
