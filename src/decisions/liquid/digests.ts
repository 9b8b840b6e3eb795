import { type Context, type Template, TypeGuards, toValueSync } from 'liquidjs';
import { type FilterHandler, type FilterKey, tokensOf, valuesIn } from './template-values.ts';

/** Filters that give a digest of their text. */
export const DIGEST_FILTERS: ReadonlySet<string> = new Set(['sha256', 'hmac_sha256']);

/**
 * What is known of a template's digests before a request. A digest of nothing is the same for everybody, so it must
 * never be written as somebody's id.
 */
interface Digests {
  /** What each is given where the request holds nothing: `"salt-" | append: eventId` is then `salt-`. */
  ofNothing: ReadonlyMap<FilterKey, string>;
  /** Those that read no variable: they are what the author wrote. */
  constant: ReadonlySet<FilterKey>;
  /** Those behind which `default` says what counts instead. */
  replaced: ReadonlySet<FilterKey>;
}

/** One rendering of a template with digests. */
export interface DigestRun {
  digests: Digests;
  /** The first digest that there was nothing for. */
  emptyIn?: string;
}

/** Registers of a rendering: its DigestRun; and while a template is looked through, what its digests are given. */
const RUN = 'digestRun';
const PROBE = 'digestProbe';

/** What `default` gives while a template is looked through: a text that no request holds. */
const GIVEN = '\u{10FFFD}';

/**
 * Looks through a template; undefined where it has no digest.
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
      // What fails without a request, such as decoding nothing, gives no digest without one.
    }
  }
  return { ofNothing, constant, replaced };
}

/** Makes a rendering keep to what is known of its template's digests. */
export function beginDigests(context: Context, digests: Digests): DigestRun {
  const run: DigestRun = { digests };
  context.setRegister(RUN, run);
  return run;
}

/** A digest filter that gives nothing where there is nothing of the request to make a digest of. */
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

/** The filter `default`: what it gives is there, although no request holds it. */
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
