import { below, diagnose, type Finding, type Pointer } from '../diagnostics/source-file.ts';
import { suggestion } from '../diagnostics/suggest.ts';
import type { CompileScope } from '../engine/scope.ts';
import type { Effect, FilledIn, HookContract, RequestedOutcome } from '../hooks/contract.ts';
import { builtInFor, isBuiltIn, resolveOutcome } from '../hooks/index.ts';
import type { Outcome, OutcomeOrName, RuleFile, Text } from '../rules/rule-file.ts';
import { isTextMap, tagsOf, textsOf, versionFor, withTexts } from '../rules/texts.ts';
import { compileChanges, compileCommands } from './compile-changes.ts';
import { compileTextMap } from './compile-text-map.ts';
import { asText, compileValue, textCompiler, typedCompiler, type ValueCompiler } from './compile-value.ts';
import type { CallFacts } from './facts/call-facts.ts';
import type { KnownFacts } from './facts/known-facts.ts';
import type { Languages } from './languages.ts';
import type { Omission, OutcomePart } from './outcome-part.ts';
import { isTemplate } from './template.ts';

export type { Omission, OutcomePart };

/** An outcome with its templates parsed. */
export interface CompiledOutcome {
  /** The name in the file; undefined for an inline outcome. */
  name?: string;
  /** The outcome as written, completed by its hook. */
  written: Outcome;
  /** The place in the rule file. */
  at: Pointer;
  effect: Effect;
  /** True if it has no templates, and no text in several languages, so that it is the same for every request. */
  fixed: boolean;
  parts: ReadonlyMap<string, OutcomePart>;
}

/** The outcome of a failed decision if the file has none, or if it cannot be written. It holds no template. */
export function fallbackOutcome(
  hook: HookContract,
  file: Pick<RuleFile, 'language'>,
  languages: Languages,
): CompiledOutcome {
  const { fallback } = hook.failure;
  const name = Object.entries(hook.builtInOutcomes).find(([, outcome]) => outcome === fallback)?.[0];
  const written = builtInFor(file, fallback);
  const { error, ...others } = written;
  const parts = new Map<string, OutcomePart>(
    Object.entries(others).map(([key, value]) => [key, () => value]),
  );
  if (error !== undefined) {
    const choose = (text: Text, facts: CallFacts) => versionFor(text, languages.choose(tagsOf(text), facts));
    parts.set('error', (facts) => withTexts(error, (text) => choose(text, facts)));
  }
  return {
    ...(name !== undefined && { name }),
    written,
    at: '/onError',
    effect: hook.effectOf(fallback),
    fixed: !hasTextMap(written),
    parts,
  };
}

function hasTextMap({ error }: Outcome): boolean {
  return error !== undefined && textsOf(error).some(isTextMap);
}

/**
 * An outcome for one request.
 *
 * @param omitted takes what is left out of it, and why
 */
export function requestedOutcome(
  { written, at, parts }: CompiledOutcome,
  facts: CallFacts,
  omitted: Omission[],
): RequestedOutcome {
  return {
    written,
    part: <Key extends keyof Outcome>(key: Key) =>
      parts.get(key)?.(facts, omitted) as FilledIn<Outcome>[Key] | undefined,
    leaveOut: ({ name, reason, keys }) => omitted.push({ name, reason, at: below(at, ...keys) }),
  };
}

/** The name of an outcome, or its effect. */
export function outcomeInWords({ name, effect }: CompiledOutcome): string {
  return name ?? effect;
}

/** A resolved outcome with its place. */
export interface LocatedOutcome {
  outcome: Outcome;
  at: Pointer;
  name?: string;
}

/** Resolves an outcome or the name of one; an unknown name is reported. */
export function locateOutcome(
  written: OutcomeOrName,
  at: Pointer,
  scope: CompileScope,
  hook: HookContract,
): LocatedOutcome | undefined {
  if (typeof written !== 'string') return { outcome: written, at };
  const file = scope.source.value;
  const outcome = resolveOutcome(written, file);
  if (outcome !== undefined) {
    const place = isBuiltIn(written, file) ? at : below('/outcomes', written);
    return { outcome, at: place, name: written };
  }
  const known = [...Object.keys(hook.builtInOutcomes), ...Object.keys(file.outcomes ?? {})];
  const finding: Finding = {
    code: 'unknown-outcome',
    message: `there is no outcome "${written}"`,
    hint: suggestion(written, known),
  };
  scope.report(diagnose(scope.source, { at }, finding));
  return undefined;
}

/** The rule file that an outcome belongs to, while it is compiled. */
export interface FileScope {
  scope: CompileScope;
  hook: HookContract;
  /** The facts that its templates can read. */
  known: KnownFacts;
  languages: Languages;
}

/** Parses the templates of an outcome, and reports errors, after which the rule set is refused. */
export function compileOutcome(
  { outcome, at, name }: LocatedOutcome,
  { scope, hook, known, languages }: FileScope,
): CompiledOutcome {
  const written = hook.complete(outcome);
  for (const { keys, isKey, ...finding } of hook.problemsOf(outcome))
    scope.report(diagnose(scope.source, { at: below(at, ...keys), key: isKey === true }, finding));
  const compile = { text: textCompiler(scope, known), typed: typedCompiler(scope, known), everyMap: true };
  const compileFor = (key: string) => ({ ...compile, everyMap: !OF_ANY_MAPS.has(key) });
  const changes = { ...compile, text: textCompiler(scope, known, true) };
  const message = asText(compile.text);
  const inErrors: ValueCompiler = {
    ...compile,
    text: message,
    map: (texts, at) => compileTextMap(texts, at, { scope, languages, text: message }),
  };
  const parts = Object.entries(written).map(([key, value]) => {
    const place = below(at, key);
    if (key === 'commands') return [key, compileCommands(value, place, compileFor(key))] as const;
    if (isOneOf(hook.changes, key)) return [key, compileChanges(value, place, changes)] as const;
    return [key, compileValue(value, place, key === 'error' ? inErrors : compileFor(key))] as const;
  });
  return {
    ...(name !== undefined && { name }),
    written,
    at,
    effect: hook.effectOf(written),
    // In JSON syntax, no brace or percent sign follows an opening brace.
    fixed:
      !isTemplate(JSON.stringify(outcome)) &&
      !hasTextMap(outcome) &&
      hook.changes.every((key) => outcome[key] === undefined),
    parts: new Map(parts),
  };
}

/** Keys that take maps of any kind: one may have the keys of a typed template, and be none. */
const OF_ANY_MAPS: ReadonlySet<string> = new Set(['commands', 'debugContext']);

function isOneOf<Key extends string>(keys: readonly Key[], key: string): key is Key {
  return (keys as readonly string[]).includes(key);
}
