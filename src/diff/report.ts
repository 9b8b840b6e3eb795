import { pluralize, thousands } from '../diagnostics/pluralize.ts';
import type { Difference, Outcome } from './answer.ts';
import { type Behaviour, type DoubtGroup, type Group, sumOf } from './behaviour.ts';
import type { Change, TouchedRule } from './change.ts';
import type { Unreached } from './generated/blocking-rule.ts';
import type { Doubt } from './masked/compare-masked.ts';
import { placeWords, type ReplyPlace } from './revision.ts';

/** Everything that `hookgate diff` found. */
export interface Report {
  /** The two sides, as their reader named them. */
  base: string;
  head: string;
  changes: Change[];
  touched: TouchedRule[];
  /** Recorded requests. */
  recorded: Behaviour;
  /** The requests of the tests beside the rules, of both sides. */
  tests: Behaviour;
  /** The built-in samples. */
  samples: Behaviour;
  /** Requests made up around what changed. */
  generated: Behaviour;
  /** Changes that no generated request shows. */
  unreached: Unreached[];
  /** What was no request; the first few. */
  skipped: { count: number; first: { name: string; reason: string }[] };
  /** Recorded retries, which repeat a request and are left out. */
  retries: number;
}

/** The requests of a report by where they come from, each with what one of them is called. */
export function behavioursIn({ recorded, tests, samples, generated }: Report): [Behaviour, noun: string][] {
  return [
    [recorded, 'recorded request'],
    [tests, 'test'],
    [samples, 'sample'],
    [generated, 'generated request'],
  ];
}

/** What a change can be refused for: `--fail-on`. */
export const FAILURES = ['allow-to-deny', 'deny-to-allow', 'message', 'unjudged'] as const;
export type Failure = (typeof FAILURES)[number];

/** Which of these a report has, in recorded or in generated requests. */
export function failuresIn(report: Report, wanted: readonly Failure[]): Failure[] {
  const { groups, unjudged } = sumOf(behavioursIn(report).map(([behaviour]) => behaviour));
  const found = new Set<Failure | undefined>(groups.map(failureOf));
  if (unjudged > 0) found.add('unjudged');
  return wanted.filter((failure) => found.has(failure));
}

function failureOf({ difference, from, to }: Group): Failure | undefined {
  if (difference === 'message') return 'message';
  if (letsIn(from) === letsIn(to)) return undefined;
  return letsIn(to) ? 'deny-to-allow' : 'allow-to-deny';
}

/** Whether the person may register: also where Okta is told nothing, or to update the profile. */
function letsIn(outcome: Outcome): boolean {
  return outcome === 'allow' || outcome === 'update' || outcome === 'continue';
}

export function isWithoutDifference(report: Report): boolean {
  const { changed, unjudged } = sumOf(behavioursIn(report).map(([behaviour]) => behaviour));
  return report.changes.length + changed + unjudged === 0;
}

/** `rule four-digit-number of /hook, progressive.profile`. */
export function subjectWords({ subject: { type, name, endpoint, requestType } }: Change): string {
  if (type === 'endpoint' || endpoint === undefined) return `${type} ${name}`;
  const type_ = requestType === undefined || type === 'request type' ? '' : `, ${requestType}`;
  return `${type} ${name} of ${endpoint}${type_}`;
}

/** `changed rule four-digit-number of /hook, progressive.profile: when: digits 4 -> digits 5`. */
export function changeWords(change: Change): string {
  const details = change.details.map(({ words }) => words).join('; ');
  return `${change.kind} ${subjectWords(change)}${details === '' ? '' : `: ${details}`}`;
}

const DIFFERENCES: Record<Difference, string> = {
  decision: '',
  message: ' with another message',
  commands: ' with other commands',
};

/** `allow -> deny`, `deny with another message`. */
export function wayWords({ difference, from, to }: Group): string {
  return difference === 'decision' ? `${from} -> ${to}` : `${to}${DIFFERENCES[difference]}`;
}

