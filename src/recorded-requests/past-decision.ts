import type { SkipReason } from '../engine/evaluate.ts';
import { EFFECTS, type Effect } from '../hooks/contract.ts';
import { isObject } from '../hooks/envelope.ts';

export const RESULTS = ['passed', 'failed', 'skipped', 'error'] as const;

export type RuleResult = (typeof RESULTS)[number];

const SKIP_REASONS = ['window', 'if'] as const satisfies SkipReason[];

/** The result of a shadow rule, and the decision with it enforced, if recorded. */
interface ShadowResult {
  result: RuleResult;
  skipped?: SkipReason;
  would?: Effect;
}

/** The decision in a record of a decision log; fields that another version did not write are missing. */
export interface PastDecision extends Partial<Record<(typeof TEXTS)[number], string>> {
  /** The rules that decided. */
  rules: readonly string[];
  results: ReadonlyMap<string, RuleResult>;
  /** Why enforced rules were skipped. Older versions recorded no reason. */
  skipped: ReadonlyMap<string, SkipReason>;
  shadow: ReadonlyMap<string, ShadowResult>;
  /** Milliseconds. */
  ms?: number;
  /** True if it is a retry, with the reply of the first call. */
  retry: boolean;
  failure?: { code: string; message: string; rule?: string };
  /** True if the request is masked. */
  masked: boolean;
  /** Undefined in records of older versions. */
  masking?: Masking;
}

/** `version` is that of the rule set; `odd` is why a reused eventId is no retry. */
const TEXTS = ['decision', 'eventId', 'requestType', 'by', 'version', 'odd'] as const;

/** The masked values of a recorded request. Booleans, null, empty text, names of attributes and lengths of arrays stay. */
export interface Masking {
  /** ID of the key: only masks under the same key can be compared. */
  key?: string;
  /** Paths of masked texts and numbers, including everything below. */
  paths: readonly string[];
  /** Paths of exceptions: booleans, and values that rules hold. */
  clear?: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** True if a value is a record of a decision log. */
export function isDecision(value: unknown): value is Record<string, unknown> {
  return isObject(value) && 'decisionId' in value;
}

/** Reads the decision of a record. */
export function pastDecision(record: Fields): PastDecision {
  const { rules, ms, retry, recorded, masked } = record;
  const masking = maskingIn(masked);
  return {
    ...textsIn(record, TEXTS),
    rules: Array.isArray(rules) ? rules.filter((rule) => typeof rule === 'string') : [],
    results: mapOf(record['results'], (written) => oneOf(RESULTS, written)),
    skipped: mapOf(record['skipped'], (written) => oneOf(SKIP_REASONS, written)),
    shadow: mapOf(record['shadow'], shadowResult),
    ...(typeof ms === 'number' && { ms }),
    retry: retry === true,
    ...failureIn(record),
    masked: recorded === 'masked',
    ...(masking !== undefined && { masking }),
  };
}

/** The result of a rule, enforced or in shadow. */
export function resultOf({ results, shadow }: PastDecision, rule: string): RuleResult | undefined {
  return results.get(rule) ?? shadow.get(rule)?.result;
}

/** Why a rule was skipped, enforced or in shadow; undefined if it was not, or if no reason is recorded. */
export function skipReasonOf({ skipped, shadow }: PastDecision, rule: string): SkipReason | undefined {
  return skipped.get(rule) ?? shadow.get(rule)?.skipped;
}

function shadowResult(written: unknown): ShadowResult | undefined {
  if (!isObject(written)) return undefined;
  const result = oneOf(RESULTS, written['result']);
  const would = oneOf(EFFECTS, written['would']);
  const skipped = oneOf(SKIP_REASONS, written['skipped']);
  return result && { result, ...(skipped && { skipped }), ...(would && { would }) };
}

function failureIn({ failure }: Fields): Pick<PastDecision, 'failure'> {
  if (!isObject(failure)) return {};
  const { code, message = '', ...more } = textsIn(failure, ['code', 'message', 'rule']);
  return code === undefined ? {} : { failure: { code, message, ...more } };
}

function maskingIn(written: unknown): Masking | undefined {
  if (!isObject(written)) return undefined;
  const { paths, clear = [] } = written;
  return isTexts(paths) && isTexts(clear) ? { ...textsIn(written, ['key']), paths, clear } : undefined;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** The fields of these names that are texts. */
function textsIn<Name extends string>(fields: Fields, names: readonly Name[]): Partial<Record<Name, string>> {
  const texts = names.filter((name) => typeof fields[name] === 'string');
  return Object.fromEntries(texts.map((name) => [name, fields[name]])) as Partial<Record<Name, string>>;
}

/** The values of an object that can be read, by their names. */
function mapOf<Value>(written: unknown, read: (part: unknown) => Value | undefined): Map<string, Value> {
  const parts = Object.entries(isObject(written) ? written : {});
  return new Map(
    parts.flatMap(([name, part]) => {
      const value = read(part);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The one of these words that a value is. */
export function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value);
}
