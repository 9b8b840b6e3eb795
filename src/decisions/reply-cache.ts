import type { RuleVerdict } from '../engine/evaluate.ts';
import type { CompiledOutcome } from './compile-outcome.ts';
import type { CachedReply, Decision } from './decision.ts';
import { TextReply } from './reply.ts';

/** What a reply says besides what the rules say. */
export interface Account {
  /** The decision's id: the same in the log, in debugContext and in the record. */
  id: string;
  /** The rule set's version. */
  version: string;
  /** Whether the reply says in debugContext how it came about. */
  debugContext?: boolean;
}

type Verdicts = readonly RuleVerdict<CompiledOutcome>[];

interface Written {
  ruling: CachedReply;
  status: 200 | 204;
  /** Of the reply's text; between two of them stands the decision's id. */
  parts: string[];
  /** Of all parts. */
  bytes: number;
}

/** What all rulings together may weigh, and what each rule in one adds to its text, in bytes. */
const MOST_BYTES = 2 * 1024 * 1024;
const RULE_BYTES = 128;

/**
 * The rulings of one request type's rules, by what each rule came to. Where no template has a word in it, outcomes are
 * combined and written as JSON once, and not for each request. There are more rulings than fit into memory: when they
 * weigh too much, it begins anew.
 */
export class ReplyCache {
  readonly #default: CompiledOutcome;
  readonly #written = new Map<string, Written>();
  #bytes = 0;
  #version = '';
  #debugContext = true;

  readonly #bytesBelow: number;

  /**
   * @param fallback the outcome if no rule decides
   * @param bytesBelow Okta rejects a reply of this many bytes or more
   */
  constructor(fallback: CompiledOutcome, bytesBelow: number) {
    this.#default = fallback;
    this.#bytesBelow = bytesBelow;
  }

  /** The decision, if one has been kept for what the rules came to. */
  find(verdicts: Verdicts, { id, version, debugContext = true }: Account): Decision | undefined {
    const written = this.#written.get(keyOf(verdicts));
    if (written === undefined || version !== this.#version || debugContext !== this.#debugContext)
      return undefined;
    const { ruling, status, parts, bytes } = written;
    const quoted = JSON.stringify(id);
    if (bytes + Buffer.byteLength(quoted) >= this.#bytesBelow) return undefined;
    return { ...ruling, id, reply: new TextReply(status, parts.join(quoted)), ruling };
  }

  /** Keeps a decision for all that come to the same, unless its request has a word in it. */
  keep(decision: Decision, { id, version, debugContext = true }: Account): void {
    const { requestType, kind, by, rules, verdicts, shadow, reply } = decision;
    if (!this.#isFixed(decision)) return;
    const parts = debugContext ? reply.body.split(JSON.stringify(id)) : [reply.body];
    // The id could be a word of an outcome, too.
    if (parts.length > 2) return;
    const weight = reply.body.length + RULE_BYTES * verdicts.length;
    const isInOtherWords = version !== this.#version || debugContext !== this.#debugContext;
    if (isInOtherWords || this.#bytes + weight > MOST_BYTES) this.#clear();
    this.#version = version;
    this.#debugContext = debugContext;
    this.#bytes += weight;
    this.#written.set(keyOf(verdicts), {
      ruling: { requestType, kind, by, rules, verdicts, shadow },
      status: reply.status,
      parts,
      bytes: Buffer.byteLength(parts.join('')),
    });
  }

  /** Whether every request by which the rules come to the same is decided alike. */
  #isFixed({ by, verdicts, failure }: Decision): boolean {
    if (failure !== undefined || (by === 'default' && !this.#default.fixed)) return false;
    return verdicts.every(
      ({ verdict, outcome, trace }) =>
        verdict !== 'error' && trace === undefined && (outcome === undefined || outcome.fixed),
    );
  }

  #clear(): void {
    this.#written.clear();
    this.#bytes = 0;
  }
}

/** Of each rule, in their order, the first letter of what it came to. */
function keyOf(verdicts: Verdicts): string {
  let key = '';
  for (const { verdict } of verdicts) key += verdict.charAt(0);
  return key;
}
