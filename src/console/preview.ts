import { conditionInWords, type Trace } from '../engine/explain.ts';
import { hookRequestIn } from '../http/hook-request.ts';
import { bodyOf, HttpError } from '../http/http-error.ts';
import { tooLarge } from '../http/read-body.ts';
import { decide } from '../okta/decide.ts';
import type { Decision } from '../okta/decision.ts';
import type { Endpoint } from '../okta/endpoint.ts';
import { outcomeInWords } from '../okta/outcome.ts';
import type { HookRequest } from '../okta/request.ts';
import { type Shown, type Surface, shown, surfaceOf, type Widget, widgetsOf } from '../okta/shown.ts';
import { expiryInWords } from '../rules/time.ts';
import type { RuleSet } from '../runtime/rule-set.ts';
import type { Place, PreviewAnswer, TraceView, VerdictView } from './api.ts';
import { asCurl, asTest, type HookAddress } from './copies.ts';
import type { Spot } from './spot.ts';

/** What a preview goes by: the same as a hook call. */
export interface Previewing {
  ruleSet: RuleSet;
  /** Bytes. */
  bodyLimit: number;
  /** Milliseconds. */
  deadline: number;
  debugContext: boolean;
  hook: HookAddress;
  /** The lines of what is live, where they are known. */
  linesOf: (spots: readonly Spot[]) => Promise<readonly (number | undefined)[]>;
}

/** Where the id of a decision stands in a reply that is none. As long as all others. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/**
 * What Okta would get for a request now, and why: by the rules that are live, in the code that answers. Nothing of it
 * is recorded, counted, traced or remembered.
 *
 * @param now milliseconds since 1970
 */
export async function preview(
  previewing: Previewing,
  endpoint: Endpoint,
  body: string,
  now: number,
): Promise<PreviewAnswer> {
  const { hook } = previewing;
  const test = await asTest(endpoint, body, now);
  const copies = { test, curl: asCurl(hook, endpoint.path, body) };
  const request = requestIn(body, previewing.bodyLimit);
  if (request instanceof HttpError)
    return { reply: { status: request.status, body: JSON.stringify(bodyOf(request)) }, copies };
  const { decision, milliseconds } = await decided(previewing, endpoint, request, now);
  const { status, body: text } = decision.reply;
  const { version } = previewing.ruleSet;
  const verdicts = await verdictsOf(decision, endpoint, previewing.linesOf);
  return {
    reply: { status, body: text },
    decision: {
      kind: decision.kind,
      by: decision.by,
      rules: [...decision.rules],
      ...(decision.failure && { failure: decision.failure.message }),
      ...(decision.requestType !== undefined && { requestType: decision.requestType }),
      version,
      milliseconds,
      verdicts,
      ...shownOf(decision, surfaceOf(request, endpoint.source.value)),
    },
    copies,
  };
}

/** The reply of a hook, for whoever plays Okta. */
export async function replyTo(
  { ruleSet, deadline, debugContext }: Pick<Previewing, 'ruleSet' | 'deadline' | 'debugContext'>,
  endpoint: Endpoint,
  request: HookRequest,
  now: number,
): Promise<Decision['reply']> {
  const { decision } = await decided({ ruleSet, deadline, debugContext }, endpoint, request, now);
  return decision.reply;
}

async function decided(
  { ruleSet, deadline, debugContext }: Pick<Previewing, 'ruleSet' | 'deadline' | 'debugContext'>,
  endpoint: Endpoint,
  request: HookRequest,
  now: number,
): Promise<{ decision: Decision; milliseconds: number }> {
  const { version } = ruleSet;
  const start = performance.now();
  const options = { id: NO_ID, version, now, deadline, debugContext, trace: true };
  const decision = await decide(endpoint, request, options);
  return { decision, milliseconds: performance.now() - start };
}

/** The request, or what a hook call with this body is refused for. */
function requestIn(body: string, limit: number): HookRequest | HttpError {
  const bytes = Buffer.from(body);
  if (bytes.length > limit) return tooLarge();
  try {
    return hookRequestIn(bytes);
  } catch (error) {
    if (error instanceof HttpError) return error;
    throw error;
  }
}

async function verdictsOf(
  { verdicts, shadow }: Decision,
  { source: { path: file } }: Endpoint,
  linesOf: Previewing['linesOf'],
): Promise<VerdictView[]> {
  const spots: Spot[] = verdicts.flatMap(({ rule, trace }) => [
    { file, at: rule.at },
    ...(trace ? spotsIn(trace, file) : []),
  ]);
  const lines = await linesOf(spots);
  const known = new Map(spots.map(({ at }, index) => [at, lines[index]]));
  const placeOf = (at: string): Place => {
    const line = known.get(at);
    return line === undefined ? { file } : { file, line };
  };
  const would = new Map(shadow.map((one) => [one.rule, one.would]));
  return verdicts.map(({ rule, verdict, outcome, trace }) => {
    const other = would.get(rule);
    return {
      rule: rule.name,
      place: placeOf(rule.at),
      mode: rule.mode,
      verdict,
      ...(outcome && { outcome: outcomeInWords(outcome) }),
      ...(other !== undefined && { would: other }),
      ...(trace && { trace: traceView(trace, placeOf) }),
    };
  });
}

function spotsIn(trace: Trace, file: string): Spot[] {
  const parts = trace.kind === 'test' ? [] : trace.of.flatMap((part) => spotsIn(part, file));
  return [{ file, at: trace.at }, ...parts];
}

function traceView(trace: Trace, placeOf: (at: string) => Place): TraceView {
  const view = { condition: conditionInWords(trace), result: trace.result, place: placeOf(trace.at) };
  if (trace.kind === 'test') {
    const expired = trace.expired?.map(({ entry, file, line, expires }) => ({
      entry,
      place: { file, line },
      on: expiryInWords(expires),
    }));
    return { ...view, actual: trace.actual ?? null, ...(expired && { expired }) };
  }
  return { ...view, of: trace.of.map((part) => traceView(part, placeOf)) };
}

/** What a person reads of a refusal; nothing is shown of the others. */
function shownOf(
  { kind, reply }: Decision,
  surface: Surface | undefined,
): { widgets: Widget[]; shown: Shown[] } {
  if (surface === undefined) return { widgets: [], shown: [] };
  const { error } = reply.response;
  return {
    widgets: [...widgetsOf(surface)],
    shown: kind === 'deny' ? shown(error === undefined ? {} : { error }, surface) : [],
  };
}
