import { failed, type Result, succeeded } from '../diagnostics/result.ts';
import { type HookRequest, isObject } from '../hooks/envelope.ts';
import { isRequestProblem, readRequest } from '../hooks/read-request.ts';
import { parseTime } from '../rules/time.ts';
import { isDecision, type PastDecision, pastDecision } from './past-decision.ts';

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

/** True if a value looks like a record that holds a request, and not like a request. */
export function looksLikeRecord(value: unknown): boolean {
  return isRecord(value) || isDecision(value);
}

function isRecord(value: unknown): value is { request: unknown; endpoint?: unknown; time?: unknown } {
  return isObject(value) && 'request' in value && !('eventType' in value);
}

/** A time as text or as milliseconds. */
function timeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' ? parseTime(value) : undefined;
}
