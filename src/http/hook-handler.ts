import { type Deadline, LATE } from '../decisions/deadline.ts';
import { decide, failedDecision } from '../decisions/decide.ts';
import type { Decision, Failure } from '../decisions/decision.ts';
import type { AnsweredCall, HookCall, ParsedCall } from '../decisions/hook-call.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { TickBatch } from './batch-by-tick.ts';
import { ConcurrencySlots } from './concurrency-limit.ts';
import { HttpError } from './http-error.ts';
import { hookOfBody, parseHookRequest } from './read-body.ts';
import { RetryCache } from './retry-cache.ts';

export interface HookHandlerDependencies {
  /** Maximum number of concurrent decisions. */
  maxInFlight: number;
  /** Called with the number of concurrent decisions whenever it changes. */
  onInFlight?: (count: number) => void;
  debugContext: boolean;
  /** Milliseconds since 1970. */
  now: () => number;
  /**
   * Writes a decision to the decision log, before its reply is sent. If it throws, rejects or is too late, the onError
   * outcome replaces the decision, and it is called again with that.
   */
  onDecision: (answered: AnsweredCall) => void | Promise<void>;
}

/** A call whose body has not been read. */
export interface ReceivedCall extends Omit<HookCall, 'request'> {
  readonly deadline: Deadline;
}

/** Facts of a call that are known when its headers arrive, and its body. */
export interface Arrival extends Pick<ReceivedCall, 'id' | 'time' | 'deadline'> {
  isAuthenticated?: true;
  body?: Promise<Buffer>;
}

type Circumstances = Pick<AnsweredCall, 'retry' | 'eventIdReused' | 'cause'>;
type TimedCall = HookCall & ReceivedCall;

/** Answers hook calls: each with a decision that is logged and in time. Every failure denies. */
export class HookHandler {
  readonly #dependencies: HookHandlerDependencies;
  readonly #slots: ConcurrencySlots;
  readonly #batch = new TickBatch();
  /** Per rule set: a retry after a reload is decided by the new rules. */
  readonly #retries = new WeakMap<RuleSet, RetryCache>();

  constructor(dependencies: HookHandlerDependencies) {
    this.#dependencies = dependencies;
    this.#slots = new ConcurrencySlots(dependencies.maxInFlight, dependencies.onInFlight);
  }

  /**
   * Rejects with an HttpError 4xx if the body cannot be read, or is a request of another hook, and never otherwise. Where Okta
   * would continue after a 4xx, an unreadable body is a failed decision.
   */
  async answer(received: ReceivedCall, ruleSet: RuleSet, body: Promise<Buffer>): Promise<AnsweredCall> {
    try {
      return await this.#answer(received, ruleSet, body);
    } catch (cause) {
      if (!(cause instanceof HttpError) || received.endpoint.hook.failure.okta === 'denies') throw cause;
      // Its own hook says how it is refused, whatever `onError` is here.
      if (cause.code === 'another-hook' && hookOfBody(await body) !== undefined) throw cause;
      const failure = { code: 'unreadable', message: cause.message } as const;
      return this.#fail({ ...received, request: undefined }, failure, { cause });
    }
  }

  async #answer(received: ReceivedCall, ruleSet: RuleSet, body: Promise<Buffer>): Promise<AnsweredCall> {
    const bytes = await received.deadline.within(body);
    if (bytes === LATE) {
      const call = { ...received, request: undefined };
      return this.#fail(call, { code: 'timeout', message: 'the body did not arrive in time' });
    }
    await this.#batch.end();
    // A slot is taken after the body has arrived: otherwise slow clients could occupy all of them.
    const release = this.#slots.acquire();
    try {
      const call = { ...received, request: parseHookRequest(bytes, received.endpoint.hook) };
      return await this.#answerParsed(call, ruleSet, bytes, release !== undefined);
    } catch (cause) {
      if (cause instanceof HttpError) throw cause;
      return this.#fail({ ...received, request: undefined }, INTERNAL, { cause });
    } finally {
      release?.();
    }
  }

  async #answerParsed(
    call: ParsedCall & ReceivedCall,
    ruleSet: RuleSet,
    bytes: Buffer,
    hasSlot: boolean,
  ): Promise<AnsweredCall> {
    try {
      const retry = this.#retriesOf(ruleSet).lookUp(call.endpoint.path, call.request['eventId'], bytes);
      if (retry?.earlier !== undefined) return await this.#log(call, await retry.earlier, { retry: true });
      if (!hasSlot) return await this.#fail(call, this.#overload());
      const answered = this.#decide(call, retry?.eventIdReused ? { eventIdReused: true } : {});
      retry?.remember(answered.then(({ decision }) => decision));
      return await answered;
    } catch (cause) {
      return this.#fail(call, INTERNAL, { cause });
    }
  }

  async #decide(call: ParsedCall & ReceivedCall, about: Circumstances): Promise<AnsweredCall> {
    const { debugContext } = this.#dependencies;
    return this.#log(call, await decide(call, { debugContext }), about);
  }

  /** Logs a decision; one that cannot be logged is replaced by the onError outcome. */
  async #log(call: TimedCall, decision: Decision, about: Circumstances): Promise<AnsweredCall> {
    const answered = { call, decision, milliseconds: call.deadline.elapsed, ...about };
    const { onDecision } = this.#dependencies;
    if (decision.failure !== undefined) {
      // It denies, logged or not.
      Promise.try(onDecision, answered).catch(() => {});
      return answered;
    }
    try {
      const logged = onDecision(answered);
      if (logged === undefined || (await call.deadline.within(logged)) !== LATE) return answered;
      return this.#fail(call, unrecorded('was not recorded in time'), about);
    } catch (cause) {
      return this.#fail(call, unrecorded('could not be recorded'), { ...about, cause });
    }
  }

  #fail(call: TimedCall, failure: Failure, about: Circumstances = {}): Promise<AnsweredCall> {
    const { debugContext } = this.#dependencies;
    return this.#log(call, failedDecision(call, failure, { debugContext }), about);
  }

  /** Requests over the limit are denied, not queued: Okta waits for 3 s only. */
  #overload(): Failure {
    const { maxInFlight } = this.#dependencies;
    return { code: 'overload', message: `${maxInFlight} requests are being decided already` };
  }

  #retriesOf(ruleSet: RuleSet): RetryCache {
    const retries = this.#retries.get(ruleSet) ?? new RetryCache(this.#dependencies.now);
    this.#retries.set(ruleSet, retries);
    return retries;
  }
}

const INTERNAL: Failure = { code: 'internal', message: 'the service failed' };

function unrecorded(what: string): Failure {
  return { code: 'unrecorded', message: `the decision ${what}` };
}
