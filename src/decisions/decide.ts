import { messageOf } from '../diagnostics/error-message.ts';
import { type Evaluation, evaluate, evaluationOf, type RuleVerdict } from '../engine/evaluate.ts';
import type { HookContract, HookResponse } from '../hooks/contract.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import { type FactPath, valueAt } from '../rules/fact-path.ts';
import type { Endpoint, RulesOfType } from './compile-endpoints.ts';
import { type CompiledOutcome, fallbackOutcome, type Omission, requestedOutcome } from './compile-outcome.ts';
import type { Decision, Failure } from './decision.ts';
import type { Reply } from './reply.ts';
import type { Account } from './reply-cache.ts';
import { shadowVerdicts } from './shadow-verdicts.ts';

export interface DecideOptions extends Account {
  /** Milliseconds since 1970. */
  now: number;
  /** Milliseconds; Okta gives up after 3 s (https://developer.okta.com/docs/concepts/inline-hooks/#timeout-and-retry). */
  deadline?: number;
  trace?: boolean;
}

interface Decided {
  by: Decision['by'];
  outcomes: CompiledOutcome[];
  rules: string[];
  verdicts: RuleVerdict<CompiledOutcome>[];
  failure?: Failure;
}

/** Decides one request. Never rejects: what goes wrong ends in the file's onError outcome, which denies. */
export async function decide(
  endpoint: Endpoint,
  request: HookRequest,
  options: DecideOptions,
): Promise<Decision> {
  const requestType = endpoint.hook.requestTypeOf(request);
  const conclude = (decided: Decided) => conclusion(endpoint, decided, request, requestType, options);
  const rules = requestType === undefined ? undefined : endpoint.requestTypes.get(requestType);
  if (rules === undefined)
    return conclude({ by: 'unhandled', outcomes: [endpoint.unhandled], rules: [], verdicts: [] });
  const evaluation = await evaluateInTime(rules, request, options);
  if (evaluation === 'timeout') {
    const failure = {
      code: 'timeout',
      message: `no decision within ${Math.round(options.deadline ?? 0)} ms`,
    } as const;
    return conclude({ by: 'onError', outcomes: [endpoint.onError], rules: [], verdicts: [], failure });
  }
  const known = options.trace ? undefined : rules.rulings.find(evaluation.verdicts, options);
  if (known !== undefined) return known;
  const decideBy = (one: Evaluation<CompiledOutcome>) => conclude(decidedBy(one, endpoint, rules));
  const decided = decideBy(evaluation);
  const decision = {
    ...decided,
    shadow: shadowVerdicts(evaluation, rules.strategy, decided, decideBy, options.trace === true),
  };
  if (!options.trace) rules.rulings.keep(decision, options);
  return decision;
}

/**
 * The decision that follows from verdicts that are known already, without those of shadow rules. Undefined where the
 * endpoint has no rules for the request.
 *
 * @param verdictOf the verdict of each enforced rule
 */
export function decideBy(
  endpoint: Endpoint,
  request: HookRequest,
  verdictOf: (rule: RuleVerdict<CompiledOutcome>['rule']) => RuleVerdict<CompiledOutcome>['verdict'],
  options: DecideOptions,
): Decision | undefined {
  const requestType = endpoint.hook.requestTypeOf(request);
  const rules = requestType === undefined ? undefined : endpoint.requestTypes.get(requestType);
  if (rules === undefined) return undefined;
  const decided = decidedBy(evaluationOf(rules, verdictOf), endpoint, rules);
  return conclusion(endpoint, decided, request, requestType, options);
}

/**
 * The decision on a request that is not decided by its rules, because something around them failed: the file's onError
 * outcome.
 *
 * @param request undefined where nothing of it is known
 */
export function failedDecision(
  endpoint: Endpoint,
  request: HookRequest | undefined,
  failure: Failure,
  options: DecideOptions,
): Decision {
  const requestType = request === undefined ? undefined : endpoint.hook.requestTypeOf(request);
  return denied(
    endpoint,
    { rules: [], verdicts: [], failure },
    // Of an unknown request templates find no fact.
    request ?? { eventType: endpoint.hook.eventType, data: {} },
    requestType,
    options,
  );
}

