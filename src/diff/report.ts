import { toLegibleJson } from '../diagnostics/legible-json.ts';
import { pluralize, thousands } from '../diagnostics/pluralize.ts';
import { EVERY_REQUEST_TYPE } from '../rules/rule-file.ts';
import type { AnswerKind, Difference } from './answer.ts';
import { type Behaviour, type ChangeGroup, type DoubtGroup, sumOf } from './behaviour.ts';
import type { Change, TouchedRule } from './change.ts';
import type { Unreached } from './generated/blocking-rule.ts';
import { locationWords, type RuleLocation } from './revision.ts';

/** Result of `hookgate diff`. */
export interface DiffReport {
  /** The two revisions, as the user named them. */
  base: string;
  head: string;
  changes: Change[];
  touched: TouchedRule[];
  recorded: Behaviour;
  /** The requests of the tests beside the rules, of both revisions. */
  tests: Behaviour;
  samples: Behaviour;
  generated: Behaviour;
  /** Changes that no generated request shows. */
  unreached: Unreached[];
  /** Recordings that are no requests; the first few. */
  skipped: { count: number; first: { name: string; reason: string }[] };
  /** Recorded retries, which repeat a request and are left out. */
  retries: number;
}

/** The report as JSON, with its values masked; `requests` is the sum of all but generated requests. */
export function formatJson(report: DiffReport): string {
  const { recorded, tests, samples } = report;
  return toLegibleJson({ ...report, requests: sumOf([recorded, tests, samples]) });
}

/** The requests by their origin, each with the noun for one of them. */
export function behavioursIn({
  recorded,
  tests,
  samples,
  generated,
}: DiffReport): [Behaviour, noun: string][] {
  return [
    [recorded, 'recorded request'],
    [tests, 'test'],
    [samples, 'sample'],
    [generated, 'generated request'],
  ];
}

/** Reasons to refuse a change: `--fail-on`. */
export const FAILURES = ['allow-to-deny', 'deny-to-allow', 'message', 'unjudged'] as const;
export type FailReason = (typeof FAILURES)[number];

/** The wanted failures that a report has, in requests of any origin. */
export function failuresIn(report: DiffReport, wanted: readonly FailReason[]): FailReason[] {
  const { groups, unjudged } = sumOf(behavioursIn(report).map(([behaviour]) => behaviour));
  const found = new Set<FailReason | undefined>(groups.map(failureOf));
  if (unjudged > 0) found.add('unjudged');
  return wanted.filter((failure) => found.has(failure));
}

function failureOf({ difference, from, to }: ChangeGroup): FailReason | undefined {
  if (difference === 'message') return 'message';
  if (allows(from) === allows(to)) return undefined;
  return allows(to) ? 'deny-to-allow' : 'allow-to-deny';
}

function allows(outcome: AnswerKind): boolean {
  return outcome === 'allow' || outcome === 'update' || outcome === 'continue';
}

export function isWithoutDifference(report: DiffReport): boolean {
  const { changed, unjudged } = sumOf(behavioursIn(report).map(([behaviour]) => behaviour));
  return report.changes.length + changed + unjudged === 0;
}

/** Marks text from rules and requests as a format needs it. */
type Mark = (text: string) => string;

const plain: Mark = (text) => text;

/** Rules that are named; the others are counted. */
const NAMED = 3;

/** `employee-number (rules/x.yaml:31)`. */
function named(name: string, place: RuleLocation, mark: Mark = plain): string {
  return `${mark(name)} (${mark(locationWords(place))})`;
}

/** `rule four-digit-number of /hook, progressive.profile`. */
export function subjectWords({ subject: { type, name, endpoint, requestType } }: Change): string {
  if (type === 'endpoint' || endpoint === undefined) return `${type} ${name}`;
  return `${type} ${name} of ${endpoint}${type === 'request type' ? '' : ofType(requestType)}`;
}

/** `changed rule four-digit-number of /hook, progressive.profile: when: digits 4 -> digits 5`. */
export function changeWords(change: Change): string {
  const details = change.details.map(({ words }) => words).join('; ');
  return `${change.kind} ${subjectWords(change)}${details === '' ? '' : `: ${details}`}`;
}

