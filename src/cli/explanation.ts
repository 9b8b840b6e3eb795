import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { outcomeInWords } from '../decisions/compile-outcome.ts';
import type { Decision } from '../decisions/decision.ts';
import { messageOf } from '../diagnostics/error-message.ts';
import { type Paint, visible } from '../diagnostics/format-text.ts';
import { legibleJson } from '../diagnostics/legible-json.ts';
import { rangeOf } from '../diagnostics/source-file.ts';
import { actualInWords, conditionInWords, expiredInWords, type Trace } from '../engine/trace.ts';

/** A decision and why it came about, in plain data: what `explain --format json` prints. */
export interface Explanation {
  endpoint: string;
  file: string;
  owner?: string;
  requestType: string | null;
  decision: Decision['kind'];
  by: Decision['by'];
  decidedBy: readonly string[];
  failure?: Decision['failure'];
  /** What else has to be known of it, as sentences. */
  remarks?: readonly string[];
  reply: { status: number; body: unknown };
  /** What is not in the reply for another reason than an absent fact. */
  leftOut?: { name: string; reason: string; line: number }[];
  rules: AccountOfRule[];
}

interface AccountOfRule {
  name: string;
  owner?: string;
  ticket?: string;
  description?: string;
  mode: 'enforce' | 'shadow';
  verdict: 'passed' | 'failed' | 'skipped' | 'error';
  /** Why it could not be evaluated. */
  error?: string;
  outcome?: string;
  /** Of a shadow rule: what the decision had been with it enforced. */
  would?: Decision['kind'];
  line: number;
  condition?: AccountOfCondition;
}

interface AccountOfCondition {
  condition: string;
  result: boolean;
  line: number;
  /** What the request held; only for a test. */
  actual?: unknown;
  /** Why the operator does not apply to that, as a predicate. */
  doesNotApply?: string;
  /** Only for a test: the entries of its list that would have matched, had they not expired. */
  expired?: AccountOfEntry[];
  of?: AccountOfCondition[];
}

interface AccountOfEntry {
  entry: string;
  file: string;
  line: number;
  /** RFC 3339: the first moment at which it did not count. */
  expired: string;
}

export function explanationOf(
  { path, source }: Endpoint,
  { requestType, kind, by, rules, failure, reply, leftOut, verdicts, shadow }: Decision,
  remarks: readonly string[],
): Explanation {
  const would = new Map(shadow.map((one) => [one.rule, one.would]));
  const lineOf = (at: string): number => rangeOf(source, at).start.line;
  return {
    endpoint: path,
    file: source.path,
    ...(source.value.owner !== undefined && { owner: source.value.owner }),
    requestType: requestType ?? null,
    decision: kind,
    by,
    decidedBy: rules,
    ...(failure !== undefined && { failure }),
    ...(remarks.length > 0 && { remarks }),
    reply: { status: reply.status, body: reply.status === 204 ? null : reply.response },
    ...(leftOut && {
      leftOut: leftOut.map(({ name, reason, at }) => ({ name, reason, line: lineOf(at) })),
    }),
    rules: verdicts.map(({ rule, verdict, outcome, error, trace }) => {
      const other = would.get(rule);
      return {
        name: rule.name,
        ...rule.about,
        mode: rule.mode,
        verdict,
        ...(verdict === 'error' && { error: messageOf(error) }),
        ...(outcome !== undefined && { outcome: outcomeInWords(outcome) }),
        ...(other !== undefined && { would: other }),
        line: lineOf(rule.at),
        ...(trace !== undefined && { condition: conditionAccount(trace, lineOf) }),
      };
    }),
  };
}

function conditionAccount(trace: Trace, lineOf: (at: string) => number): AccountOfCondition {
  const { result } = trace;
  const line = lineOf(trace.at);
  const condition = conditionInWords(trace);
  if (trace.kind !== 'test')
    return { condition, result, line, of: trace.of.map((child) => conditionAccount(child, lineOf)) };
  const { actual = null, doesNotApply } = trace;
  const expired = trace.expired?.map(({ entry, file, line: at, expires }) => ({
    entry,
    file,
    line: at,
    expired: new Date(expires).toISOString(),
  }));
  return {
    condition,
    result,
    line,
    actual,
    ...(doesNotApply !== undefined && { doesNotApply }),
    ...(expired && { expired }),
  };
}

/** The account for people: the reply, then rule by rule and condition by condition, each with its line. */
export function formatExplanation(account: Explanation, paint: Paint): string {
  const {
    endpoint,
    file,
    owner,
    requestType,
    decision,
    by,
    decidedBy,
    reply,
    leftOut = [],
    failure,
    remarks = [],
    rules,
  } = account;
  const color = decision === 'deny' ? 'red' : 'green';
  const cause =
    decidedBy.length > 0 ? `${by === 'onError' ? 'onError, after ' : ''}${decidedBy.join(', ')}` : by;
  const lines = [
    `${paint('bold', visible(endpoint))}  ${visible(`${requestType ?? '(no requestType)'}${owner === undefined ? '' : `  (owner: ${owner})`}`)}`,
    `${paint(color, decision)}, by ${visible(cause)}`,
    ...(failure === undefined ? [] : [paint('red', visible(`the decision failed: ${failure.message}`))]),
    ...remarks.map((remark) => paint('yellow', visible(remark))),
    '',
    `Okta gets ${reply.status}${reply.body === null ? ', no body' : ''}`,
    ...(reply.body === null ? [] : [legibleJson(JSON.stringify(reply.body, null, 2))]),
    ...leftOut.map(
      ({ name, reason, line }) =>
        `${paint('yellow', visible(`${name} is left out: ${reason}`))}  ${paint('dim', visible(`${file}:${line}`))}`,
    ),
  ];
  for (const { name, mode, verdict, error, outcome, would, line, condition, ...about } of rules) {
    const effect = outcome === undefined ? '' : visible(` -> ${outcome}`);
    lines.push(
      '',
      `${paint('bold', visible(name))}${mode === 'shadow' ? ' (shadow)' : ''}  ${verdict}${effect}  ${paint('dim', visible(`${file}:${line}`))}`,
    );
    if (error !== undefined) lines.push(`  ${paint('red', visible(error))}`);
    if (would !== undefined && would !== decision)
      lines.push(`  ${paint('yellow', `enforced, it would decide: ${would}`)}`);
    for (const [key, text] of Object.entries(about))
      lines.push(
        ...`${key}: ${text.trimEnd()}`.split('\n').map((line) => `  ${paint('dim', visible(line))}`),
      );
    if (condition !== undefined) lines.push(...conditionLines(condition, 1, file, paint));
  }
  return `${lines.join('\n')}\n`;
}

function conditionLines(
  { condition, result, line, of = [], expired = [], ...test }: AccountOfCondition,
  depth: number,
  file: string,
  paint: Paint,
): string[] {
  const mark = result ? paint('green', 'yes') : paint('red', 'no ');
  const actual = 'actual' in test ? `  is ${actualInWords(test)}` : '';
  const own = `${'  '.repeat(depth)}${mark} ${visible(legibleJson(`${condition}${actual}`))}  ${paint('dim', visible(`${file}:${line}`))}`;
  const ended = expired.map((one) => {
    const words = expiredInWords({ ...one, expires: Date.parse(one.expired) });
    return `${'  '.repeat(depth + 2)}${paint('yellow', visible(words))}`;
  });
  return [own, ...ended, ...of.flatMap((child) => conditionLines(child, depth + 1, file, paint))];
}
