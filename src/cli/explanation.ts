import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { outcomeInWords } from '../decisions/compile-outcome.ts';
import type { Decision } from '../decisions/decision.ts';
import { messageOf } from '../diagnostics/error-message.ts';
import { type Paint, visible } from '../diagnostics/format-text.ts';
import { legibleJson } from '../diagnostics/legible-json.ts';
import { rangeOf } from '../diagnostics/source-file.ts';
import { SKIPPED } from '../engine/evaluate.ts';
import {
  actualInWords,
  conditionInWords,
  expiredInWords,
  matchedInWords,
  type Trace,
} from '../engine/trace.ts';
import { DEFAULT_HOOK } from '../hooks/index.ts';

/** A decision and its reasons: the output of `explain --format json`, in which undefined properties are left out. */
export type Explanation = ReturnType<typeof explanationOf>;

/** @param remarks notes on the record of the request */
export function explanationOf(
  { path, hook, source, requestTypes }: Endpoint,
  { requestType, kind, by, rules, failure, reply, leftOut, verdicts, shadow, languages }: Decision,
  remarks: readonly string[],
) {
  const would = new Map(shadow.map((one) => [one.rule, one.would]));
  const lineOf = (at: string): number => rangeOf(source, at).start.line;
  const { rules: all = [] } = requestTypes.get(requestType ?? '') ?? {};
  const last = all.findIndex(({ name }) => name === verdicts.at(-1)?.rule.name);
  const behind = by === 'rules' ? all.slice(last + 1) : [];
  return {
    endpoint: path,
    hook: hook.name,
    file: source.path,
    owner: source.value.owner,
    requestType: requestType ?? null,
    decision: kind,
    by,
    decidedBy: rules,
    failure,
    /** The languages of the person, the preferred one first, if the file has `language`. */
    languages,
    remarks: remarks.length > 0 ? remarks : undefined,
    reply: { status: reply.status, body: reply.status === 204 ? null : reply.response },
    /** Values that are missing in the reply, except for absent facts. */
    leftOut: leftOut?.map(({ name, reason, at }) => ({ name, reason, line: lineOf(at) })),
    rules: [
      ...verdicts.map((verdict) => explainedRule(verdict, would.get(verdict.rule), lineOf)),
      ...behind.map((rule) =>
        explainedRule({ rule, verdict: 'skipped', skipped: 'decided' }, undefined, lineOf),
      ),
    ],
  };
}

type Verdict = Decision['verdicts'][number];

/** A verdict, or a rule behind the one that decided. */
type Explained = Omit<Verdict, 'skipped'> & { skipped?: Verdict['skipped'] | 'decided' };

/** @param would decision with this shadow rule enforced */
function explainedRule(
  { rule, verdict, skipped, outcome, error, ifTrace, trace }: Explained,
  would: Decision['kind'] | undefined,
  lineOf: (at: string) => number,
) {
  return {
    name: rule.name,
    ...rule.about,
    mode: rule.mode,
    verdict,
    /** Why the rule was skipped: its window, its `if`, or a rule before it that decided. */
    skipped,
    /** The evaluation error. */
    error: verdict === 'error' ? messageOf(error) : undefined,
    outcome: outcome && outcomeInWords(outcome),
    would,
    line: lineOf(rule.at),
    if: ifTrace && explainedCondition(ifTrace, lineOf),
    condition: trace && explainedCondition(trace, lineOf),
  };
}

interface ExplainedCondition {
  condition: string;
  result: boolean;
  line: number;
  /** Value in the request; only of a test. */
  actual?: unknown;
  /** Why the operator does not apply to the value, as a predicate. */
  doesNotApply?: string;
  /** Entries of lists, or elements of an array, that decide; only of a test. `file` and `line` only of a list. */
  matched?: readonly { entry: string; file?: string; line?: number }[] | undefined;
  /** Expired list entries that would have matched, with the time in RFC 3339; only of a test. */
  expired?: { entry: string; file: string; line: number; expired: string }[] | undefined;
  /** The row of a list that the fact was read from; only of a test. */
  note?: string | undefined;
  of?: ExplainedCondition[];
}