/** `rule email of /hook, self.service.registration, through list domains`. */
export function affectedWords({ endpoint, requestType, rule, because }: TouchedRule): string {
  return `rule ${rule} of ${endpoint}${ofType(requestType)}, through ${because.join(', ')}`;
}

/** `, progressive.profile`; nothing for rules for every request type. */
function ofType(requestType = EVERY_REQUEST_TYPE): string {
  return requestType === EVERY_REQUEST_TYPE ? '' : `, ${requestType}`;
}

const DIFFERENCES: Record<Difference, string> = {
  decision: '',
  message: ' with another message',
  commands: ' with other commands',
};

/** `allow -> deny by employee-number-digits (rules/x.yaml:31)`, `deny with another message at /hook`. */
export function groupWords({ difference, from, to, by, endpoint }: ChangeGroup, mark: Mark = plain): string {
  const change = difference === 'decision' ? `${from} -> ${to}` : `${to}${DIFFERENCES[difference]}`;
  if (by.length === 0) return `${change} at ${mark(endpoint)}`;
  const more = by.length > NAMED ? [`and ${thousands(by.length - NAMED)} more`] : [];
  const names = by.slice(0, NAMED).map(({ name, place }) => named(name, place, mark));
  return `${change} by ${[...names, ...more].join(', ')}`;
}

/** `contractor-number (rules/x.yaml:9) reads data.userProfile.userType, which is masked`. */
export function doubtWords({ reads, endpoint }: DoubtGroup, mark: Mark = plain): string {
  if (reads.length === 0) return `rules of ${mark(endpoint)} read facts that are masked`;
  return reads
    .map(({ rule, place, fact }) => `${named(rule, place, mark)} reads ${mark(fact)}, which is masked`)
    .join('; ');
}

/** `3 of 40 requests change, 2 cannot be judged`. */
export function behaviourWords({ changed, compared, unjudged }: Behaviour, noun: string): string {
  const total = pluralize(compared, noun);
  if (changed + unjudged === 0)
    return compared === 1 ? `${total} is decided alike` : `${total} are decided alike`;
  const words = `${thousands(changed)} of ${total} ${changed === 1 ? 'changes' : 'change'}`;
  return unjudged === 0 ? words : `${words}, ${thousands(unjudged)} cannot be judged`;
}

/** `4,812 recorded requests, 2 tests and 3 samples are decided alike`. */
export function alikeWords(report: DiffReport): string {
  const found = behavioursIn(report).filter(([{ compared }]) => compared > 0);
  const words = found.map(([{ compared }, noun]) => pluralize(compared, noun));
  if (words.length === 0) return 'no request was compared';
  const verb = found.length === 1 && found[0]?.[0].compared === 1 ? 'is' : 'are';
  const all = words.length === 1 ? words : [words.slice(0, -1).join(', '), words.at(-1)];
  return `${all.join(' and ')} ${verb} decided alike`;
}

/** `No request was found that phone (x.yaml:11) lets through: what changes with staff (x.yaml:6) is not shown …`. */
export function unreachedWords({ rule, place, because }: Unreached): string {
  const shown = `what changes with ${named(rule, place)} is not shown by generated requests`;
  if (because.kind === 'limit') return `Too much has changed: ${shown}`;
  const found =
    because.kind === 'rule'
      ? `that ${named(because.rule, because.place)} lets through`
      : `in which ${named(because.fact, because.place)} makes the difference`;
  return `No request was found ${found}: ${shown}`;
}

/** `12 recordings are no requests: a.jsonl:3 (The body is not JSON.), …`; `2 retries are left out: …`. */
export function remarksOf({ skipped: { count, first }, retries }: DiffReport): string[] {
  const remarks: string[] = [];
  const shown = first.map(({ name, reason }) => `${name} (${reason})`).join(', ');
  const skipped =
    count === 1 ? '1 recording is no request' : `${pluralize(count, 'recording')} are no requests`;
  if (count > 0) remarks.push(`${skipped}: ${shown}${count > first.length ? ', …' : ''}`);
  const retried = `${pluralize(retries, 'retry', 'retries')} ${retries === 1 ? 'is' : 'are'} left out`;
  if (retries > 0) remarks.push(`${retried}: a retry repeats a request`);
  return remarks;
}
