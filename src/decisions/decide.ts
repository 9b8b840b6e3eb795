import { messageOf } from '../diagnostics/error-message.ts';
import { type Evaluation, evaluate, evaluationOf, type RuleVerdict } from '../engine/evaluate.ts';
import { checkReplySize } from './check-reply-size.ts';
import { type RulesOfType, rulesOf } from './compile-endpoints.ts';
import { type CompiledOutcome, fallbackOutcome, type Omission, requestedOutcome } from './compile-outcome.ts';
import { LATE } from './deadline.ts';
import type { Decision, Failure } from './decision.ts';
import { CallFacts } from './facts/call-facts.ts';
import { TemplateTypeError } from './facts/typed-template.ts';
import type { HookCall, ParsedCall } from './hook-call.ts';
import { shadowVerdicts } from './shadow-verdicts.ts';
import { writeReply } from './write-reply.ts';

export interface DecideOptions {
  /** True if the reply's debugContext contains decision id, rules and version; true by default. */
  readonly debugContext?: boolean;
  /** True if the decision contains traces; it is then neither taken from the reply cache nor kept in it. */
  readonly trace?: boolean;
}

/** The outcomes that a decision combines, and the rules they come from. */
interface Selection {
  readonly by: Decision['by'];
  readonly outcomes: readonly CompiledOutcome[];
  readonly rules: readonly string[];
  readonly verdicts: readonly RuleVerdict<CompiledOutcome>[];
  readonly failure?: Failure;
}

/** A call with its facts, which are made once for conditions and outcomes. */
interface CallWithFacts extends ParsedCall {
  readonly facts: CallFacts;
}

function withFacts(call: ParsedCall): CallWithFacts {
  const { request, endpoint, id, time } = call;
  return { ...call, facts: new CallFacts(request, endpoint.derived, id, time) };
}

/** Decides one call. Never rejects: every failure results in the file's onError outcome. */
export async function decide(parsed: ParsedCall, options: DecideOptions = {}): Promise<Decision> {
  const call = withFacts(parsed);
  const rules = rulesFor(call);
  if (rules === undefined) return unhandled(call, options);
  const evaluation = await evaluateInTime(call, rules, options);
  if (evaluation === LATE) return timedOut(call, options);
  if (options.trace) return decideEvaluated(call, rules, evaluation, options);
  const cached = rules.replyCache.find(evaluation.verdicts, call, options);
  if (cached !== undefined) return cached;
  const decision = decideEvaluated(call, rules, evaluation, options);
  rules.replyCache.keep(decision, call, options);
  return decision;
}

/**
 * The decision that known verdicts result in, without shadow rules.
 *
 * @param verdictOf verdict of each enforced rule
 * @returns undefined if the endpoint has no rules for the request
 */
export function decideBy(
  call: ParsedCall,
  verdictOf: (rule: RuleVerdict<CompiledOutcome>['rule']) => RuleVerdict<CompiledOutcome>['verdict'],
  options: DecideOptions = {},
): Decision | undefined {
  const rules = rulesFor(call);
  return rules && conclude(withFacts(call), select(call, rules, evaluationOf(rules, verdictOf)), options);
}

/** The onError decision on a call that failed outside of its rules. */
export function failedDecision(call: HookCall, failure: Failure, options: DecideOptions = {}): Decision {
  // Templates find no fact in a request that could not be read.
  const { request = { eventType: call.endpoint.hook.eventType, data: {} } } = call;
  return deny(withFacts({ ...call, request }), { rules: [], verdicts: [], failure }, options);
}

function rulesFor({ endpoint, request }: ParsedCall): RulesOfType | undefined {
  return rulesOf(endpoint, endpoint.hook.requestTypeOf(request));
}

function unhandled(call: CallWithFacts, options: DecideOptions): Decision {
  const outcomes = [call.endpoint.unhandled];
  return conclude(call, { by: 'unhandled', outcomes, rules: [], verdicts: [] }, options);
}

function timedOut(call: CallWithFacts, options: DecideOptions): Decision {
  const message = `no decision within ${call.deadline?.milliseconds} ms`;
  const failure = { code: 'timeout', message } as const;
  const outcomes = [call.endpoint.onError];
  return conclude(call, { by: 'onError', outcomes, rules: [], verdicts: [], failure }, options);
}

