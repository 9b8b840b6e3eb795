import { EFFECTS, type Effect } from '../../hooks/contract.ts';
import { isObject } from '../../hooks/envelope.ts';
import { oneOf, type PastDecision, pastDecision } from '../../recorded-requests/past-decision.ts';
import { parseTime } from '../../rules/time.ts';

/** A record of a decision log. */
export interface LoggedDecision extends PastDecision {
  /** The JSON of the record, without the wrapping of a container runtime. */
  json: string;
  /** Milliseconds since 1970. */
  at: number;
  id: string;
  decision: Effect;
  endpoint: string;
  /** Left out: the registration hook. */
  hook?: string;
  request?: object;
}

/** Reads a record; undefined for other log lines. */
export function toLoggedDecision(value: unknown, json: string): LoggedDecision | undefined {
  if (!isObject(value)) return undefined;
  const { time, decisionId: id, endpoint, hook, request } = value;
  const decision = oneOf(EFFECTS, value['decision']);
  const at = typeof time === 'string' ? parseTime(time) : undefined;
  if (decision === undefined || at === undefined || typeof id !== 'string') return undefined;
  return {
    ...pastDecision(value),
    ...{ json, at, id, decision },
    endpoint: typeof endpoint === 'string' ? endpoint : '',
    ...(typeof hook === 'string' && { hook }),
    ...(isObject(request) && { request }),
  };
}
