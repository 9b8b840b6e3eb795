import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { below, diagnose, type Finding, type Pointer } from '../diagnostics/source-file.ts';
import { addRules, type RuleList, startList } from '../engine/compile.ts';
import { compileNamedConditions } from '../engine/named-conditions.ts';
import type { CompileScope } from '../engine/scope.ts';
import { Vocabulary } from '../engine/vocabulary.ts';
import type { HookContract } from '../hooks/contract.ts';
import { hookOf, isBuiltIn } from '../hooks/index.ts';
import type { IndexedList, List } from '../rules/lists/list.ts';
import type { ParsedRuleFile } from '../rules/parse.ts';
import type { OutcomeOrName, Rule, RuleSource } from '../rules/rule-file.ts';
import { checkText } from './check-text.ts';
import {
  type CompiledOutcome,
  compileOutcome,
  fallbackOutcome,
  type LocatedOutcome,
  locateOutcome,
} from './compile-outcome.ts';
import { ReplyCache } from './reply-cache.ts';

/** The rules of one request type, with what is decided where none of them decides. */
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
}

/**
 * Compiles rule files, by endpoint. They may be used only if nothing was reported at level error.
 *
 * @param unread names of files that may be meant as lists, for hints
 */
export function compileEndpoints(
  files: readonly ParsedRuleFile[],
  lists: ReadonlyMap<string, List | IndexedList>,
  unread: readonly string[] = [],
): { endpoints: ReadonlyMap<string, Endpoint>; diagnostics: Diagnostic[] } {
  const prepared: CompileScope['prepared'] = new Map();
  const drafts = files.map((file) => {
    const draft = new EndpointDraft(file, lists, prepared, unread);
    for (const [requestType, { rules }] of Object.entries(file.source.value.requestTypes))
      draft.add(requestType, rules);
    return draft;
  });
  return {
    endpoints: new Map(drafts.map(({ endpoint }) => [endpoint.path, endpoint])),
    diagnostics: drafts.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** An endpoint in the making: everything is compiled at once but its rules, which take the longest. */
export class EndpointDraft {
  readonly endpoint: Endpoint;
  readonly #scope: CompileScope;
  readonly #found = new Map<string, Diagnostic>();
  /** How many rules of each request type there have been. */
  readonly #counts = new Map<string, number>();

  /** @param prepared shared by all endpoints of a generation */
  constructor(
    { source, broken }: ParsedRuleFile,
    lists: ReadonlyMap<string, List | IndexedList>,
    prepared: CompileScope['prepared'],
    unread: readonly string[] = [],
  ) {
    // An outcome that several rules use is compiled for each of them, and reported once.
    const report = (diagnostic: Diagnostic) => this.#found.set(JSON.stringify(diagnostic), diagnostic);
    const vocabulary = new Vocabulary();
    const scope: CompileScope = { source, broken, lists, unread, prepared, vocabulary, report };
    this.#scope = scope;
    const { endpoint: path, requestTypes } = source.value;
    const hook = hookOf(source.value);
    checkUnusedOutcomes(scope, hook);
    compileNamedConditions(scope);
    const compiled = Object.entries(requestTypes).map(([requestType, written]) => {
      const at = below('/requestTypes', requestType, 'default');
      const fallback = this.#compileAt(written.default ?? 'deny', at) ?? fallbackOutcome(hook);
      const list = startList<CompiledOutcome>(written, scope);
      return [
        requestType,
        { ...list, default: fallback, replyCache: new ReplyCache(hook, fallback) },
      ] as const;
    });
    this.endpoint = {
      path,
      hook,
      source,
      requestTypes: new Map(compiled),
      unhandled: compileFallback('unhandled', scope, hook),
      onError: compileFallback('onError', scope, hook),
    };
  }

  get diagnostics(): Diagnostic[] {
    return [...this.#found.values()];
  }

  /** Compiles the next rules of a request type. */
  add(requestType: string, rules: readonly Rule[]): void {
    const list = this.endpoint.requestTypes.get(requestType);
    if (list === undefined) throw new Error(`${this.endpoint.path} has no rules for ${requestType}`);
    const scope = this.#scope;
    const first = this.#counts.get(requestType) ?? 0;
    this.#counts.set(requestType, first + rules.length);
    const before = list.rules.length;
    const run = { rules, at: below('/requestTypes', requestType), first };
    addRules(list, run, scope, (outcome, place) => this.#compileAt(outcome, place));
    for (const { when } of list.rules.slice(before)) checkText(when, scope, this.endpoint.hook.request);
  }

  #compileAt(written: OutcomeOrName, at: Pointer): CompiledOutcome | undefined {
    return compileAt(written, at, this.#scope, hookOf(this.#scope.source.value));
  }
}

function compileAt(
  written: OutcomeOrName,
  at: Pointer,
  scope: CompileScope,
  hook: HookContract,
): CompiledOutcome | undefined {
  if (scope.broken.has(at)) return undefined;
  const located = locateOutcome(written, at, scope, hook);
  if (located === undefined || scope.broken.has(located.at)) return undefined;
  return compileOutcome(located, scope, hook);
}

/** `unhandled` and `onError`: for requests of which too little is known to change a profile. */
function compileFallback(
  key: 'unhandled' | 'onError',
  scope: CompileScope,
  hook: HookContract,
): CompiledOutcome {
  const written = scope.source.value[key];
  const at = `/${key}`;
  if (written === undefined || scope.broken.has(at)) return fallbackOutcome(hook);
  const located = locateOutcome(written, at, scope, hook);
  if (located === undefined || scope.broken.has(located.at)) return fallbackOutcome(hook);
  if (!checkFallback(key, located, scope, hook)) return fallbackOutcome(hook);
  return compileOutcome(located, scope, hook);
}

/** True if the outcome may stand there; false if it may not, which has been reported. */
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
  if (key === 'onError' && !hook.failure.onError.includes(hook.effectOf(outcome))) {
    const message = 'a decision that failed would let the person in';
    return report(
      `/${key}`,
      'on-error-allows',
      message,
      'use deny, or an outcome with deny: true and an error',
    );
  }
  const update = (['set', 'commands'] as const).find((update) => outcome[update] !== undefined);
  if (update === undefined) return true;
  const at = name === undefined ? below(`/${key}`, update) : `/${key}`;
  const allowed = key === 'onError' ? 'deny' : 'allow, deny, continue';
  const hint = `use ${allowed}, or an outcome without set and commands`;
  return report(at, 'fallback-updates', `"${key}" cannot change a profile`, hint);
}

/** What no rule uses is still read: a template that is wrong there is wrong as soon as somebody uses it. */
function checkUnusedOutcomes(scope: CompileScope, hook: HookContract): void {
  for (const [name, outcome] of Object.entries(scope.source.value.outcomes ?? {})) {
    const at = below('/outcomes', name);
    if (!scope.broken.has(at)) compileOutcome({ outcome, at, name }, scope, hook);
    if (!isBuiltIn(name, scope.source.value)) continue;
    const finding: Finding = {
      code: 'built-in-outcome',
      message: `"${name}" is built in and cannot be given another meaning`,
      hint: 'choose another name',
    };
    scope.report(diagnose(scope.source, { at, key: true }, finding));
  }
}
