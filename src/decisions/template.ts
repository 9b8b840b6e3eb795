import { Context, LiquidError, type Template as LiquidTemplate } from 'liquidjs';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { type FactPath, isAbsent, isDerived, parseFactPath } from '../rules/fact-path.ts';
import type { CallFacts } from './facts/call-facts.ts';
import type { KnownFacts } from './facts/known-facts.ts';
import { ASCII_CASE } from './liquid/ascii-case.ts';
import { CARRIES_ABSENCE, createLiquid, LIMITS, ON_ABSENT, ON_NO_TEXT } from './liquid/create-liquid.ts';
import { beginDigests, digestsIn } from './liquid/digests.ts';
import { FACT_FILTERS } from './liquid/fact-filters.ts';
import { FACT_VALUES, FactValues } from './liquid/fact-values.ts';
import { filterProblem } from './liquid/filter-problem.ts';
import { parseProblem } from './liquid/parse-problem.ts';
import { valuesIn } from './liquid/template-values.ts';

/** A compiled text of an outcome, or of a derived fact. */
export interface Template {
  /**
   * @param onOmitted called if the value is left out for another reason than an absent fact
   * @returns undefined if the value is left out
   * @throws if a limit is exceeded
   */
  (facts: CallFacts, onOmitted?: (reason: string) => void): unknown;
  /** The derived facts and lookups that it reads. */
  readonly derived: readonly FactPath[];
  /** The facts of the request that it reads; where the request chooses a name, the object that has it. */
  readonly requested: readonly FactPath[];
}

export interface TemplateProblem {
  /** Left out: `template`. */
  code?: DiagnosticCode;
  message: string;
  hint?: string;
}

