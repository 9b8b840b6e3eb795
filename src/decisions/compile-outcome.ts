import { below, diagnose, type Finding, type Pointer, segmentsOf } from '../diagnostics/source-file.ts';
import { suggestion } from '../diagnostics/suggest.ts';
import type { CompileScope } from '../engine/scope.ts';
import type { Effect, HookContract, RequestedOutcome } from '../hooks/contract.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import { isBuiltIn, resolveOutcome } from '../hooks/index.ts';
import type { RequestNode } from '../hooks/request-tree.ts';
import type { Command, Outcome, OutcomeOrName } from '../rules/rule-file.ts';
import { compileTemplate, isTemplate } from './template.ts';

/** A value that is missing from the reply for another reason than an absent fact. */
export interface Omission {
  /** The attribute or key: `employeeNumber`. */
  name: string;
  /** Where it is written in the rule file. */
  at: Pointer;
  /** The reason, without user input: `data.userProfile.groups was an array, and is not copied`. */
  reason: string;
}

/**
 * A compiled part of an outcome.
 *
 * @param omitted collects the missing values with their reasons
 * @returns undefined if the part is left out
 */
export type OutcomePart = (request: HookRequest, omitted: Omission[]) => unknown;

/** An outcome with its templates parsed. */
export interface CompiledOutcome {
  /** The name in the file; undefined for an inline outcome. */
  name?: string;
  /** The outcome as written, completed by its hook. */
  written: Outcome;
  effect: Effect;
  /** True if it has no templates, so that it is the same for every request. */
  fixed: boolean;
  parts: ReadonlyMap<string, OutcomePart>;
}

/** The outcome of a failed decision if the file has none, or if it cannot be written. It holds no template. */
export function fallbackOutcome(hook: HookContract): CompiledOutcome {
  const { fallback } = hook.failure;
  const name = Object.entries(hook.builtInOutcomes).find(([, outcome]) => outcome === fallback)?.[0];
  return {
    ...(name !== undefined && { name }),
    written: fallback,
    effect: hook.effectOf(fallback),
    fixed: true,
    parts: new Map(Object.entries(fallback).map(([key, value]) => [key, () => value])),
  };
}

/**
 * An outcome for one request.
 *
 * @param omitted takes what is left out of it, and why
 */
export function requestedOutcome(
  { written, parts }: CompiledOutcome,
  request: HookRequest,
  omitted: Omission[],
): RequestedOutcome {
  return {
    written,
    part: <Key extends keyof Outcome>(key: Key) =>
      parts.get(key)?.(request, omitted) as Outcome[Key] | undefined,
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

/** Parses the templates of an outcome, and reports errors, after which the rule set is refused. */
export function compileOutcome(
  { outcome, at, name }: LocatedOutcome,
  scope: CompileScope,
  hook: HookContract,
): CompiledOutcome {
  const written = hook.complete(outcome);
  const text = textCompiler(scope, hook.request);
  const parts = Object.entries(written).map(([key, value]) => {
    const place = below(at, key);
    if (key === 'commands') return [key, compileCommands(value, place, text)] as const;
    return [key, compileValue(value, place, key === 'error' ? asText(text) : text)] as const;
  });
  return {
    ...(name !== undefined && { name }),
    written,
    effect: hook.effectOf(written),
    // In JSON syntax, no brace or percent sign follows an opening brace.
    fixed: !isTemplate(JSON.stringify(outcome)),
    parts: new Map(parts),
  };
}

/** The type of a command is not a template. */
function compileCommands(commands: readonly Command[], at: Pointer, compile: CompileText): OutcomePart {
  const compiled = commands.map(({ type, value }, index) => ({
    type,
    value: compileValue(value, below(at, index, 'value'), compile),
  }));
  return (request, omitted) => compiled.map(({ type, value }) => ({ type, value: value(request, omitted) }));
}

/** Compiles a JSON value whose texts are templates. Values without a text are left out of their object or array. */
function compileValue(value: unknown, at: Pointer, compile: CompileText): OutcomePart {
  if (typeof value === 'string') return compile(value, at);
  if (Array.isArray(value)) {
    const items = value.map((item, index) => compileValue(item, below(at, index), compile));
    return (request, omitted) =>
      items.map((item) => item(request, omitted)).filter((item) => item !== undefined);
  }
  if (typeof value !== 'object' || value === null) return () => value;
  const properties = Object.entries(value).map(
    ([key, item]) => [key, compileValue(item, below(at, key), compile)] as const,
  );
  return (request, omitted) =>
    Object.fromEntries(
      properties.map(([key, item]) => [key, item(request, omitted)]).filter(([, item]) => item !== undefined),
    );
}

/** The last key of a place; elements of lists have no key. */
function nameAt(at: Pointer): string {
  const name = segmentsOf(at).findLast((segment) => !/^\d+$/.test(segment));
  return name ?? at;
}

type CompileText = (text: string, at: Pointer) => OutcomePart;

function textCompiler(scope: CompileScope, tree: RequestNode): CompileText {
  return (text, at) => {
    const template = compileTemplate(text, tree);
    if (typeof template === 'function') {
      const name = nameAt(at);
      return (request, omitted) => template(request, (reason) => omitted.push({ name, at, reason }));
    }
    scope.report(diagnose(scope.source, { at }, { code: 'template', ...template }));
    return () => undefined;
  };
}

/** Messages are always texts, whatever type the fact has. */
function asText(compile: CompileText): CompileText {
  return (text, at) => {
    const template = compile(text, at);
    return (request, omitted) => {
      const value = template(request, omitted);
      return value === undefined || value === null ? undefined : String(value);
    };
  };
}
