import type { RuleVerdict } from '../engine/evaluate.ts';
import type { HookContract, HookResponse } from '../hooks/contract.ts';
import { isReplySizeAllowed } from './check-reply-size.ts';
import type { CompiledOutcome } from './compile-outcome.ts';
import type { CachedReply, Decision } from './decision.ts';
import { TextReply } from './reply.ts';
import { writeReply } from './write-reply.ts';

type Verdicts = readonly RuleVerdict<CompiledOutcome>[];

interface Identity {
  readonly id: string;
  readonly version: string;
}

interface Options {
  readonly debugContext?: boolean;
}

interface Entry {
  cachedReply: CachedReply;
  response: HookResponse;
}

/** Limits in bytes: all replies of one cache, and the overhead of each rule in one. */
const MAX_BYTES = 2 * 1024 * 1024;
const RULE_BYTES = 128;

/**
 * Caches the replies of one request type by the verdicts of its rules. Outcomes without templates are combined once,
 * and the decision log and the metrics format such a decision once. A full cache is cleared, because the combinations
 * of verdicts do not fit into memory.
 *
 * Without it a request takes a quarter more CPU time: docs/performance.md.
 */
export class ReplyCache {
  readonly #hook: Pick<HookContract, 'reply'>;
  readonly #default: CompiledOutcome;
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;
  #version = '';

  /** @param fallback outcome if no rule decides */
  constructor(hook: Pick<HookContract, 'reply'>, fallback: CompiledOutcome) {
    this.#hook = hook;
    this.#default = fallback;
  }

  /** The decision on a call whose rules have these verdicts, if its reply is cached. */
  find(
    verdicts: Verdicts,
    { id, version }: Identity,
    { debugContext = true }: Options,
  ): Decision | undefined {
    const entry = version === this.#version ? this.#entries.get(keyOf(verdicts, debugContext)) : undefined;
    if (entry === undefined) return undefined;
    const { cachedReply, response } = entry;
    const rules = cachedReply.by === 'rules' ? cachedReply.rules : [cachedReply.by];
    const { status, body } = writeReply(this.#hook, response, { id, version, rules, debugContext });
    if (!isReplySizeAllowed(this.#hook, Buffer.byteLength(body))) return undefined;
    return { ...cachedReply, id, reply: new TextReply(status, body), cachedReply };
  }

  /** Caches the reply of a decision, unless it depends on more than the verdicts. */
  keep(decision: Decision, { version }: Identity, { debugContext = true }: Options): void {
    if (!this.#isFixed(decision)) return;
    const { requestType, kind, by, rules, verdicts, shadow, reply } = decision;
    const bytes = reply.body.length + RULE_BYTES * verdicts.length;
    if (version !== this.#version || this.#bytes + bytes > MAX_BYTES) this.#clear();
    this.#version = version;
    this.#bytes += bytes;
    this.#entries.set(keyOf(verdicts, debugContext), {
      cachedReply: { requestType, kind, by, rules, verdicts, shadow },
      response: reply.response,
    });
  }

  /** True if every request with these verdicts gets the same response. */
  #isFixed({ by, verdicts, failure }: Decision): boolean {
    if (failure !== undefined || (by === 'default' && !this.#default.fixed)) return false;
    return verdicts.every(
      ({ verdict, outcome, trace }) =>
        verdict !== 'error' && trace === undefined && (outcome === undefined || outcome.fixed),
    );
  }

  #clear(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }
}

/** The first letter of each rule's verdict, or of the reason why it was skipped, in file order. */
function keyOf(verdicts: Verdicts, debugContext: boolean): string {
  let key = debugContext ? '+' : '-';
  for (const { verdict, skipped = verdict } of verdicts) key += skipped.charAt(0);
  return key;
}
