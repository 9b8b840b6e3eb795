import type { Endpoint } from '../decisions/compile-endpoints.ts';
import type { Severity } from '../diagnostics/diagnostic.ts';
import { below } from '../diagnostics/source-file.ts';
import { conditionWords } from '../diff/words.ts';
import type { HookContract } from '../hooks/contract.ts';
import { isObject } from '../hooks/envelope.ts';
import { hookOf } from '../hooks/index.ts';
import type { LiveRules } from '../reload/live-rules.ts';
import type { LiveState } from '../reload/live-state.ts';
import { shownPath } from '../rule-set/list-files.ts';
import { referencesOf } from '../rules/references.ts';
import {
  EVERY_REQUEST_TYPE,
  type Rule,
  type RuleFile,
  type RuleSource,
  rulesAt,
  type Text,
} from '../rules/rule-file.ts';
import { tagsOf } from '../rules/texts.ts';
import { windowOf } from '../rules/window.ts';
import type { EndpointView, RequestTypeView, RulesView, RuleView } from './api.ts';
import type { CoverageReport } from './coverage-report.ts';
import { locationIn } from './verdict-views.ts';

/** The results of the console's worker; undefined if it failed. */
export interface WorkerFindings {
  coverage?: CoverageReport | undefined;
  /** SHA-256 of the current directory, in hexadecimal. */
  digest?: string | undefined;
}

/** The part of the live rules that the view shows. */
type LiveRulesData = Pick<LiveRules, 'state' | 'report' | 'directory'>;

/** @param now  milliseconds since 1970 */
export function rulesView(
  rules: LiveRulesData,
  product: RulesView['product'],
  findings: WorkerFindings,
  now: number,
): RulesView {
  const { state, report, directory } = rules;
  const { coverage } = findings;
  const { endpoints: live, lists = [] } = state?.ruleSet ?? {};
  const endpoints = [...(live?.values() ?? [])];
  const order: Severity[] = ['error', 'warn', 'info'];
  return {
    product,
    ...(state && { live: liveView(state) }),
    pending: isPending(rules, findings),
    directory: shownPath(directory),
    endpoints: endpoints.map((endpoint) => endpointView(endpoint, coverage, now)),
    lists: lists.map(({ name, entries }) => ({
      name,
      entries,
      file: coverage?.lists[name] ?? '',
      usedBy: endpoints.flatMap((endpoint) => usersOf(name, endpoint)),
    })),
    diagnostics: (report?.diagnostics ?? []).toSorted(
      (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity),
    ),
    ...(report && {
      lastReload: {
        at: report.at.toISOString(),
        result: report.result,
        changes: report.result === 'loaded' ? (coverage?.changes ?? []) : [],
      },
    }),
    ...(coverage?.coverage && { coverage: coverage.coverage.all }),
  };
}

function liveView({ ruleSet: { version }, loadedAt }: LiveState): NonNullable<RulesView['live']> {
  const commit = /\+([0-9a-f]{7,}(?:\.dirty)?)/.exec(version)?.[1];
  return { version, ...(commit !== undefined && { commit }), loadedAt: loadedAt.toISOString() };
}

function isPending({ report, state }: LiveRulesData, { digest }: WorkerFindings): boolean {
  const differs = digest !== undefined && digest !== state?.digest;
  return state?.source.kind === 'last-known-good' || report?.result === 'refused' || differs;
}

function endpointView(
  { path, hook, source }: Endpoint,
  report: CoverageReport | undefined,
  now: number,
): EndpointView {
  const { path: file, value } = source;
  const viewAt = (rule: Rule, at: string): RuleView => {
    const seen = report?.coverage && report.seen[file]?.[at];
    return { ...ruleView(rule, now), place: locationIn(source, at), ...(seen && { seen }) };
  };
  const coverage = report?.coverage?.files[file];
  return {
    path,
    hook: hook.name,
    place: locationIn(source, '/endpoint'),
    ...pickDefined(value, ['description', 'owner', 'form', 'language']),
    ...(value.language !== undefined && { languages: languagesIn(value) }),
    facts: factsOf(source),
    requestTypes: Object.entries(value.requestTypes).map(([requestType, { strategy = 'all', rules }]) => ({
      requestType,
      strategy,
      samples: samplesOf(hook, requestType),
      rules: rules.map((rule, index) => viewAt(rule, below(rulesAt(requestType), 'rules', index))),
    })),
    ...(coverage !== undefined && { coverage }),
  };
}

/** The languages of a file's texts, and of the built-in ones, which are in English by default. */
function languagesIn(file: RuleFile): string[] {
  return [...new Set(['en', ...[hookOf(file).builtInOutcomes, file].flatMap(tagsBelow)])];
}

/** The languages of the error texts in a part of a file. */
function tagsBelow(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'errorSummary' && isObject(value) ? tagsOf(value as Exclude<Text, string>) : tagsBelow(value),
  );
}

/** The facts that a file makes of others. */
function factsOf(source: RuleSource): EndpointView['facts'] {
  const { facts = {}, lookups = {} } = source.value;
  const view = (section: string, name: string, madeOf: string) => ({
    name: `${section}.${name}`,
    madeOf,
    place: locationIn(source, below('', section, name)),
  });
  return [
    ...Object.entries(facts).map(([name, made]) =>
      view('facts', name, typeof made === 'string' ? made : `${made.template} as ${made.as}`),
    ),
    ...Object.entries(lookups).map(([name, { list, key }]) =>
      view('lookups', name, `list ${list}, key ${typeof key === 'string' ? key : JSON.stringify(key)}`),
    ),
  ];
}

function ruleView(rule: Rule, now: number): Omit<RuleView, 'place'> {
  const { name, enabled, mode = 'enforce' } = rule;
  const { from, until } = windowOf(rule);
  return {
    name,
    ...pickDefined(rule, ['description', 'owner', 'ticket', 'validFrom', 'validUntil', 'validThrough']),
    ...(rule.if && { if: conditionWords(rule.if) }),
    mode: enabled === false ? 'disabled' : mode,
    inWindow: now >= from && now < until,
  };
}

/** The given keys, without those that the file omits. */
function pickDefined<Key extends string>(
  written: Partial<Record<Key, unknown>>,
  keys: readonly Key[],
): Record<never, never> {
  return Object.fromEntries(
    keys.filter((key) => written[key] !== undefined).map((key) => [key, written[key]]),
  );
}

function samplesOf(hook: HookContract, requestType: string): RequestTypeView['samples'] {
  return Object.entries(hook.samples)
    .filter(([, request]) => (hook.requestTypeOf(request) ?? EVERY_REQUEST_TYPE) === requestType)
    .map(([name, request]) => ({ name, request }));
}

/** The rules of an endpoint that use a list: `corporate-email of /registrationHookSSR`. */
function usersOf(list: string, { path, source: { value } }: Endpoint): string[] {
  return Object.values(value.requestTypes)
    .flatMap(({ rules }) => rules)
    .filter((rule) => referencesOf(rule, value).lists.has(list))
    .map(({ name }) => `${name} of ${path}`);
}
