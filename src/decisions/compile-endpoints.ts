import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { below, diagnose, type Finding, type Pointer } from '../diagnostics/source-file.ts';
import { compileRules, type RuleList } from '../engine/compile.ts';
import { conditionsOf } from '../engine/condition-node.ts';
import { compileNamedConditions } from '../engine/named-conditions.ts';
import type { CompileScope } from '../engine/scope.ts';
import { Vocabulary } from '../engine/vocabulary.ts';
import type { HookContract } from '../hooks/contract.ts';
import { hookOf, isBuiltIn, resolveOutcome } from '../hooks/index.ts';
import type { ParsedRuleFile } from '../rules/parse.ts';
import {
  EVERY_REQUEST_TYPE,
  type Outcome,
  type OutcomeOrName,
  type RuleFile,
  type RuleSource,
  rulesAt,
} from '../rules/rule-file.ts';
import { checkText } from './check-text.ts';
import {
  type CompiledOutcome,
  compileOutcome,
  type FileScope,
  fallbackOutcome,
  type LocatedOutcome,
  locateOutcome,
} from './compile-outcome.ts';
import type { DerivedFacts } from './facts/call-facts.ts';
import { compileDerivedFacts, knownFactsOf } from './facts/derived-facts.ts';
import { compileLanguages, type Languages } from './languages.ts';
import { ReplyCache } from './reply-cache.ts';

/** The rules of one request type, with their default. */
export interface RulesOfType extends RuleList<CompiledOutcome> {
  default: CompiledOutcome;
  replyCache: ReplyCache;
}

/** The rules of one rule file, ready to answer requests to its endpoint. */
export interface Endpoint {
  /** The path that Okta calls. */
  path: string;
  hook: HookContract;
  source: RuleSource;
  requestTypes: ReadonlyMap<string, RulesOfType>;
  unhandled: CompiledOutcome;
  onError: CompiledOutcome;
  derived: DerivedFacts;
  languages: Languages;
}

/** The rules for a request type; undefined if the endpoint has none. */
export function rulesOf(
  { requestTypes }: Pick<Endpoint, 'requestTypes'>,
  requestType: string | undefined,
): RulesOfType | undefined {
  return requestTypes.get(requestType ?? EVERY_REQUEST_TYPE) ?? requestTypes.get(EVERY_REQUEST_TYPE);
}

/** The lists and the memory that all rule files of a rule set share while they are compiled. */
export interface CompileContext extends Pick<CompileScope, 'lists' | 'prepared' | 'now'> {
  /** Names of files that may be meant as lists, for hints. */
  unread?: readonly string[];
}

export interface CompiledEndpoint {
  endpoint: Endpoint;
  diagnostics: Diagnostic[];
}