async function evaluateInTime(
  { facts, time, deadline }: CallWithFacts,
  rules: RulesOfType,
  { trace = false }: DecideOptions,
): Promise<Evaluation<CompiledOutcome> | typeof LATE> {
  const until = deadline?.end ?? Number.POSITIVE_INFINITY;
  const evaluation = await evaluate(rules, (path) => facts.read(path), {
    now: time,
    until,
    trace,
    noteOf: (path) => facts.noteOf(path),
  });
  // The last rule alone can take longer than the time limit.
  return performance.now() >= until ? LATE : evaluation;
}

function decideEvaluated(
  call: CallWithFacts,
  rules: RulesOfType,
  evaluation: Evaluation<CompiledOutcome>,
  options: DecideOptions,
): Decision {
  const decideBy = (one: Evaluation<CompiledOutcome>) => conclude(call, select(call, rules, one), options);
  const decision = decideBy(evaluation);
  const shadow = shadowVerdicts(evaluation, rules.strategy, decision, decideBy, options.trace === true);
  return { ...decision, shadow };
}

/** Selects the outcomes of the rules that decide, the default, or onError. */
function select(
  { endpoint }: ParsedCall,
  rules: RulesOfType,
  { verdicts, failed, decisive }: Evaluation<CompiledOutcome>,
): Selection {
  if (failed !== undefined) {
    const { name } = failed.rule;
    const failure = { code: 'rule-error', message: messageOf(failed.error), rule: name } as const;
    return { by: 'onError', outcomes: [endpoint.onError], rules: [name], verdicts, failure };
  }
  if (decisive.length === 0) return { by: 'default', outcomes: [rules.default], rules: [], verdicts };
  const denials = decisive.filter(({ outcome }) => outcome.effect === 'deny');
  const deciding = denials.length > 0 ? denials : decisive;
  return {
    by: 'rules',
    outcomes: decisive.map(({ outcome }) => outcome),
    rules: deciding.map(({ rule }) => rule.name),
    verdicts,
  };
}

/** A template over its limits or a reply that is too large for Okta fails the decision. */
function conclude(call: CallWithFacts, selection: Selection, options: DecideOptions): Decision {
  try {
    return toDecision(call, selection, options);
  } catch (error) {
    const code = error instanceof TemplateTypeError ? error.code : 'reply-error';
    const failure = { code, message: messageOf(error) } as const;
    return deny(call, { ...selection, failure }, options);
  }
}

/** Denies with the onError outcome; if even its templates fail, with the hook's fallback, which has none. */
function deny(
  call: CallWithFacts,
  failed: Pick<Selection, 'rules' | 'verdicts'> & { failure: Failure },
  options: DecideOptions,
): Decision {
  const denyBy = (outcome: CompiledOutcome) =>
    toDecision(call, { ...failed, by: 'onError', outcomes: [outcome] }, options);
  try {
    return denyBy(call.endpoint.onError);
  } catch {
    const { hook, source, languages } = call.endpoint;
    return denyBy(fallbackOutcome(hook, source.value, languages));
  }
}

function toDecision(
  call: CallWithFacts,
  { by, outcomes, rules, verdicts, failure }: Selection,
  { debugContext = true, trace = false }: DecideOptions,
): Decision {
  const { id, version, request, facts } = call;
  const { hook, languages } = call.endpoint;
  const requestType = hook.requestTypeOf(request);
  const leftOut: Omission[] = [];
  const requested = outcomes.map((outcome) => requestedOutcome(outcome, facts, leftOut));
  const response = hook.combine(requested, request, requestType);
  const origin = by === 'rules' ? rules : [by];
  const reply = writeReply(hook, response, { id, version, rules: origin, debugContext });
  checkReplySize(hook, reply.body);
  return {
    id,
    requestType,
    kind: hook.effectOfResponse(response),
    by,
    rules,
    verdicts,
    shadow: [],
    reply,
    ...(leftOut.length > 0 && { leftOut }),
    ...(failure && { failure }),
    ...(trace && languages.paths.length > 0 && { languages: languages.preferredBy(facts) }),
  };
}
