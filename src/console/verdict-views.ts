import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { outcomeInWords } from '../decisions/compile-outcome.ts';
import type { Decision } from '../decisions/decision.ts';
import { lineOf, type SourceFile } from '../diagnostics/source-file.ts';
import { SKIPPED } from '../engine/evaluate.ts';
import { conditionInWords, type Trace } from '../engine/trace.ts';
import { expiryInWords } from '../rules/time.ts';
import type { SourceLocation, TraceView, VerdictView } from './api.ts';

/** The evaluated rules and conditions, with their locations in the rule file. */
export function verdictsOf({ verdicts, shadow }: Decision, { source }: Endpoint): VerdictView[] {
  const placeOf = (at: string) => locationIn(source, at);
  const effects = new Map(shadow.map((one) => [one.rule, one.would]));
  return verdicts.map(({ rule, verdict, skipped, outcome, ifTrace, trace }) => {
    const would = effects.get(rule);
    return {
      rule: rule.name,
      place: placeOf(rule.at),
      mode: rule.mode,
      verdict,
      ...(skipped && { skipped: SKIPPED[skipped] }),
      ...(outcome && { outcome: outcomeInWords(outcome) }),
      ...(would !== undefined && { would }),
      ...(ifTrace && { ifTrace: traceView(ifTrace, placeOf) }),
      ...(trace && { trace: traceView(trace, placeOf) }),
    };
  });
}

/** The location of the value at a pointer. */
export function locationIn(source: SourceFile, at: string): SourceLocation {
  const line = lineOf(source, at);
  return { file: source.path, ...(line !== undefined && { line }) };
}

function traceView(trace: Trace, placeOf: (at: string) => SourceLocation): TraceView {
  const view = { condition: conditionInWords(trace), result: trace.result, place: placeOf(trace.at) };
  if (trace.kind === 'test') {
    const { actual = null, doesNotApply, note } = trace;
    const matched = trace.matched?.map(({ entry, file, line }) => ({
      entry,
      ...(file !== undefined && line !== undefined && { place: { file, line } }),
    }));
    const expired = trace.expired?.map(({ entry, file, line, expires }) => ({
      entry,
      place: { file, line },
      on: expiryInWords(expires),
    }));
    return {
      ...view,
      actual,
      ...(doesNotApply !== undefined && { doesNotApply }),
      ...(note !== undefined && { note }),
      ...(matched && { matched }),
      ...(expired && { expired }),
    };
  }
  return { ...view, of: trace.of.map((part) => traceView(part, placeOf)) };
}
