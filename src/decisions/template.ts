import { Context, LiquidError, type Template as LiquidTemplate, type Token, TypeGuards } from 'liquidjs';
import { closest, suggestion } from '../diagnostics/suggest.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import { namesIn, nodeAt, type RequestNode } from '../hooks/request-tree.ts';
import { type FactPath, isAbsent, parseFactPath, valueAt } from '../rules/fact-path.ts';
import { createLiquid, DATE_FILTERS, isClockWord, LIMITS, ON_NO_TEXT, TAGS } from './liquid/create-liquid.ts';
import { beginDigests, digestsIn } from './liquid/digests.ts';
import { tokensOf, valuesIn, variableIn } from './liquid/template-values.ts';

/**
 * A compiled text of an outcome.
 *
 * @param onOmitted called if the value is left out for another reason than an absent fact
 * @returns undefined if the value is left out
 * @throws if a limit is exceeded
 */
export type Template = (request: HookRequest, onOmitted?: (reason: string) => void) => unknown;

export interface TemplateProblem {
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
 * Parses a template. Text without braces is constant.
 *
 * @param tree the request of the hook
 */
export function compileTemplate(text: string, tree: RequestNode): Template | TemplateProblem {
  if (!isTemplate(text)) return () => text;
  if (text.length > LIMITS.source)
    return { message: `the template is longer than ${LIMITS.source} characters`, hint: 'shorten it' };
  const [, fact = ''] = BARE.exec(text.trim()) ?? [];
  const bare = factPath(fact);
  if (bare !== undefined) return unknownRoot(bare[0], tree) ?? bareTemplate(bare, fact);
  try {
    const parsed = liquid.parse(text);
    const unknown = liquid.globalVariablesSync(parsed).find((name) => !namesIn(tree).includes(name));
    if (unknown !== undefined) return unknownRoot(unknown, tree) as TemplateProblem;
    return clockProblem(parsed) ?? filledIn(parsed, factPath(FILTERED.exec(text.trim())?.[1]));
  } catch (error) {
    if (!(error instanceof LiquidError)) throw error;
    return problemOf(error.message.split('\n', 1)[0]?.replace(/, line:.*$/, '') ?? error.message);
  }
}

/** Converts an error of liquidjs to a diagnostic. */
function problemOf(found: string): TemplateProblem {
  const [, filter] = /^undefined filter: (.*)/.exec(found) ?? [];
  if (filter !== undefined) {
    // The edit distance of `where_exp` and `where` is too large for a suggestion.
    const match = closest(filter.replace(/_exp$/, ''), Object.keys(liquid.filters));
    const hint =
      match === undefined ? 'https://liquidjs.com/filters/overview.html' : `did you mean "${match}"?`;
    return { message: `"${filter}" is not a filter`, hint };
  }
  const [, tag] = /^tag "(.*)" not found/.exec(found) ?? [];
  if (tag !== undefined)
    return { message: `"${tag}" is not a tag that can be used here`, hint: suggestion(tag, [...TAGS]) };
  const hint = 'a template looks like this: {{ data.userProfile.email | downcase }}';
  return { message: `the template cannot be read: ${found}`, hint };
}

function factPath(text: string | undefined): FactPath | undefined {
  const path = text === undefined ? text : parseFactPath(text);
  return typeof path === 'string' ? undefined : path;
}

function unknownRoot(name: string | number | undefined, tree: RequestNode): TemplateProblem | undefined {
  if (namesIn(tree).includes(String(name))) return undefined;
  const inData = namesIn(nodeAt(tree, ['data'])).includes(String(name));
  return {
    message: `the request has no "${name}"`,
    hint: inData
      ? `did you mean "data.${name}"?`
      : 'templates see the request: data.userProfile.email, requestType, …',
  };
}

/** Refuses `"now" | date`, because a retry could get a different reply. */
function clockProblem(templates: readonly LiquidTemplate[]): TemplateProblem | undefined {
  const clocks = new Set<string>();
  const isClock = (token: unknown) =>
    (TypeGuards.isQuotedToken(token) && isClockWord(token.content.toLowerCase())) ||
    clocks.has(variableIn(token) ?? '');
  for (const { value, assign } of valuesIn(templates)) {
    const fallbacks = value.filters
      .filter(({ name }) => name === 'default')
      .flatMap(({ args }) => args.flat());
    const given = [...tokensOf(value, 0), ...fallbacks];
    const clock = given.find(isClock);
    if (clock === undefined) continue;
    if (assign !== undefined) clocks.add(assign.name);
    const date = value.filters.find(({ name }) => DATE_FILTERS.has(name));
    if (date === undefined) continue;
    return {
      message: `${date.name} does not know ${(clock as Token).getText()}: a template sees the request, and no clock`,
      hint: `take the time of the request: {{ eventTime | date: "%Y-%m-%d" }}`,
    };
  }
  return undefined;
}

/** A number that JSON.parse cannot represent exactly must not be copied to the profile. */
function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

/** Null is copied as it is, an absent value is left out, and so are arrays, objects and inexact numbers. */
function bareTemplate(path: FactPath, fact: string): Template {
  return (request, onOmitted) => {
    const value = valueAt(request, path);
    if (typeof value === 'number' && !isExact(value)) {
      onOmitted?.(`${fact} was a number that cannot be copied exactly`);
      return undefined;
    }
    if (value === null || typeof value !== 'object') return value;
    onOmitted?.(`${fact} was ${Array.isArray(value) ? 'an array' : 'an object'}, and is not copied`);
    return undefined;
  };
}

/** @param subject the fact, if the template is one fact with filters: if it is absent, the value is left out */
function filledIn(parsed: LiquidTemplate[], subject: FactPath | undefined): Template {
  const digests = digestsIn(parsed, () => contextFor({}));
  return (request, onOmitted) => {
    const hasSubject = subject === undefined || !isAbsent(valueAt(request, subject));
    if (!hasSubject && digests === undefined) return undefined;
    const context = contextFor(request);
    const run = digests && beginDigests(context, digests);
    let without: string | undefined;
    context.setRegister(ON_NO_TEXT, (value: object) => {
      without ??= Array.isArray(value) ? 'a list' : 'an object';
    });
    const text = hasSubject ? render(parsed, context) : undefined;
    if (run?.emptyIn !== undefined || !hasSubject) {
      onOmitted?.(`there is nothing in the request to make its ${run?.emptyIn ?? 'digest'} of`);
      return undefined;
    }
    if (without === undefined || text !== '') return text;
    // Empty text would overwrite the value in the profile.
    onOmitted?.(`the template gave ${without}, which has no text`);
    return undefined;
  };
}

function contextFor(request: object): Context {
  return new Context(request, liquid.options, { sync: true, templateLimit: LIMITS.parts }, { liquid });
}

function render(parsed: LiquidTemplate[], context: Context): string {
  const result = String(liquid.renderSync(parsed, context));
  if (result.length > LIMITS.result)
    throw new RangeError(`a template gave more than ${LIMITS.result} characters`);
  return result;
}
