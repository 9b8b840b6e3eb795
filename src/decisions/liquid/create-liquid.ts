import { Liquid } from 'liquidjs';
import { DIGEST_FILTERS, digestFilter, fallbackFilter } from './digests.ts';
import type { FilterHandler } from './template-values.ts';

/**
 * Limits of one template: characters and milliseconds; `memory` is in liquidjs's own units. Source and memory already bound
 * the cost of a template, because there are no loops. The time is a last guard: a short one would deny people whenever the
 * machine is busy.
 */
export const LIMITS = { source: 4096, result: 8192, milliseconds: 1000, memory: 100_000, parts: 1000 };

/** The tags of a template: none that reads files or repeats. */
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

/** Filters that give a list, which has no text. */
export const LIST_FILTERS: ReadonlySet<string> = new Set(
  (
    'split map sort sort_natural reverse uniq compact concat push unshift pop shift ' +
    'where reject group_by'
  ).split(' '),
);

/** Filters that take lists and objects as they are. All others make text, a number or a date of what they take. */
const STRUCTURAL: ReadonlySet<string> = new Set([
  ...[...LIST_FILTERS].filter((name) => name !== 'split'),
  ...'first last size sum has find find_index'.split(' '),
]);

/**
 * Filters that depend on chance, that copy whole objects and lists out of the request, or that evaluate an argument as a
 * Liquid expression: the argument can be a fact, and a person who registers would write the expression.
 */
const REMOVED = new Set(
  (
    'sample json jsonify inspect ' + 'where_exp reject_exp group_by_exp has_exp find_exp find_index_exp'
  ).split(' '),
);

/** Register of a rendering: what its outputs are told where a value has no text. */
export const ON_NO_TEXT = 'onNoText';

/**
 * A liquidjs engine that sees the request and nothing else: no files, no loops, no clock, no chance, and the same text on
 * every machine. An object has no text: filters that make text of their input take it as absent.
 */
export function createLiquid(): Liquid {
  const engine = new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    timezoneOffset: 0,
    // Left out, it is the machine's: names of months would depend on where the service runs.
    locale: 'en-US',
    parseLimit: LIMITS.source,
    renderLimit: LIMITS.milliseconds,
    memoryLimit: LIMITS.memory,
    outputEscape,
  });
  for (const tag of Object.keys(engine.tags)) if (!TAGS.has(tag)) delete engine.tags[tag];
  for (const filter of REMOVED) delete engine.filters[filter];
  for (const [name, filter] of Object.entries(engine.filters))
    if (typeof filter === 'function') engine.registerFilter(name, restricted(name, filter));
  // Nothing is escaped that `raw` could leave as it is; liquidjs's own would write objects past `outputEscape`.
  engine.registerFilter('raw', (value: unknown) => value);
  return engine;
}

function restricted(name: string, filter: FilterHandler): FilterHandler {
  if (name === 'default') return fallbackFilter(filter);
  if (name === 'slice')
    return function (value, ...rest) {
      return filter.call(this, Array.isArray(value) ? value : textIn(value), ...rest);
    };
  if (STRUCTURAL.has(name)) return filter;
  const next = DIGEST_FILTERS.has(name)
    ? digestFilter(name, filter)
    : DATE_FILTERS.has(name)
      ? withoutClock(filter)
      : filter;
  return function (...values) {
    return next.apply(this, values.map(textIn) as [unknown]);
  };
}

/** Such a text can come with the request, where loading cannot see it. */
function withoutClock(filter: FilterHandler): FilterHandler {
  return function (value, ...rest) {
    return isClockWord(value) ? value : filter.call(this, value, ...rest);
  };
}

/** True if a date filter would take this for the present moment. */
export function isClockWord(value: unknown): boolean {
  return value === 'now' || value === 'today';
}

/** What of a value can become text: of a list the elements that can, of an object nothing. */
function textIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(textIn).filter((item) => item !== undefined);
  return typeof value === 'object' && value !== null ? undefined : value;
}

const outputEscape: FilterHandler = function (value) {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  // Filters give an empty list where there is nothing.
  if (Array.isArray(value) && value.length === 0) return '';
  const onNoText = this.context.getRegister<((value: object) => void) | undefined>(ON_NO_TEXT);
  onNoText?.(value);
  return '';
};