/** Compiles rule files, by endpoint. The result may be used only without diagnostics of severity error. */
export function compileEndpoints(
  files: readonly ParsedRuleFile[],
  lists: CompileContext['lists'],
  { unread = [], now }: Pick<CompileContext, 'unread' | 'now'> = {},
): { endpoints: ReadonlyMap<string, Endpoint>; diagnostics: Diagnostic[] } {
  const context: CompileContext = { lists, prepared: new Map(), unread, ...(now !== undefined && { now }) };
  const compiled = files.map((file) => lastOf(compileEndpoint(file, context)));
  return {
    endpoints: new Map(compiled.map(({ endpoint }) => [endpoint.path, endpoint])),
    diagnostics: compiled.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Compiles one rule file; it takes a rule at each step, so that requests can be answered between two steps. */
export function* compileEndpoint(
  { source, broken }: ParsedRuleFile,
  { lists, prepared, unread = [], now }: CompileContext,
): Generator<void, CompiledEndpoint> {
  // An outcome that several rules use is compiled for each of them, and reported once.
  const found = new Map<string, Diagnostic>();
  const report = (diagnostic: Diagnostic) => found.set(JSON.stringify(diagnostic), diagnostic);
  const hook = hookOf(source.value);
  const known = knownFactsOf({ source, broken, lists }, hook.request);
  const scope: CompileScope = {
    source,
    broken,
    lists,
    unread,
    prepared,
    vocabulary: new Vocabulary(),
    factProblem: (path) => known.problemOf(path),
    ...(now !== undefined && { now }),
    report,
  };
  const { endpoint: path, requestTypes } = source.value;
  const derived = compileDerivedFacts(scope, known);
  const languages = compileLanguages(scope, known);
  const file = { scope, hook, known, languages };
  checkUnusedOutcomes(file);
  compileNamedConditions(scope);
  const compiled = new Map<string, RulesOfType>();
  for (const [requestType, written] of Object.entries(requestTypes)) {
    const at = rulesAt(requestType);
    const outcomeAt = (outcome: OutcomeOrName, place: Pointer) => compileAt(outcome, place, file);
    const fallback = outcomeAt(written.default ?? 'deny', below(at, 'default')) ?? fallbackFor(file);
    const list = yield* compileRules(written, { at, scope }, outcomeAt);
    for (const node of list.rules.flatMap(conditionsOf)) checkText(node, scope, hook.request);
    compiled.set(requestType, { ...list, default: fallback, replyCache: new ReplyCache(hook, fallback) });
  }
  const unhandled = compileFallback('unhandled', file);
  const onError = compileFallback('onError', file);
  return {
    endpoint: { path, hook, source, requestTypes: compiled, unhandled, onError, derived, languages },
    diagnostics: [...found.values()],
  };
}

function lastOf<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function compileAt(written: OutcomeOrName, at: Pointer, file: FileScope): CompiledOutcome | undefined {
  const { scope, hook } = file;
  if (scope.broken.has(at)) return undefined;
  const located = locateOutcome(written, at, scope, hook);
  if (located === undefined || scope.broken.has(located.at)) return undefined;
  return compileOutcome(located, file);
}

/** `unhandled` and `onError` must not change a profile, because the request is not checked by rules. */
function compileFallback(key: 'unhandled' | 'onError', file: FileScope): CompiledOutcome {
  const { scope, hook } = file;
  const written = scope.source.value[key];
  const at = `/${key}`;
  if (written === undefined || scope.broken.has(at)) return fallbackFor(file);
  const located = locateOutcome(written, at, scope, hook);
  if (located === undefined || scope.broken.has(located.at)) return fallbackFor(file);
  if (!checkFallback(key, located, scope, hook)) return fallbackFor(file);
  return compileOutcome(located, file);
}

function fallbackFor({ scope, hook, languages }: FileScope): CompiledOutcome {
  return fallbackOutcome(hook, scope.source.value, languages);
}

/** True if the outcome is allowed there; otherwise reports it. */
function checkFallback(
  key: 'unhandled' | 'onError',
  { outcome, name }: LocatedOutcome,
  scope: CompileScope,
  hook: HookContract,
): boolean {
  const report = (at: Pointer, code: Finding['code'], message: string, hint: string) => {
    const place = { at, key: at !== `/${key}` };
    scope.report(diagnose(scope.source, place, { code, message, hint }));
    return false;
  };
  const effect = hook.effectOf(outcome);
  const update = (['set', 'commands', ...hook.changes] as const).find(
    (update) => outcome[update] !== undefined,
  );
  const isUpdate = update !== undefined && hook.failure.okta !== 'denies';
  if (key === 'onError' && !isUpdate && !hook.failure.onError.includes(effect)) {
    const message = 'a decision that failed would let the person in';
    return report(
      `/${key}`,
      'on-error-allows',
      message,
      'use deny, or an outcome with deny: true and an error',
    );
  }
  if (key === 'onError' && effect !== 'deny' && mayRestrict(scope.source.value, hook)) {
    const message = `a decision that failed would hand out what an outcome of this file takes away`;
    return report(`/${key}`, 'on-error-allows', message, 'use deny, or leave onError out');
  }
  if (update === undefined) return true;
  const at = name === undefined ? below(`/${key}`, update) : `/${key}`;
  const names = key === 'onError' ? hook.failure.onError : Object.keys(hook.builtInOutcomes);
  const keys = hook.changes.length === 0 ? ['set', 'commands'] : hook.changes;
  const hint = `use ${names.join(', ')}, or an outcome without ${keys.join(' and ')}`;
  return report(
    at,
    'fallback-updates',
    `"${key}" cannot change ${hook.subject === 'assertion' ? 'an' : 'a'} ${hook.subject}`,
    hint,
  );
}

/** True if any outcome of a file denies, or takes something away. */
function mayRestrict(file: RuleFile, hook: HookContract): boolean {
  const lists = Object.values(file.requestTypes);
  const named = [
    ...lists.map((list) => list.default),
    ...lists.flatMap(({ rules }) => rules).flatMap(({ then, otherwise }) => [then, otherwise]),
  ];
  const outcomes: (Outcome | undefined)[] = [
    ...Object.values(file.outcomes ?? {}),
    ...named.map((written) => (written === undefined ? undefined : resolveOutcome(written, file))),
  ];
  return outcomes.some((outcome) => outcome !== undefined && hook.failure.restricts(outcome));
}

/** Checks the templates of unused outcomes too. */
function checkUnusedOutcomes(file: FileScope): void {
  const { scope } = file;
  for (const [name, outcome] of Object.entries(scope.source.value.outcomes ?? {})) {
    const at = below('/outcomes', name);
    if (!scope.broken.has(at)) compileOutcome({ outcome, at, name }, file);
    if (!isBuiltIn(name, scope.source.value)) continue;
    const finding: Finding = {
      code: 'built-in-outcome',
      message: `"${name}" is built in and cannot be given another meaning`,
      hint: 'choose another name',
    };
    scope.report(diagnose(scope.source, { at, key: true }, finding));
  }
}
