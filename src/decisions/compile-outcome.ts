import { below, diagnose, type Finding, type Pointer, segmentsOf } from '../diagnostics/source-file.ts';
import { suggestion } from '../diagnostics/suggest.ts';
import type { Scope } from '../engine/scope.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import {
  BUILT_IN_OUTCOMES,
  denies,
  type ErrorCause,
  isBuiltIn,
  type Outcome,
  type OutcomeOrName,
  outcomeNamed,
} from '../rules/rule-file.ts';
import { compileTemplate, isTemplate } from './template.ts';

/** A value that is not sent, for another reason than that its fact is absent. */
export interface Omission {
  /** The attribute or key whose value it is, or a part of: `employeeNumber`. */
  name: string;
  /** Where it is written in the rule file. */
  at: Pointer;
  /** In words: `data.userProfile.groups was an array, and is not copied`. Nothing of what a person typed. */
  reason: string;
}

/**
 * A part of an outcome, ready to be filled in. Undefined: it is left out.
 *
 * @param omitted takes what is left out of it, and why
 */
export type OutcomePart = (request: HookRequest, omitted: Omission[]) => unknown;

/** An outcome with its templates parsed. */
export interface CompiledOutcome {
  /** The name under which the file knows it; undefined for one that is written out. */
  name?: string;
  /** Whether it says the same to every request: there is no template in it. */
  fixed: boolean;
  allow: boolean;
  deny: boolean;
  set?: OutcomePart;
  commands: { type: string; value: OutcomePart }[];
  error?: OutcomePart;
  debugContext?: OutcomePart;
}

/** The built-in `deny`, which needs no file and holds no template. */
export const builtInDenial: CompiledOutcome = {
  name: 'deny',
  fixed: true,
  allow: false,
  deny: true,
  commands: [],
  error: () => BUILT_IN_OUTCOMES.deny.error,
};

/** An outcome in a word: its name, or what it comes to. */
export function outcomeInWords({ name, allow, deny, error, set, commands }: CompiledOutcome): string {
  if (name !== undefined) return name;
  if (denies({ deny, error })) return 'deny';
  if (allow) return 'allow';
  return set !== undefined || commands.length > 0 ? 'update' : 'continue';
}

/** An outcome as written, and where: a name has been followed to its definition. */
export interface LocatedOutcome {
  outcome: Outcome;
  at: Pointer;
  name?: string;
}

/** Follows a name to the outcome it stands for; undefined, and reported, where there is none. */
export function locateOutcome(written: OutcomeOrName, at: Pointer, scope: Scope): LocatedOutcome | undefined {
  if (typeof written !== 'string') return { outcome: written, at };
  const outcome = outcomeNamed(scope.source.value, written);
  if (outcome !== undefined) {
    return { outcome, at: isBuiltIn(written) ? at : below('/outcomes', written), name: written };
  }
  const known = [...Object.keys(BUILT_IN_OUTCOMES), ...Object.keys(scope.source.value.outcomes ?? {})];
  const finding: Finding = {
    code: 'unknown-outcome',
    message: `there is no outcome "${written}"`,
    hint: suggestion(written, known),
  };
  scope.report(diagnose(scope.source, { at }, finding));
  return undefined;
}

/** Parses what an outcome says. Errors are reported; the outcome is then of no use, because the set is refused. */
export function compileOutcome({ outcome, at, name }: LocatedOutcome, scope: Scope): CompiledOutcome {
  const { set, commands = [], error, debugContext } = outcome;
  const compile = (value: unknown, ...path: (string | number)[]) =>
    compileValue(value, below(at, ...path), scope);
  return {
    ...(name !== undefined && { name }),
    // No brace or percent sign of JSON's own follows an opening brace.
    fixed: !isTemplate(JSON.stringify(outcome)),
    allow: outcome.allow === true,
    deny: outcome.deny === true,
    commands: commands.map(({ type, value }, index) => ({
      type,
      value: compile(value, 'commands', index, 'value'),
    })),
    ...(set !== undefined && { set: compile(set, 'set') }),
    ...(error !== undefined && {
      error: compileValue(inOktasOrder(error), below(at, 'error'), scope, compileMessage),
    }),
    ...(debugContext !== undefined && { debugContext: compile(debugContext, 'debugContext') }),
  };
}

function inOktasOrder({
  errorSummary,
  errorCauses,
}: NonNullable<Outcome['error']>): NonNullable<Outcome['error']> {
  return {
    ...(errorSummary !== undefined && { errorSummary }),
    ...(errorCauses !== undefined && { errorCauses: errorCauses.map(complete) }),
  };
}

/** An error cause in the order of Okta's own examples, with what the rule language fills in. */
function complete({
  errorSummary,
  reason,
  locationType = 'body',
  location,
  domain = 'end-user',
}: ErrorCause): ErrorCause {
  return {
    errorSummary,
    ...(reason !== undefined && { reason }),
    locationType,
    ...(location !== undefined && { location }),
    domain,
  };
}

/** A JSON value whose texts are templates. What a template leaves out is left out of the object or array around it. */
function compileValue(
  value: unknown,
  at: Pointer,
  scope: Scope,
  compile: CompileText = compileText,
): OutcomePart {
  if (typeof value === 'string') return compile(value, at, scope);
  if (Array.isArray(value)) {
    const items = value.map((item, index) => compileValue(item, below(at, index), scope, compile));
    return (request, omitted) =>
      items.map((item) => item(request, omitted)).filter((item) => item !== undefined);
  }
  if (typeof value !== 'object' || value === null) return () => value;
  const properties = Object.entries(value).map(
    ([key, item]) => [key, compileValue(item, below(at, key), scope, compile)] as const,
  );
  return (request, omitted) =>
    Object.fromEntries(
      properties.map(([key, item]) => [key, item(request, omitted)]).filter(([, item]) => item !== undefined),
    );
}

/** The last key that leads to a place: an element of a list has none of its own. */
function nameAt(at: Pointer): string {
  const name = segmentsOf(at).findLast((segment) => !/^\d+$/.test(segment));
  return name ?? at;
}

type CompileText = (text: string, at: Pointer, scope: Scope) => OutcomePart;

function compileText(text: string, at: Pointer, scope: Scope): OutcomePart {
  const template = compileTemplate(text);
  if (typeof template === 'function') {
    const name = nameAt(at);
    return (request, omitted) => template(request, (reason) => omitted.push({ name, at, reason }));
  }
  scope.report(diagnose(scope.source, { at }, { code: 'template', ...template }));
  return () => undefined;
}

/** A text that a person reads is text, whatever type its fact has. */
function compileMessage(text: string, at: Pointer, scope: Scope): OutcomePart {
  const template = compileText(text, at, scope);
  return (request, omitted) => {
    const value = template(request, omitted);
    return value === undefined || value === null ? undefined : String(value);
  };
}