/** `allow -> deny by employee-number-digits (rules/x.yaml:31)`. */
export function groupWords(group: Group): string {
  const by = byWords(group, ({ name, place }) => `${name} (${placeWords(place)})`);
  return `${wayWords(group)} ${by === '' ? `at ${group.endpoint}` : `by ${by}`}`;
}

/** So many rules are named; which others make the same difference says little. */
const NAMED = 3;

/** The rules of a group in words, each as `write` puts it; empty where there are none. */
export function byWords({ by }: Group, write: (one: Group['by'][number]) => string): string {
  const more = by.length > NAMED ? [`and ${thousands(by.length - NAMED)} more`] : [];
  return [...by.slice(0, NAMED).map(write), ...more].join(', ');
}

/** `3 of 40 requests change, 2 cannot be judged`. */
export function behaviourWords({ changed, compared, unjudged }: Behaviour, noun: string): string {
  const total = pluralize(compared, noun);
  if (changed + unjudged === 0)
    return compared === 1 ? `${total} is decided alike` : `${total} are decided alike`;
  const words = `${thousands(changed)} of ${total} ${changed === 1 ? 'changes' : 'change'}`;
  return unjudged === 0 ? words : `${words}, ${thousands(unjudged)} cannot be judged`;
}

/** The same of each origin of which there are requests: `4,812 recorded requests and 3 samples are decided alike`. */
export function alikeWords(report: Report): string {
  const totals = behavioursIn(report)
    .filter(([{ compared }]) => compared > 0)
    .map(([{ compared }, noun]) => ({ compared, words: pluralize(compared, noun) }));
  if (totals.length === 0) return 'no request was compared';
  const words = totals.map((one) => one.words);
  const [last] = words.splice(-1);
  const isOne = totals.length === 1 && totals[0]?.compared === 1;
  return `${[...(words.length > 0 ? [words.join(', ')] : []), last].join(' and ')} ${isOne ? 'is' : 'are'} decided alike`;
}

/** `contractor-number (rules/x.yaml:9) reads data.userProfile.userType, which is masked`. */
export function doubtWords(
  { reads, endpoint }: DoubtGroup,
  write = plainDoubt,
  writeEndpoint = (path: string) => path,
): string {
  if (reads.length === 0) return `rules of ${writeEndpoint(endpoint)} read facts that are masked`;
  return reads.map((doubt) => `${write(doubt)}, which is masked`).join('; ');
}

function plainDoubt({ rule, place, fact }: Doubt): string {
  return `${rule} (${placeWords(place)}) reads ${fact}`;
}

/** `2 retries are left out: a retry repeats a request`. */
export function retriesWords({ retries }: Report): string | undefined {
  if (retries === 0) return undefined;
  const words = pluralize(retries, 'retry', 'retries');
  return `${words} ${retries === 1 ? 'is' : 'are'} left out: a retry repeats a request`;
}

/** `No request was found that phone (x.yaml:11) lets through: what changes with staff (x.yaml:6) is not shown …`. */
export function unreachedWords({ rule, place, because }: Unreached): string {
  const at = (name: string, where: ReplyPlace) => `${name} (${placeWords(where)})`;
  const shown = `what changes with ${at(rule, place)} is not shown by generated requests`;
  if (because.kind === 'limit') return `Too much has changed: ${shown}`;
  const found =
    because.kind === 'rule'
      ? `that ${at(because.rule, because.place)} lets through`
      : `in which ${at(because.fact, because.place)} makes the difference`;
  return `No request was found ${found}: ${shown}`;
}

/** `12 recordings are no requests: a.jsonl:3 (The body is not JSON.), …`. */
export function skippedWords({ count, first }: Report['skipped']): string | undefined {
  if (count === 0) return undefined;
  const words =
    count === 1 ? '1 recording is no request' : `${pluralize(count, 'recording')} are no requests`;
  const shown = first.map(({ name, reason }) => `${name} (${reason})`).join(', ');
  return `${words}: ${shown}${count > first.length ? ', …' : ''}`;
}
