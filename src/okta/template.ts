import { Liquid, LiquidError, type Template as LiquidTemplate } from 'liquidjs';
import { closest, suggestion } from '../diagnostics/suggest.ts';
import { type FactPath, isAbsent, parseFactPath, valueAt } from '../rules/fact-path.ts';
import type { HookRequest } from './request.ts';
import { requestProperties } from './request-shape.ts';

/** A text of an outcome, ready to be filled in. Undefined: the value is left out. Throws when a limit is passed. */
export type Template = (request: HookRequest) => unknown;

export interface TemplateProblem {
  message: string;
  hint?: string;
}

/**
 * Without loops, source and memory already bound what a template costs. The time is the last guard alone: a short one would
 * deny people whenever the machine is busy.
 */
const LIMITS = { source: 4096, result: 8192, milliseconds: 1000, memory: 100_000, parts: 1000 };

/** Nothing that reads files or repeats: what a message or an attribute needs, and an end in sight. */
const TAGS = new Set(['if', 'unless', 'case', 'assign', 'comment', 'raw', 'echo']);

/** `{{ fact }}` and nothing around it. */
const BARE = /^\{\{-?\s*([^\s|{}'"]+(?:\["[^"]+"\])?)\s*-?\}\}$/;
/** `{{ fact | filter }}` and nothing around it. */
const FILTERED = /^\{\{-?\s*([^\s|{}'"]+)\s*\|(?!.*\bdefault\b)[^{}]*-?\}\}$/;

const liquid = createLiquid();

function createLiquid(): Liquid {
  const engine = new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    timezoneOffset: 0,
    parseLimit: LIMITS.source,
    renderLimit: LIMITS.milliseconds,
    memoryLimit: LIMITS.memory,
    outputEscape: (value: unknown) => (value === undefined || typeof value === 'object' ? '' : String(value)),
  });
  for (const tag of Object.keys(engine.tags)) if (!TAGS.has(tag)) delete engine.tags[tag];
  // Chance and the clock are not part of the request; objects and arrays are not copied from it.
  for (const filter of ['sample', 'json', 'jsonify', 'inspect']) delete engine.filters[filter];
  const { date } = engine.filters;
  if (typeof date === 'function') {
    engine.registerFilter('date', function (value: unknown, ...rest: unknown[]) {
      return value === 'now' || value === 'today' ? value : date.call(this, value, ...rest);
    });
  }
  return engine;
}

/** Whether a text is more than itself. */
export function isTemplate(text: string): boolean {
  return /\{\{|\{%/.test(text);
}

/** Parses a template; what is wrong with it comes back as a problem. Text without braces is itself. */
export function compileTemplate(text: string): Template | TemplateProblem {
  if (!isTemplate(text)) return () => text;
  if (text.length > LIMITS.source)
    return { message: `the template is longer than ${LIMITS.source} characters`, hint: 'shorten it' };
  const bare = factPath(BARE.exec(text.trim())?.[1]);
  if (bare !== undefined) return unknownRoot(bare[0]) ?? ((request) => scalarAt(request, bare));
  try {
    const parsed = liquid.parse(text);
    const unknown = liquid.globalVariablesSync(parsed).find((name) => !requestProperties.has(name));
    if (unknown !== undefined) return unknownRoot(unknown) as TemplateProblem;
    const subject = factPath(FILTERED.exec(text.trim())?.[1]);
    return (request) =>
      subject !== undefined && isAbsent(valueAt(request, subject)) ? undefined : render(parsed, request);
  } catch (error) {
    if (!(error instanceof LiquidError)) throw error;
    return problemOf(error.message.split('\n', 1)[0]?.replace(/, line:.*$/, '') ?? error.message);
  }
}

/** What liquidjs found, in our words where they say more. */
function problemOf(found: string): TemplateProblem {
  const [, filter] = /^undefined filter: (.*)/.exec(found) ?? [];
  if (filter !== undefined) {
    const match = closest(filter, Object.keys(liquid.filters));
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

function unknownRoot(name: string | number | undefined): TemplateProblem | undefined {
  if (requestProperties.has(String(name))) return undefined;
  const inData = ['userProfile', 'userProfileUpdate', 'context', 'action'].includes(String(name));
  return {
    message: `the request has no "${name}"`,
    hint: inData
      ? `did you mean "data.${name}"?`
      : 'templates see the request: data.userProfile.email, requestType, …',
  };
}

/** A number that JSON.parse had to change would be written to the profile as another one. */
function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

/** Null is copied as it is, an absent value is left out, and so are arrays and objects. */
function scalarAt(request: HookRequest, path: FactPath): unknown {
  const value = valueAt(request, path);
  if (typeof value === 'number') return isExact(value) ? value : undefined;
  return value === null || typeof value !== 'object' ? value : undefined;
}

function render(parsed: LiquidTemplate[], request: HookRequest): string {
  const result = String(liquid.renderSync(parsed, request, { templateLimit: LIMITS.parts }));
  if (result.length > LIMITS.result)
    throw new RangeError(`a template gave more than ${LIMITS.result} characters`);
  return result;
}
