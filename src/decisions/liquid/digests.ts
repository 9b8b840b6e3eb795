import { type Context, type Template, TypeGuards, toValueSync } from 'liquidjs';
import { type FilterHandler, type FilterKey, tokensOf, valuesIn } from './template-values.ts';

/** Filters that return a digest of their text. */
export const DIGEST_FILTERS: ReadonlySet<string> = new Set(['sha256', 'hmac_sha256', 'uuid_from']);

/**
 * The digests of a template. The digest of an absent value is the same for all users, so that it must never be written
 * as an id.
 */
interface Digests {
  /** The input of each digest for an empty request: `"salt-" | append: eventId` is then `salt-`. */
  ofNothing: ReadonlyMap<FilterKey, string>;
  /** The digests without variables, which are constant. */
  constant: ReadonlySet<FilterKey>;
  /** The digests with a `default` filter for absent values. */
  replaced: ReadonlySet<FilterKey>;
}

/** One rendering of a template with digests. */
export interface DigestRun {
  digests: Digests;
  /** The first digest of an absent value. */
  emptyIn?: string;
}

/** Registers of a rendering: its DigestRun, and during the analysis of a template the inputs of its digests. */
const RUN = 'digestRun';
const PROBE = 'digestProbe';

/** The result of `default` during the analysis of a template: a text that no request contains. */
const GIVEN = '\u{10FFFD}';

/**
 * Analyses a template; undefined if it has no digest.
 *
 * @param emptyContext makes a rendering of an empty request
 */
export function digestsIn(templates: readonly Template[], emptyContext: () => Context): Digests | undefined {
  const constant = new Set<FilterKey>();
  const replaced = new Set<FilterKey>();
  const values = [...valuesIn(templates)];
  let some = false;
  for (const { value } of values)
    for (const [index, { name, args }] of value.filters.entries()) {
      if (!DIGEST_FILTERS.has(name)) continue;
      some = true;
      if (!tokensOf(value, index + 1).some(TypeGuards.isPropertyAccessToken)) constant.add(args);
      if (value.filters.slice(index + 1).some((next) => next.name === 'default')) replaced.add(args);
    }
  if (!some) return undefined;
  const ofNothing = new Map<FilterKey, string>();
  const empty = emptyContext();
  empty.setRegister(PROBE, ofNothing);
  for (const { value, assign } of values) {
    try {
      const steps =
        assign === undefined ? value.value(empty) : assign.template.render(empty, undefined as never);
      toValueSync(steps as never);
    } catch {
      // A rendering that fails without a request results in no digest.
    }
  }
  return { ofNothing, constant, replaced };
}

/** Adds the analysis of a template's digests to a rendering. */
export function beginDigests(context: Context, digests: Digests): DigestRun {
  const run: DigestRun = { digests };
  context.setRegister(RUN, run);
  return run;
}

/** A digest filter that returns an empty text, and records it, if its input has no value from the request. */
export function digestFilter(name: string, filter: FilterHandler): FilterHandler {
  return function (...input) {
    const key: FilterKey = this.token.args;
    const text = JSON.stringify(input);
    const probe = this.context.getRegister<Map<FilterKey, string> | undefined>(PROBE);
    probe?.set(key, text);
    const run = this.context.getRegister<DigestRun | undefined>(RUN);
    if (run === undefined || run.digests.constant.has(key)) return filter.apply(this, input);
    const [value, secret] = input;
    const isEmpty =
      isBlank(value) ||
      (name === 'hmac_sha256' && isBlank(secret)) ||
      run.digests.ofNothing.get(key) === text;
    if (!isEmpty) return filter.apply(this, input);
    if (!run.digests.replaced.has(key)) run.emptyIn ??= name;
    return '';
  };
}

/** The filter `default`; during the analysis its fallback counts as a value of the request. */
export function fallbackFilter(filter: FilterHandler): FilterHandler {
  return function (...input) {
    const probe = this.context.getRegister<unknown>(PROBE);
    const [value, fallback] = input;
    return probe !== undefined && isBlank(value) && !isBlank(fallback) ? GIVEN : filter.apply(this, input);
  };
}

function isBlank(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isBlank);
  return value === undefined || value === null || value === '';
}