function explainedCondition(trace: Trace, lineOf: (at: string) => number): ExplainedCondition {
  const explained = { condition: conditionInWords(trace), result: trace.result, line: lineOf(trace.at) };
  if (trace.kind !== 'test')
    return { ...explained, of: trace.of.map((child) => explainedCondition(child, lineOf)) };
  const { actual = null, doesNotApply, matched, note } = trace;
  const expired = trace.expired?.map(({ entry, file, line, expires }) => ({
    ...{ entry, file, line },
    expired: new Date(expires).toISOString(),
  }));
  return {
    ...explained,
    actual,
    ...(doesNotApply !== undefined && { doesNotApply }),
    note,
    matched,
    expired,
  };
}

/** An explanation as text: the reply, then each rule and condition with its line. */
export function formatExplanation(explanation: Explanation, paint: Paint): string {
  const { endpoint, hook, file, owner, requestType, decision, by, decidedBy, reply, failure } = explanation;
  const asked = requestType ?? (hook === DEFAULT_HOOK ? '(no requestType)' : `${hook} hook`);
  const { leftOut = [], remarks = [], rules, languages } = explanation;
  const color = decision === 'deny' ? 'red' : 'green';
  const cause =
    decidedBy.length > 0 ? `${by === 'onError' ? 'onError, after ' : ''}${decidedBy.join(', ')}` : by;
  const lines = [
    `${paint('bold', visible(endpoint))}  ${visible(`${asked}${owner === undefined ? '' : `  (owner: ${owner})`}`)}`,
    `${paint(color, decision)}, by ${visible(cause)}`,
    ...(failure === undefined ? [] : [paint('red', visible(`the decision failed: ${failure.message}`))]),
    ...(languages === undefined ? [] : [`language: ${visible(languages.join(', ') || 'default')}`]),
    ...remarks.map((remark) => paint('yellow', visible(remark))),
    '',
    `Okta gets ${reply.status}${reply.body === null ? ', no body' : ''}`,
    ...(reply.body === null ? [] : [legibleJson(JSON.stringify(reply.body, null, 2))]),
    ...leftOut.map(
      ({ name, reason, line }) =>
        `${paint('yellow', visible(`${name} is left out: ${reason}`))}  ${paint('dim', visible(`${file}:${line}`))}`,
    ),
  ];
  for (const rule of rules.filter(({ skipped }) => skipped !== 'decided')) {
    const { name, mode, verdict, skipped, error, outcome, would, line, if: only, condition, ...about } = rule;
    const effect = outcome === undefined ? skippedWords(skipped) : visible(` -> ${outcome}`);
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
    if (only !== undefined) lines.push('  if', ...conditionLines(only, 2, file, paint));
    if (condition !== undefined) lines.push(...conditionLines(condition, 1, file, paint));
  }
  const behind = rules.filter(({ skipped }) => skipped === 'decided').map(({ name }) => name);
  if (behind.length > 0)
    lines.push('', paint('dim', visible(`skipped, because ${cause} decided: ${behind.join(', ')}`)));
  return `${lines.join('\n')}\n`;
}

function skippedWords(skipped: Explained['skipped']): string {
  return skipped === undefined || skipped === 'decided' ? '' : `: it ${SKIPPED[skipped]}`;
}

function conditionLines(
  { condition, result, line, of = [], matched = [], expired = [], note, ...test }: ExplainedCondition,
  depth: number,
  file: string,
  paint: Paint,
): string[] {
  const mark = result ? paint('green', 'yes') : paint('red', 'no ');
  const actual = 'actual' in test ? `  is ${actualInWords(test)}` : '';
  const own = `${'  '.repeat(depth)}${mark} ${visible(legibleJson(`${condition}${actual}`))}  ${paint('dim', visible(`${file}:${line}`))}`;
  const indent = '  '.repeat(depth + 2);
  const entries = [
    ...(note === undefined ? [] : [paint('dim', visible(`by ${note}`))]),
    ...matched.map((one) => paint('dim', visible(matchedInWords(one)))),
    ...expired
      .map((one) => expiredInWords({ ...one, expires: Date.parse(one.expired) }))
      .map((words) => paint('yellow', visible(words))),
  ].map((words) => `${indent}${words}`);
  return [own, ...entries, ...of.flatMap((child) => conditionLines(child, depth + 1, file, paint))];
}
