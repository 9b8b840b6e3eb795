import type { HookRequest } from '../hooks/envelope.ts';
import { isRequestProblem, readRequest } from '../hooks/read-request.ts';
import { parseTime } from '../rules/time.ts';

/** A request of Okta's that is at hand, and what is known about it. */
export interface RecordedRequest {
  /** Where it comes from, as the reader knows it: `requests/june.jsonl:17`, `sample ssr`. */
  name: string;
  /** The endpoint that was called; undefined where that is not known. */
  endpoint?: string;
  /** When, in milliseconds since 1970. */
  at?: number;
  /** Made up, and for what: nobody's data. Left out where it is a recorded request. */
  madeUp?: 'test' | 'sample' | 'generated';
  /** The facts that it was made up to show. */
  about?: string[];
  /** How it was decided, where a record of a decision log says so. */
  decided?: PastDecision;
  request: HookRequest;
}

/** What a record of a decision log says of the decision; what it does not say is left out. */
export interface PastDecision {
  decision?: string;
  by?: string;
  /** Those that decided. */
  rules: readonly string[];
  /** Of the rules. */
  version?: string;
  /** Whether values of the request were replaced by others. */
  masked: boolean;
  /** Which ones; undefined where the record does not say. */
  masking?: Masking;
  /** What each rule came to, also in shadow. */
  results: ReadonlyMap<string, string>;
  /** Okta sent the request again, and got the answer of another record. */
  retry: boolean;
}

/** What was masked in a recorded request, as the record says it. */
export interface Masking {
  /** Of the key. */
  key?: string;
  /** Written paths: each text and number there, and below them, is masked. */
  paths: readonly string[];
  /** But for the values at these. */
  clear: readonly string[];
}

/**
 * Reads a request out of a JSON value: the body of a request as Okta sends it, or a record of a decision log with
 * `request` (the body) and, where they are known, `endpoint` and `time`. Returns what it is instead, as text.
 */
export function toRecordedRequest(value: unknown, name: string): RecordedRequest | string {
  const record = isRecord(value) ? value : { request: value };
  const { request: body, endpoint, time } = record;
  const request = readRequest(body);
  if (isRequestProblem(request)) {
    if (isRecord(value)) return `the request in it is none: ${request.message}`;
    return isDecision(value) ? 'the record holds no request' : request.message;
  }
  const at = timeOf(time) ?? timeOf(request['eventTime']);
  if (time !== undefined && time !== null && timeOf(time) === undefined)
    return `its time is none: ${JSON.stringify(time)}`;
  return {
    name,
    ...(typeof endpoint === 'string' && { endpoint }),
    ...(at !== undefined && { at }),
    ...(isDecision(value) && { decided: pastDecision(value) }),
    request,
  };
}

/** Whether a value is meant as a record with a request in it, and not as the request itself. */
export function looksLikeRecord(value: unknown): boolean {
  return isRecord(value) || isDecision(value);
}

function pastDecision(record: Record<string, unknown>): PastDecision {
  const { decision, by, rules, version, recorded, retry } = record;
  const masking = maskingIn(record['masked']);
  return {
    ...(typeof decision === 'string' && { decision }),
    ...(typeof by === 'string' && { by }),
    rules: Array.isArray(rules) ? rules.map(String) : [],
    ...(typeof version === 'string' && { version }),
    masked: recorded === 'masked',
    ...(masking !== undefined && { masking }),
    results: resultsIn(record),
    retry: retry === true,
  };
}

/** Reads what a record says of its masks; undefined where it says nothing, as an older one. */
export function maskingIn(written: unknown): Masking | undefined {
  if (!isObject(written)) return undefined;
  const { key, paths, clear } = written as Record<string, unknown>;
  if (!isTexts(paths) || (clear !== undefined && !isTexts(clear))) return undefined;
  return { ...(typeof key === 'string' && { key }), paths, clear: clear ?? [] };
}

function resultsIn({ results, shadow }: Record<string, unknown>): Map<string, string> {
  const inShadow = Object.entries(isObject(shadow) ? shadow : {}).map(([rule, written]) => [
    rule,
    isObject(written) ? (written as Record<string, unknown>)['result'] : undefined,
  ]);
  const found = [...Object.entries(isObject(results) ? results : {}), ...inShadow];
  return new Map(found.filter((one): one is [string, string] => isTexts(one)));
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** Whether a value is a record of a decision log. */
export function isDecision(value: unknown): value is Record<string, unknown> {
  return isObject(value) && 'decisionId' in value;
}

function isRecord(value: unknown): value is { request: unknown; endpoint?: unknown; time?: unknown } {
  return isObject(value) && 'request' in value && !('eventType' in value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Logs write times as text or as milliseconds. */
function timeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' ? parseTime(value) : undefined;
}