/** What an evaluation means: the rules that decide, the default, or a failure. */
function decidedBy(
  { verdicts, failed, decisive }: Evaluation<CompiledOutcome>,
  endpoint: Endpoint,
  rules: RulesOfType,
): Decided {
  if (failed !== undefined) {
    const failure = { code: 'rule-error', message: messageOf(failed.error), rule: failed.rule.name } as const;
    return { by: 'onError', outcomes: [endpoint.onError], rules: [failed.rule.name], verdicts, failure };
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

async function evaluateInTime(
  rules: RulesOfType,
  request: HookRequest,
  { deadline = Number.POSITIVE_INFINITY, now, trace = false }: DecideOptions,
): Promise<Evaluation<CompiledOutcome> | 'timeout'> {
  const until = performance.now() + deadline;
  const read = (path: FactPath) => valueAt(request, path);
  const evaluation = await evaluate(rules, read, { now, trace, until });
  // The last rules may have taken too long; late is late all the same.
  return performance.now() >= until ? 'timeout' : evaluation;
}

function conclusion(
  endpoint: Endpoint,
  decided: Decided,
  request: HookRequest,
  requestType: string | undefined,
  options: DecideOptions,
): Decision {
  try {
    return toDecision(endpoint.hook, decided, request, requestType, options);
  } catch (error) {
    return failedReply(endpoint, decided, error, request, requestType, options);
  }
}

function toDecision(
  hook: HookContract,
  decided: Decided,
  request: HookRequest,
  requestType: string | undefined,
  options: DecideOptions,
): Decision {
  const { by, outcomes, rules, verdicts, failure } = decided;
  const leftOut: Omission[] = [];
  const requested = outcomes.map((outcome) => requestedOutcome(outcome, request, leftOut));
  const response = hook.combine(requested, request, requestType);
  const reply = toReply(hook, response, by === 'rules' ? rules : [by], options);
  return {
    id: options.id,
    requestType,
    kind: hook.effectOfResponse(response),
    by,
    rules,
    verdicts,
    shadow: [],
    reply,
    ...(leftOut.length > 0 && { leftOut }),
    ...(failure && { failure }),
  };
}

function toReply(
  hook: HookContract,
  response: HookResponse,
  rules: string[],
  { id, version, debugContext = true }: DecideOptions,
): Reply {
  if (Object.keys(response).length === 0) return { status: hook.reply.empty, body: '', response };
  const account = { hookgate: { decisionId: id, rules, version } };
  const whole = debugContext
    ? { ...response, debugContext: { ...response.debugContext, ...account } }
    : response;
  const body = JSON.stringify(whole);
  const bytes = Buffer.byteLength(body);
  const { bytesBelow } = hook.reply;
  if (bytes >= bytesBelow)
    throw new RangeError(`the reply has ${bytes} bytes; Okta takes fewer than ${bytesBelow}`);
  return { status: 200, body, response: whole };
}

/** A template passed its limits, or the reply is too large for Okta: the decision has failed after all. */
function failedReply(
  endpoint: Endpoint,
  decided: Decided,
  error: unknown,
  request: HookRequest,
  requestType: string | undefined,
  options: DecideOptions,
): Decision {
  const failure = { code: 'reply-error', message: messageOf(error) } as const;
  return denied(endpoint, { ...decided, failure }, request, requestType, options);
}

/** A failed decision comes to the onError outcome; where even that cannot be written, to a denial without templates. */
function denied(
  endpoint: Endpoint,
  { rules, verdicts, failure }: Pick<Decided, 'rules' | 'verdicts'> & { failure: Failure },
  request: HookRequest,
  requestType: string | undefined,
  options: DecideOptions,
): Decision {
  const by = (outcome: CompiledOutcome): Decision =>
    toDecision(
      endpoint.hook,
      { by: 'onError', outcomes: [outcome], rules, verdicts, failure },
      request,
      requestType,
      options,
    );
  try {
    return by(endpoint.onError);
  } catch {
    return by(fallbackOutcome(endpoint.hook));
  }
}
