import { below, diagnose, type Finding, type Pointer, segmentsOf } from '../diagnostics/source-file.ts';
import { suggestion } from '../diagnostics/suggest.ts';
import type { CompileScope } from '../engine/scope.ts';
import type { Effect, FilledIn, HookContract, RequestedOutcome } from '../hooks/contract.ts';
import { builtInFor, isBuiltIn, resolveOutcome } from '../hooks/index.ts';
import {
  type Command,
  isTypedTemplate,
  type Outcome,
  type OutcomeOrName,
  type PatchOperation,
  type RuleFile,
  type Text,
  type TypedTemplate,
} from '../rules/rule-file.ts';
import { DEFAULT, isTextMap, tagsOf, textsOf, versionFor, withTexts } from '../rules/texts.ts';
import { compileTextMap } from './compile-text-map.ts';
import type { CallFacts } from './facts/call-facts.ts';
import { compileFact } from './facts/compile-fact.ts';
import type { KnownFacts } from './facts/known-facts.ts';
import { CONVERSIONS } from './facts/typed-template.ts';
import type { Languages } from './languages.ts';
import type { Omission, OutcomePart } from './outcome-part.ts';
import { compileTemplate, compileWholeTemplate, isTemplate } from './template.ts';

export type { Omission, OutcomePart };

/** An outcome with its templates parsed. */
export interface CompiledOutcome {
  /** The name in the file; undefined for an inline outcome. */
  name?: string;
  /** The outcome as written, completed by its hook. */
  written: Outcome;
  /** Where it is written in the rule file. */
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

/** Compiles the texts, and the typed templates, of an outcome's values. */
interface ValueCompiler {
  text: CompileText;
  /** Compiles a map that is a text in several languages. Left out: maps are values. */
  map?: (texts: Readonly<Record<string, string>>, at: Pointer) => OutcomePart;
  typed: (written: TypedTemplate, at: Pointer) => OutcomePart;
  /** Whether a map with the keys of a typed template is one, whatever it holds. */
  everyMap: boolean;
}

/** Keys that take maps of any kind: one may have the keys of a typed template, and be none. */
const OF_ANY_MAPS: ReadonlySet<string> = new Set(['commands', 'debugContext']);

function isMeantAsTemplate({ template, as }: TypedTemplate): boolean {
  return isTemplate(template) && Object.hasOwn(CONVERSIONS, as);
}

/** The type of a command is not a template. */
function compileCommands(commands: readonly Command[], at: Pointer, compile: ValueCompiler): OutcomePart {
  const compiled = commands.map(({ type, value }, index) => ({
    type,
    value: compileValue(value, below(at, index, 'value'), compile),
  }));
  return (facts, omitted) => compiled.map(({ type, value }) => ({ type, value: value(facts, omitted) }));
}

function isOneOf<Key extends string>(keys: readonly Key[], key: string): key is Key {
  return (keys as readonly string[]).includes(key);
}

/** Compiles changes to a token or an assertion: values are templates, paths and durations are not. */
function compileChanges(
  changes: Readonly<Record<string, unknown>>,
  at: Pointer,
  compile: ValueCompiler,
): OutcomePart {
  const parts = Object.entries(changes).map(([key, value]) => {
    const place = below(at, key);
    if (key === 'patch')
      return [key, compilePatch(value as readonly PatchOperation[], place, compile)] as const;
    if (typeof value === 'string' && key === 'nameId') {
      const text = asText(compile.text)(value, place);
      // Without text it is not left out: the NameID that Okta has would be that of somebody else.
      return [key, (facts: CallFacts, omitted: Omission[]) => text(facts, omitted) ?? ''] as const;
    }
    const isText = key === 'authnContext' || (key !== 'remove' && typeof value !== 'string');
    return [key, isText ? compileValue(value, place, compile) : () => value] as const;
  });
  return (facts, omitted) =>
    Object.fromEntries(
      parts.map(([key, part]) => [key, part(facts, omitted)]).filter(([, part]) => part !== undefined),
    );
}

/** An operation whose value comes out absent is left out. */
function compilePatch(patch: readonly PatchOperation[], at: Pointer, compile: ValueCompiler): OutcomePart {
  const operations = patch.map(({ op, path, value }, index) => {
    if (op === 'remove') return () => ({ op, path });
    const part = compileValue(value, below(at, index, 'value'), compile);
    return (facts: CallFacts, omitted: Omission[]) => {
      const filledIn = part(facts, omitted);
      return filledIn === undefined ? undefined : { op, path, value: filledIn };
    };
  });
  return (facts, omitted) =>
    operations.map((operation) => operation(facts, omitted)).filter((operation) => operation !== undefined);
}

/** Compiles a JSON value whose texts are templates. Values without a text are left out of their object or array. */
function compileValue(value: unknown, at: Pointer, compile: ValueCompiler): OutcomePart {
  if (typeof value === 'string') return compile.text(value, at);
  if (Array.isArray(value)) {
    const items = value.map((item, index) => compileValue(item, below(at, index), compile));
    return (facts, omitted) => items.map((item) => item(facts, omitted)).filter((item) => item !== undefined);
  }
  if (typeof value !== 'object' || value === null) return () => value;
  // In an error, no other map has this key.
  if (compile.map !== undefined && DEFAULT in value) return compile.map(value as Record<string, string>, at);
  if (isTypedTemplate(value) && (compile.everyMap || isMeantAsTemplate(value)))
    return compile.typed(value, at);
  const properties = Object.entries(value).map(
    ([key, item]) => [key, compileValue(item, below(at, key), compile)] as const,
  );
  return (facts, omitted) =>
    Object.fromEntries(
      properties.map(([key, item]) => [key, item(facts, omitted)]).filter(([, item]) => item !== undefined),
    );
}

/** The last key of a place; elements of lists have no key, and the versions of a text have that of the text. */
function nameAt(at: Pointer): string {
  const segments = segmentsOf(at);
  if (segments.at(-2) === 'errorSummary') return 'errorSummary';
  const name = segments.findLast((segment) => !/^\d+$/.test(segment));
  return name ?? at;
}

type CompileText = (text: string, at: Pointer) => OutcomePart;

/** @param whole whether a bare fact keeps its type if it is a list or a map, and is left out if it is null */
function textCompiler(scope: CompileScope, known: KnownFacts, whole = false): CompileText {
  return (text, at) => {
    const template = whole ? compileWholeTemplate(text, known) : compileTemplate(text, known);
    if (typeof template === 'function') {
      const name = nameAt(at);
      return (facts, omitted) => template(facts, (reason) => omitted.push({ name, at, reason }));
    }
    scope.report(diagnose(scope.source, { at }, { code: 'template', ...template }));
    return () => undefined;
  };
}

function typedCompiler(scope: CompileScope, known: KnownFacts): ValueCompiler['typed'] {
  return (written, at) => {
    const fact = compileFact(written, at, scope, known);
    return fact ?? (() => undefined);
  };
}

/** Messages are always texts, whatever type the fact has. */
function asText(compile: CompileText): CompileText {
  return (text, at) => {
    const template = compile(text, at);
    return (facts, omitted) => {
      const value = template(facts, omitted);
      return value === undefined || value === null ? undefined : String(value);
    };
  };
}
