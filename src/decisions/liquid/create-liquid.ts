import { Liquid } from 'liquidjs';
import { CASE_FILTERS, withinAscii } from './ascii-case.ts';
import { DIGEST_FILTERS, digestFilter, fallbackFilter } from './digests.ts';
import { FACT_FILTERS } from './fact-filters.ts';
import { FACT_VALUES, type FactValues } from './fact-values.ts';
import type { FilterHandler } from './template-values.ts';

/**
 * Limits of one template: characters and milliseconds; `memory` is in liquidjs's own units. Source and memory already
 * bound the cost of a template, because there are no loops. The time is a last guard: a short one would deny people
 * whenever the machine is busy.
 */
export const LIMITS = { source: 4096, result: 8192, milliseconds: 1000, memory: 100_000, parts: 1000 };

/** The allowed tags: without file access and loops. */
export const TAGS: ReadonlySet<string> = new Set([
  'if',
  'unless',
  'case',
  'assign',
  'comment',
  'raw',
  'echo',
]);

/** Filters that read the clock for the texts `now` and `today`. */
export const DATE_FILTERS: ReadonlySet<string> = new Set([
  'date',
  'date_to_xmlschema',
  'date_to_rfc822',
  'date_to_string',
  'date_to_long_string',
]);

/** Filters that return a list, which has no text. */
export const LIST_FILTERS: ReadonlySet<string> = new Set(
  (
    'split map sort sort_natural reverse uniq compact concat push unshift pop shift ' +
    'where reject group_by'
  ).split(' '),
);

/** Filters that accept lists and objects. All others convert their input to text, a number or a date. */
const STRUCTURAL: ReadonlySet<string> = new Set([
  ...[...LIST_FILTERS].filter((name) => name !== 'split'),
  ...'first last size sum has find find_index'.split(' '),
]);

/**
 * Forbidden filters: random ones, those that copy objects and lists out of the request, and those that evaluate an
 * argument as a Liquid expression, because the argument can be user input.
 */
const REMOVED = new Set(
  (
    'sample json jsonify inspect ' + 'where_exp reject_exp group_by_exp has_exp find_exp find_index_exp'
  ).split(' '),
);

/** Register of a rendering, for the callback that reports values without text. */
export const ON_NO_TEXT = 'onNoText';

/** Register of a rendering, for the callback that reports a `{{ }}` without a value. */
export const ON_ABSENT = 'onAbsent';

/** Register of a rendering in which a filter has no value if its input or an argument has none; `default` has one. */
export const CARRIES_ABSENCE = 'carriesAbsence';

/**
 * A liquidjs engine that reads only the request: no files, loops, clock or random values, and the same result on every
 * machine. An object has no text: filters that convert their input to text treat it as absent.
 */
export function createLiquid(): Liquid {
  const engine = new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    timezoneOffset: 0,
    // The default is the machine's locale, which would change the names of months.
    locale: 'en-US',
    parseLimit: LIMITS.source,
    renderLimit: LIMITS.milliseconds,
    memoryLimit: LIMITS.memory,
    outputEscape,
  });
  for (const tag of Object.keys(engine.tags)) if (!TAGS.has(tag)) delete engine.tags[tag];
  for (const filter of REMOVED) delete engine.filters[filter];
  for (const [name, filter] of Object.entries({ ...engine.filters, ...FACT_FILTERS }))
    if (typeof filter === 'function')
      engine.registerFilter(name, carryingAbsence(name, restricted(name, filter)));
  // liquidjs's own `raw` filter would write objects without `outputEscape`.
  engine.registerFilter('raw', (value: unknown) => value);
  return engine;
}

function carryingAbsence(name: string, filter: FilterHandler): FilterHandler {
  if (name === 'default') return filter;
  return function (...values) {
    const carries = this.context.getRegister<boolean | undefined>(CARRIES_ABSENCE) === true;
    if (carries && values.some((value) => value === undefined || value === null)) return undefined;
    const fact = this.context.getRegister<FactValues | undefined>(FACT_VALUES);
    if (fact?.lacks(name, STRUCTURAL.has(name), this.token.args, values))
      // A digest of nothing leaves the whole value out.
      return DIGEST_FILTERS.has(name) ? filter.call(this, undefined) : undefined;
    return filter.apply(this, values);
  };
}

function restricted(name: string, filter: FilterHandler): FilterHandler {
  if (name === 'default') return fallbackFilter(filter);
  if (name === 'slice')
    return function (value, ...rest) {
      return filter.call(this, Array.isArray(value) ? value : textIn(value), ...rest);
    };
  if (STRUCTURAL.has(name)) return filter;
  if (CASE_FILTERS.has(name)) return ofTexts(withinAscii(name, filter));
  const next = DIGEST_FILTERS.has(name)
    ? digestFilter(name, filter)
    : DATE_FILTERS.has(name)
      ? withoutClock(filter)
      : filter;
  return ofTexts(next);
}

function ofTexts(filter: FilterHandler): FilterHandler {
  return function (...values) {
    return filter.apply(this, values.map(textIn) as [unknown]);
  };
}

/** The text can be part of the request, so that it is checked at each rendering. */
function withoutClock(filter: FilterHandler): FilterHandler {
  return function (value, ...rest) {
    return isClockWord(value) ? value : filter.call(this, value, ...rest);
  };
}

/** True if a date filter would read this as the current time. */
export function isClockWord(value: unknown): boolean {
  return value === 'now' || value === 'today';
}

/** The part of a value that has a text: for a list its elements with a text, for an object undefined. */
function textIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(textIn).filter((item) => item !== undefined);
  return typeof value === 'object' && value !== null ? undefined : value;
}

const outputEscape: FilterHandler = function (value) {
  const onAbsent = () => {
    this.context.getRegister<(() => void) | undefined>(ON_ABSENT)?.();
    return '';
  };
  const fact = this.context.getRegister<FactValues | undefined>(FACT_VALUES);
  // The filter of a {{ }} is known by its arguments, which are none; a tag by its token.
  const isEmpty = fact?.isAbsent(value, Array.isArray(this.token.args) ? this.token.args : this.token);
  if (value === undefined || value === null || isEmpty) return onAbsent();
  if (typeof value !== 'object') return String(value);
  // Filters return an empty list for an absent value.
  if (Array.isArray(value) && value.length === 0) return onAbsent();
  const onNoText = this.context.getRegister<((value: object) => void) | undefined>(ON_NO_TEXT);
  onNoText?.(value);
  return '';
};
