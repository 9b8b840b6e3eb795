import { decide, failedDecision } from '../decisions/decide.ts';
import type { Decision, Failure } from '../decisions/decision.ts';
import type { DecisionContext } from '../decisions/decision-context.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { TickBatch } from './batch-by-tick.ts';
import { LATE } from './deadline.ts';
import type { HookCall } from './hook-call.ts';
import { hookRequestIn } from './hook-request.ts';
import { toHttpError } from './http-error.ts';
import { InFlight } from './in-flight.ts';
import { RetryCache } from './retry-cache.ts';

export interface HookHandlerDependencies {
  /** Requests that are decided at once. */
  maxInFlight: number;
  /** Told how many requests are being decided, whenever that changes. */
  onInFlight?: (count: number) => void;
  debugContext: boolean;
  /** Milliseconds since 1970. */
  now: () => number;
  /**
   * Puts a decision on record, before its answer goes out. Where it throws, rejects or is not done in time, the answer
   * is the onError outcome instead, and it is called once more with that.
   */
  onDecision: (decision: Decision, context: DecisionContext) => void | Promise<void>;
}

/** A decision on its way out. */
export interface Decided {
  decision: Decision;
  context: DecisionContext;
}

type About = Pick<DecisionContext, 'retry' | 'odd' | 'cause'>;

/** Comes to a decision on each call, on record and in time, whatever fails: then it denies. */
export class HookHandler {
  readonly #dependencies: HookHandlerDependencies;
  readonly #inFlight: InFlight;
  readonly #turn = new TickBatch();
  /**
   * A retry is one as long as the rules are the same: new rules decide at once, and what is remembered of old ones goes
   * with them.
   */
  readonly #retries = new WeakMap<RuleSet, RetryCache>();

  constructor(dependencies: HookHandlerDependencies) {
    this.#dependencies = dependencies;
    this.#inFlight = new InFlight(dependencies.maxInFlight, dependencies.onInFlight);
  }

  /**
   * Rejects with what a request is refused for with 4xx, and with nothing else.
   *
   * @param body rejects as readBody does
   */
  async decide(call: HookCall, body: Promise<Buffer>): Promise<Decided> {
    try {
      const bytes = await call.deadline.within(body);
      if (bytes === LATE) return this.#fail(call, 'timeout', 'the body did not arrive in time');
      // What arrived together is decided and answered together. Who calls from this machine is then woken by the first
      // answer and awake for the others: a write that has to wake somebody costs several times what another one costs.
      await this.#turn.end();
      return await this.#admit(call, bytes);
    } catch (cause) {
      if (toHttpError(cause).status < 500) throw cause;
      return this.#fail(call, 'internal', 'the service failed', { cause });
    }
  }

  /**
   * Takes a place only now that the body is there: else whoever sends bodies slowly would keep all others out. What they
   * hold of memory is bounded by the connections of the listener, and the bytes of a body.
   */
  async #admit(call: HookCall, bytes: Buffer): Promise<Decided> {
    const leave = this.#inFlight.enter();
    try {
      return await this.#decideBody(call, bytes, leave !== undefined);
    } finally {
      leave?.();
    }
  }

  async #decideBody(call: HookCall, bytes: Buffer, admitted: boolean): Promise<Decided> {
    const request = hookRequestIn(bytes);
    call.request = request;
    const seen = this.#retriesOf(call.ruleSet).look(call.endpoint.path, request['eventId'], bytes);
    if (seen?.earlier !== undefined) return this.#conclude(call, await seen.earlier, { retry: true });
    // Who is turned away has been read all the same: a body is bounded in bytes and in time, costs a small part of what
    // rules cost, and says whom the denial was for. To cut it off would cost Okta, and us, a new TLS connection.
    if (!admitted) {
      const { maxInFlight } = this.#dependencies;
      return this.#fail(call, 'overload', `${maxInFlight} requests are being decided already`);
    }
    const decided = this.#decideByRules(call, request, seen?.odd ? { odd: 'another-body' } : {});
    seen?.remember(decided.then(({ decision }) => decision));
    return decided;
  }

  async #decideByRules(call: HookCall, request: HookRequest, about: About): Promise<Decided> {
    const deadline = call.deadline.left;
    const decision = await decide(call.endpoint, request, { ...this.#optionsFor(call), deadline });
    return this.#conclude(call, decision, about);
  }

  /** Puts a decision on record; one that cannot be is replaced by a denial. */
  async #conclude(call: HookCall, decision: Decision, about: About): Promise<Decided> {
    const { request, endpoint, ruleSet, time } = call;
    const milliseconds = performance.now() - call.start;
    const context = { request, endpoint, version: ruleSet.version, time, milliseconds, ...about };
    const decided = { decision, context };
    const { onDecision } = this.#dependencies;
    if (decision.failure !== undefined) {
      // It denies already, on record or not.
      Promise.try(onDecision, decision, context).catch(() => {});
      return decided;
    }
    try {
      const recorded = onDecision(decision, context);
      if (recorded === undefined || (await call.deadline.within(recorded)) !== LATE) return decided;
      return this.#fail(call, 'unrecorded', 'the decision was not recorded in time', about);
    } catch (cause) {
      return this.#fail(call, 'unrecorded', 'the decision could not be recorded', { ...about, cause });
    }
  }

  #fail(call: HookCall, code: Failure['code'], message: string, about: About = {}): Promise<Decided> {
    const decision = failedDecision(call.endpoint, call.request, { code, message }, this.#optionsFor(call));
    return this.#conclude(call, decision, about);
  }

  #optionsFor({ id, ruleSet, time }: HookCall) {
    const { debugContext } = this.#dependencies;
    return { id, version: ruleSet.version, now: time, debugContext };
  }

  #retriesOf(ruleSet: RuleSet): RetryCache {
    const retries = this.#retries.get(ruleSet) ?? new RetryCache(this.#dependencies.now);
    this.#retries.set(ruleSet, retries);
    return retries;
  }
}
