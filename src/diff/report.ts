import { counted, thousands } from '../diagnostics/counted.ts';
import type { Difference, Outcome } from './answer.ts';
import type { Behaviour, Group } from './behaviour.ts';
import type { Change, TouchedRule } from './change.ts';
import type { Unreached } from './reach.ts';
import { type Place, placeWords } from './side.ts';

/** Everything that `hookgate diff` found. */
export interface Report {
  /** The two sides, as their reader named them. */
  base: string;
  head: string;
  changes: Change[];
  touched: TouchedRule[];
  /** Recordings and built-in samples. */
  requests: Behaviour;
  /** Requests made up around what changed. */
  generated: Behaviour;
  /** Changes that no generated request shows. */
  unreached: Unreached[];
  /** What was no request; the first few. */
  skipped: { count: number; first: { name: string; reason: string }[] };
}

/** What a change can be refused for: `--fail-on`. */
export const FAILURES = ['allow-to-deny', 'deny-to-allow', 'message'] as const;
export type Failure = (typeof FAILURES)[number];

/** Which of these a report has, in recorded or in generated requests. */
export function failuresIn({ requests, generated }: Report, wanted: readonly Failure[]): Failure[] {
  const found = new Set([...requests.groups, ...generated.groups].map(failureOf));
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

export function isWithoutDifference({ changes, requests, generated }: Report): boolean {
  return changes.length + requests.changed + generated.changed === 0;
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

/** `3 of 40 requests change`. */
export function behaviourWords({ changed, compared }: Behaviour, noun = 'request'): string {
  const total = counted(compared, noun);
  if (changed === 0) return compared === 1 ? `${total} is decided alike` : `${total} are decided alike`;
  return `${thousands(changed)} of ${total} ${changed === 1 ? 'changes' : 'change'}`;
}

/** `No request was found that phone (x.yaml:11) lets through: what changes with staff (x.yaml:6) is not shown …`. */
export function unreachedWords({ rule, place, because }: Unreached): string {
  const at = (name: string, where: Place) => `${name} (${placeWords(where)})`;
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
  const words = count === 1 ? '1 recording is no request' : `${counted(count, 'recording')} are no requests`;
  const shown = first.map(({ name, reason }) => `${name} (${reason})`).join(', ');
  return `${words}: ${shown}${count > first.length ? ', …' : ''}`;
}
