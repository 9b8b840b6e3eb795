import { EFFECTS, type Effect } from '../../hooks/contract.ts';
import { isObject } from '../../hooks/envelope.ts';
import { type Masking, maskingIn } from '../../recorded-requests/recorded-request.ts';
import { parseTime } from '../../rules/time.ts';

export type RuleResult = (typeof RESULTS)[number];

/** The result of a shadow rule, and the decision with it enforced, if recorded. */
export interface ShadowResult {
  result: RuleResult;
  would?: Effect;
}

/** A record of a decision log; fields that another version did not write are missing. */
export interface LoggedDecision {
  /** The JSON of the record, without the wrapping of a container runtime. */
  json: string;
  /** Milliseconds since 1970. */
  at: number;
  id: string;
  decision: Effect;
  endpoint: string;
  eventId?: string;
  requestType?: string;
  by?: string;
  /** The rules that decided. */
  rules: readonly string[];
  results: ReadonlyMap<string, RuleResult>;
  shadow: ReadonlyMap<string, ShadowResult>;
  /** Version of the rule set. */
  version?: string;
  /** Milliseconds. */
  ms?: number;
  /** Whether it is a retry, with the reply of the first call. */
  retry: boolean;
  /** Why a reused eventId is no retry. */
  odd?: string;
  failure?: { code: string; message: string; rule?: string };
  request?: object;
  /** Only of a masked request; unknown in records of older versions. */
  masking?: Masking | 'unknown';
}

export const RESULTS = ['passed', 'failed', 'skipped', 'error'] as const;

type Fields = Readonly<Record<string, unknown>>;

/** Reads a record; undefined for other log lines. */
export function toLoggedDecision(value: unknown, json: string): LoggedDecision | undefined {
  if (!isObject(value)) return undefined;
  const { time, decisionId: id, endpoint } = value;
  const decision = oneOf(EFFECTS, value['decision']);
  const at = typeof time === 'string' ? parseTime(time) : undefined;
  if (decision === undefined || at === undefined || typeof id !== 'string') return undefined;
  return {
    json,
    at,
    id,
    decision,
    endpoint: typeof endpoint === 'string' ? endpoint : '',
    rules: Array.isArray(value['rules']) ? value['rules'].filter((rule) => typeof rule === 'string') : [],
    results: new Map(
      entriesOf(value['results']).flatMap(([rule, written]) => {
        const result = oneOf(RESULTS, written);
        return result === undefined ? [] : [[rule, result]];
      }),
    ),
    shadow: new Map(entriesOf(value['shadow']).flatMap(shadowEntry)),
    ...texts(value),
    ...(typeof value['ms'] === 'number' && { ms: value['ms'] }),
    retry: value['retry'] === true,
    ...failureIn(value),
    ...requestIn(value),
  };
}

function requestIn({ request, recorded, masked }: Fields): Pick<LoggedDecision, 'request' | 'masking'> {
  if (!isObject(request)) return {};
  return { request, ...(recorded === 'masked' && { masking: maskingIn(masked) ?? 'unknown' }) };
}

function shadowEntry([rule, written]: [string, unknown]): [string, ShadowResult][] {
  if (!isObject(written)) return [];
  const result = oneOf(RESULTS, written['result']);
  const would = oneOf(EFFECTS, written['would']);
  return result === undefined ? [] : [[rule, { result, ...(would !== undefined && { would }) }]];
}

function failureIn({ failure }: Fields): Pick<LoggedDecision, 'failure'> {
  if (!isObject(failure) || typeof failure['code'] !== 'string') return {};
  const { code, message, rule } = failure;
  return {
    failure: {
      code,
      message: typeof message === 'string' ? message : '',
      ...(typeof rule === 'string' && { rule }),
    },
  };
}

const TEXTS = ['eventId', 'requestType', 'by', 'version', 'odd'] as const;

function texts(fields: Fields): Pick<LoggedDecision, (typeof TEXTS)[number]> {
  const found: Pick<LoggedDecision, (typeof TEXTS)[number]> = {};
  for (const name of TEXTS) {
    const text = fields[name];
    if (typeof text === 'string') found[name] = text;
  }
  return found;
}

function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value);
}

function entriesOf(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}