/** A template that consists of `{{ fact }}` only. */
const BARE = /^\{\{-?\s*([^\s|{}'"]+(?:\["[^"]+"\])?)\s*-?\}\}$/;
/** A template that consists of `{{ fact | filter }}` only. */
const FILTERED = /^\{\{-?\s*([^\s|{}'"]+)\s*\|(?!.*\bdefault\b)[^{}]*-?\}\}$/;

const liquid = createLiquid();

/** True if a text is a template. */
export function isTemplate(text: string): boolean {
  return /\{\{|\{%/.test(text);
}

/**
 * Parses the template of an outcome's text. Text without braces is constant.
 *
 * @param known the facts that it can read
 */
export function compileTemplate(text: string, known: KnownFacts): Template | TemplateProblem {
  return compile(text, known, { bare: bareTemplate, filled: filledIn });
}

/** Parses the template of a value that may be of any type: a bare `{{ fact }}` keeps it. Null is left out. */
export function compileWholeTemplate(text: string, known: KnownFacts): Template | TemplateProblem {
  return compile(text, known, { bare: wholeTemplate, filled: filledIn });
}

/**
 * Parses the template of a derived fact or of a key. It has no value as soon as one of its `{{ }}` has none: it is absent or empty,
 * or a list or an object where a text is wanted. A bare `{{ fact }}` keeps its type.
 */
export function compileFactTemplate(text: string, known: KnownFacts): Template | TemplateProblem {
  return compile(text, known, {
    bare: (path) => (facts) => {
      const value = facts.read(path);
      return value === '' ? undefined : value;
    },
    filled: (parsed, derived) => factIn(parsed, derived),
  });
}

type Render = (facts: CallFacts, onOmitted?: (reason: string) => void) => unknown;

/** How a parsed template becomes a value. */
interface Rendering {
  bare: (path: FactPath, fact: string) => Render;
  filled: (parsed: LiquidTemplate[], derived: readonly FactPath[], text: string) => Render;
}

function compile(text: string, known: KnownFacts, { bare, filled }: Rendering): Template | TemplateProblem {
  if (!isTemplate(text)) return withReads(() => text, []);
  if (text.length > LIMITS.source)
    return { message: `the template is longer than ${LIMITS.source} characters`, hint: 'shorten it' };
  const [, fact = ''] = BARE.exec(text.trim()) ?? [];
  const path = factPath(fact);
  if (path !== undefined) return unknownFact([path], known) ?? withReads(bare(path, fact), [path]);
  try {
    const parsed = liquid.parse(text);
    const paths = liquid.globalVariableSegmentsSync(parsed) as FactPath[];
    const problem = unknownFact(paths, known) ?? filterProblem(parsed);
    return problem ?? withReads(filled(parsed, paths.filter(isDerived), text), paths);
  } catch (error) {
    if (!(error instanceof LiquidError)) throw error;
    return parseProblem(error, Object.keys(liquid.filters));
  }
}

function withReads(render: Render, paths: readonly FactPath[]): Template {
  const requested = paths.filter((path) => !isDerived(path)).map(writtenOut);
  return Object.assign(render, { derived: paths.filter(isDerived), requested });
}

/** A path up to the first part that the request chooses. */
function writtenOut(path: FactPath): FactPath {
  const chosen = path.findIndex((part) => typeof part === 'object');
  return chosen === -1 ? path : path.slice(0, chosen);
}

function factPath(text: string | undefined): FactPath | undefined {
  const path = text === undefined ? text : parseFactPath(text);
  return typeof path === 'string' ? undefined : path;
}

function unknownFact(paths: readonly FactPath[], known: KnownFacts): TemplateProblem | undefined {
  for (const path of paths) {
    const problem = known.problemOfRoot(String(path[0])) ?? variablePartIn(path) ?? known.problemOf(path);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** A derived fact is named: which ones a template reads is known when rules are loaded. */
function variablePartIn(path: FactPath): TemplateProblem | undefined {
  if (!isDerived(path) || path.every((part) => typeof part !== 'object')) return undefined;
  return {
    message: `a template cannot choose a name below "${path[0]}" by the request`,
    hint: 'write the name out: {{ facts.mailDomain }}, {{ lookups.partner.value.department }}',
  };
}

/** A number that JSON.parse cannot represent exactly must not be copied to the profile. */
function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

/** Null is copied as it is, an absent value is left out, and so are arrays, objects and inexact numbers. */
function bareTemplate(path: FactPath, fact: string): Render {
  return (facts, onOmitted) => {
    const value = facts.read(path);
    if (typeof value === 'number' && !isExact(value)) {
      onOmitted?.(`${fact} was a number that cannot be copied exactly`);
      return undefined;
    }
    if (value === null || typeof value !== 'object') return value;
    onOmitted?.(`${fact} was ${Array.isArray(value) ? 'an array' : 'an object'}, and is not copied`);
    return undefined;
  };
}

function wholeTemplate(path: FactPath, fact: string): Render {
  return (facts, onOmitted) => {
    const value = facts.read(path);
    if (value === undefined) return undefined;
    if (value === null) onOmitted?.(`${fact} was null`);
    else if (JSON.stringify(value, inexactAsNull) === JSON.stringify(value)) return value;
    else onOmitted?.(`${fact} was, or had, a number that cannot be copied exactly`);
    return undefined;
  };
}

function inexactAsNull(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !isExact(value) ? null : value;
}

function filledIn(parsed: LiquidTemplate[], derived: readonly FactPath[], text: string): Render {
  // The fact, if the template is one fact with filters: if it is absent, the value is left out.
  const [, fact] = FILTERED.exec(text.trim()) ?? [];
  const subject = factPath(fact);
  const isMade = valuesIn(parsed).some(({ value }) =>
    value.filters.some(({ name }) => Object.hasOwn(FACT_FILTERS, name)),
  );
  const filters = subject === undefined ? [] : ([...valuesIn(parsed)][0]?.value.filters ?? []);
  const filter = filters.findLast(({ name }) => Object.hasOwn(FACT_FILTERS, name))?.name;
  const digests = digestsIn(parsed, () => contextFor({}));
  return (facts, onOmitted) => {
    const hasSubject = subject === undefined || !isAbsent(facts.read(subject));
    if (!hasSubject && digests === undefined) return undefined;
    const context = contextOf(facts, derived);
    const run = digests && beginDigests(context, digests);
    let without: string | undefined;
    context.setRegister(ON_NO_TEXT, (value: object) => {
      without ??= Array.isArray(value) ? 'a list' : 'an object';
    });
    let lacks = false;
    context.setRegister(ON_ABSENT, () => {
      lacks = true;
    });
    context.setRegister(CARRIES_ABSENCE, filter !== undefined);
    context.setRegister(ASCII_CASE, isMade);
    const result = hasSubject ? render(parsed, context) : undefined;
    if (run?.emptyIn !== undefined || !hasSubject) {
      onOmitted?.(`there is nothing in the request to make its ${run?.emptyIn ?? 'digest'} of`);
      return undefined;
    }
    // Empty text would overwrite the value in the profile.
    if (lacks && filter !== undefined) {
      onOmitted?.(`${filter} does not apply to ${fact}`);
      return undefined;
    }
    if (without === undefined || result !== '') return result;
    onOmitted?.(`the template gave ${without}, which has no text`);
    return undefined;
  };
}

function factIn(parsed: LiquidTemplate[], derived: readonly FactPath[]): Render {
  const digests = digestsIn(parsed, () => contextFor({}));
  const values = new FactValues(parsed);
  return (facts) => {
    const context = contextOf(facts, derived);
    const run = digests && beginDigests(context, digests);
    let isWhole = true;
    const lacks = () => {
      isWhole = false;
    };
    for (const register of [ON_ABSENT, ON_NO_TEXT]) context.setRegister(register, lacks);
    context.setRegister(CARRIES_ABSENCE, true);
    context.setRegister(FACT_VALUES, values);
    context.setRegister(ASCII_CASE, true);
    const text = render(parsed, context);
    return isWhole && run?.emptyIn === undefined && text !== '' ? text : undefined;
  };
}

/** The variables of a template: those of the request alone, unless it reads others. */
function contextOf(facts: CallFacts, derived: readonly FactPath[]): Context {
  return contextFor(derived.length === 0 ? facts.request : facts.variables(derived));
}

function contextFor(variables: object): Context {
  return new Context(variables, liquid.options, { sync: true, templateLimit: LIMITS.parts }, { liquid });
}

function render(parsed: LiquidTemplate[], context: Context): string {
  const result = String(liquid.renderSync(parsed, context));
  if (result.length > LIMITS.result)
    throw new RangeError(`a template gave more than ${LIMITS.result} characters`);
  return result;
}
