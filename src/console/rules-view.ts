import type { Endpoint } from '../decisions/compile-endpoints.ts';
import type { Severity } from '../diagnostics/diagnostic.ts';
import { below, lineOf } from '../diagnostics/source-file.ts';
import { requestTypeOf } from '../hooks/read-request.ts';
import { samples } from '../hooks/registration/samples.ts';
import type { LiveRules } from '../reload/live-rules.ts';
import { shownPath } from '../rule-set/list-files.ts';
import { referencesOf } from '../rules/references.ts';
import type { Rule, RuleFile } from '../rules/rule-file.ts';
import { parseTime } from '../rules/time.ts';
import type { EndpointView, RequestTypeView, RulesView, RuleView, SourceLocation } from './api.ts';
import type { CoverageReport } from './coverage-report.ts';

/** The console worker's findings; undefined where it failed. */
export interface WorkerFindings {
  survey?: CoverageReport | undefined;
  /** Of the directory as it is now: SHA-256, in hexadecimal. */
  digest?: string | undefined;
}

/** The part of the live rules that the view shows. */
export type LiveRulesData = Pick<
  LiveRules,
  'current' | 'digest' | 'loadedAt' | 'report' | 'standIn' | 'directory'
>;

/** @param now milliseconds since 1970 */
export function rulesView(
  rules: LiveRulesData,
  product: RulesView['product'],
  findings: WorkerFindings,
  now: number,
): RulesView {
  const { current, loadedAt, report, directory } = rules;
  const { survey } = findings;
  const endpoints = [...(current?.endpoints.values() ?? [])];
  const order: Severity[] = ['error', 'warn', 'info'];
  return {
    product,
    ...(current && loadedAt && { live: liveView(current.version, loadedAt) }),
    pending: isPending(rules, findings),
    directory: shownPath(directory),
    endpoints: endpoints.map((endpoint) => endpointView(endpoint, survey, now)),
    lists: (current?.lists ?? []).map(({ name, entries }) => ({
      name,
      entries,
      file: survey?.lists[name] ?? '',
      usedBy: endpoints.flatMap((endpoint) => usersOf(name, endpoint)),
    })),
    diagnostics: (report?.diagnostics ?? []).toSorted(
      (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity),
    ),
    ...(report && {
      lastReload: {
        at: report.at.toISOString(),
        result: report.result,
        changes: report.result === 'loaded' ? (survey?.changes ?? []) : [],
      },
    }),
    ...(survey?.coverage && { coverage: survey.coverage.all }),
  };
}

function rulesIn({ requestTypes }: RuleFile): { rule: Rule; at: string }[] {
  return Object.entries(requestTypes).flatMap(([requestType, { rules }]) =>
    rules.map((rule, index) => ({ rule, at: below('/requestTypes', requestType, 'rules', index) })),
  );
}

function liveView(version: string, loadedAt: Date): NonNullable<RulesView['live']> {
  const commit = /\+([0-9a-f]{7,}(?:\.dirty)?)/.exec(version)?.[1];
  return { version, ...(commit !== undefined && { commit }), loadedAt: loadedAt.toISOString() };
}

function isPending({ report, standIn, digest }: LiveRulesData, findings: WorkerFindings): boolean {
  const differ = findings.digest !== undefined && findings.digest !== digest;
  return standIn !== undefined || report?.result === 'refused' || differ;
}

function endpointView(
  { path, source }: Endpoint,
  survey: CoverageReport | undefined,
  now: number,
): EndpointView {
  const { path: file, value } = source;
  const placeOf = (at: string): SourceLocation => {
    const line = lineOf(source, at);
    return line === undefined ? { file } : { file, line };
  };
  const views = new Map(
    rulesIn(value).map(({ rule, at }) => {
      const seen = survey?.coverage && survey.seen[file]?.[at];
      return [rule, { ...ruleView(rule, now), place: placeOf(at), ...(seen && { seen }) }];
    }),
  );
  const coverage = survey?.coverage?.files[file];
  return {
    path,
    place: placeOf('/endpoint'),
    ...about(value, ['description', 'owner', 'form']),
    requestTypes: Object.entries(value.requestTypes).map(([requestType, { strategy = 'all', rules }]) => ({
      requestType,
      strategy,
      samples: samplesFor(requestType),
      rules: rules.flatMap((rule) => views.get(rule) ?? []),
    })),
    ...(coverage !== undefined && { coverage }),
  };
}

function ruleView(rule: Rule, now: number): Omit<RuleView, 'place'> {
  const { name, enabled, mode = 'enforce', validFrom, validUntil } = rule;
  const from = parseTime(validFrom ?? '') ?? Number.NEGATIVE_INFINITY;
  const until = parseTime(validUntil ?? '') ?? Number.POSITIVE_INFINITY;
  return {
    name,
    ...about(rule, ['description', 'owner', 'ticket', 'validFrom', 'validUntil']),
    mode: enabled === false ? 'disabled' : mode,
    inWindow: now >= from && now < until,
  };
}

/** The given keys, as far as the author has written them. */
function about<Key extends string>(
  written: Partial<Record<Key, unknown>>,
  keys: readonly Key[],
): Record<never, never> {
  return Object.fromEntries(
    keys.filter((key) => written[key] !== undefined).map((key) => [key, written[key]]),
  );
}

function samplesFor(requestType: string): RequestTypeView['samples'] {
  return Object.entries(samples)
    .filter(([, request]) => requestTypeOf(request) === requestType)
    .map(([name, request]) => ({ name, request }));
}

/** The rules of an endpoint that use a list: `corporate-email of /registrationHookSSR`. */
function usersOf(list: string, { path, source: { value } }: Endpoint): string[] {
  return rulesIn(value)
    .filter(({ rule }) => referencesOf(rule, value).lists.has(list))
    .map(({ rule }) => `${rule.name} of ${path}`);
}
