import { failed, type Result, succeeded } from '../diagnostics/result.ts';
import { type HookRequest, isObject } from '../hooks/envelope.ts';
import { isRequestProblem, readRequest } from '../hooks/read-request.ts';
import { parseTime } from '../rules/time.ts';

/** A request of Okta, and the circumstances that are known. */
export interface RecordedRequest {
  /** Its origin: `requests/june.jsonl:17`, `sample ssr`. */
  name: string;
  /** The endpoint that was called, if known. */
  endpoint?: string;
  /** Time of the call, in milliseconds since 1970. */
  at?: number;
  /** The purpose of a made-up request, without personal data; undefined for a recorded one. */
  madeUp?: 'test' | 'sample' | 'generated';
  /** The facts that a made-up request is about. */
  about?: string[];
  /** The decision, if a record of a decision log has it. */
  decided?: PastDecision;
  request: HookRequest;
}

/** The decision in a record of a decision log. */
export interface PastDecision {
  decision?: string;
  by?: string;
  /** The rules that decided. */
  rules: readonly string[];
  /** Version of the rule set. */
  version?: string;
  /** Whether the request is masked. */
  masked: boolean;
  /** Undefined in records of older versions. */
  masking?: Masking;
  /** Result of each rule, including shadow rules. */
  results: ReadonlyMap<string, string>;
  /** Whether it is a retry, answered by the decision of another record. */
  retry: boolean;
}

/** The masked values of a recorded request. */
export interface Masking {
  /** ID of the key. */
  key?: string;
  /** Paths of masked values: texts and numbers there, and below. */
  paths: readonly string[];
  /** Paths of exceptions. */
  clear: readonly string[];
}

/**
 * Reads a request from a JSON value: the body that Okta sends, or a record with `request` (the body) and optionally
 * `endpoint` and `time`.
 *
 * @returns the request, or why the value holds none
 */
export function toRecordedRequest(value: unknown, name: string): Result<RecordedRequest, string> {
  const record = isRecord(value) ? value : { request: value };
  const { request: body, endpoint, time } = record;
  const request = readRequest(body);
  if (isRequestProblem(request)) {
    if (isRecord(value)) return failed(`the request in it is none: ${request.message}`);
    return failed(isDecision(value) ? 'the record holds no request' : request.message);
  }
  const at = timeOf(time) ?? timeOf(request['eventTime']);
  if (time !== undefined && time !== null && timeOf(time) === undefined)
    return failed(`its time is none: ${JSON.stringify(time)}`);
  return succeeded({
    name,
    ...(typeof endpoint === 'string' && { endpoint }),
    ...(at !== undefined && { at }),
    ...(isDecision(value) && { decided: pastDecision(value) }),
    request,
  });
}

/** Whether a value looks like a record that holds a request, and not like a request. */
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

/** Reads the masked values of a record; undefined in records of older versions. */
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

/** A time as text or as milliseconds. */
function timeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' ? parseTime(value) : undefined;
}
