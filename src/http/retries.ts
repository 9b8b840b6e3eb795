import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Decision } from '../okta/decision.ts';
import type { HookResponse } from '../okta/reply.ts';

/** Okta retries once, some seconds after a call: https://developer.okta.com/docs/concepts/inline-hooks/#timeout-and-retry */
const MILLISECONDS_KEPT = 60_000;
const MOST_KEPT = 10_000;
const BYTES_KEPT = 32 * 1024 * 1024;

/** About what a decision weighs without its texts: itself, keys, the promise; and what each rule in it adds. */
const DECISION_BYTES = 2048;
const RULE_BYTES = 128;

/** What is remembered of an event when it comes. */
export interface Seen {
  /** The decision on the same event with the same body; it may still be under way. */
  earlier: Promise<Decision> | undefined;
  /** Whether the event has come with another body. */
  odd: boolean;
  /** Keeps a decision for the retry. */
  remember: (decision: Promise<Decision>) => void;
}

/** The decisions of the last minute, by what they answered; how many, and how much of them, is bounded. */
export class Retries {
  readonly #decisions: LRUCache<string, Promise<Decision>>;
  /** Of each event the digest of its latest body. */
  readonly #bodies: LRUCache<string, string>;
  readonly #now: () => number;
  #purged: number;

  /** @param now milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now;
    this.#purged = now();
    const kept = { max: MOST_KEPT, ttl: MILLISECONDS_KEPT, ttlResolution: 0, perf: { now } };
    this.#decisions = new LRUCache({ ...kept, maxSize: BYTES_KEPT });
    this.#bodies = new LRUCache(kept);
  }

  /** What is kept weighs about so many bytes. */
  get bytes(): number {
    return this.#decisions.calculatedSize;
  }

  /** Undefined where there is no eventId: equal bodies are then no sign of a retry. */
  look(path: string, eventId: unknown, body: Buffer): Seen | undefined {
    if (typeof eventId !== 'string' || eventId === '') return undefined;
    // Keys of one length: an eventId is as long as its caller likes.
    const event = `${path} ${digestOf(eventId)}`;
    const digest = digestOf(body);
    const key = `${path} ${digest}`;
    const earlier = this.#decisions.get(key);
    const latest = this.#bodies.get(event);
    return {
      earlier,
      odd: earlier === undefined && latest !== undefined && latest !== digest,
      remember: (decision) => {
        this.#purge();
        this.#bodies.set(event, digest);
        this.#keep(key, decision);
      },
    };
  }

  #keep(key: string, deciding: Promise<Decision>): void {
    const decision = deciding.then(forRetries);
    this.#decisions.set(key, decision, { size: DECISION_BYTES });
    const forget = () => this.#decisions.delete(key);
    const settle = (decided: Decision) => {
      // Also before it is set anew: the cache weighs a value that it knows only once.
      forget();
      if (!failedAroundRules(decided)) this.#decisions.set(key, decision, { size: weightOf(decided) });
    };
    decision.then(settle, forget);
  }

  /** The cache lets go of what is over only when it is asked for it, or needs the room. */
  #purge(): void {
    if (this.#now() - this.#purged < MILLISECONDS_KEPT) return;
    this.#purged = this.#now();
    this.#decisions.purgeStale();
    this.#bodies.purgeStale();
  }
}

/**
 * As much of a decision as a retry's answer and record take. Of the reply the text: a value of the request's own making
 * weighs many times as much as its text. Of a verdict not what was thrown.
 */
function forRetries(decision: Decision): Decision {
  const { status, body } = decision.reply;
  const reply = {
    status,
    body,
    get response(): HookResponse {
      return body === '' ? {} : JSON.parse(body);
    },
  };
  return { ...decision, verdicts: decision.verdicts.map(({ rule, verdict }) => ({ rule, verdict })), reply };
}

/** In bytes; the texts can be as long as the caller of one hook likes. */
function weightOf({ id, requestType = '', verdicts, shadow, rules, reply, failure }: Decision): number {
  const texts = [id, requestType, reply.body, failure?.message ?? ''];
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  return DECISION_BYTES + RULE_BYTES * (verdicts.length + shadow.length + rules.length) + 2 * characters;
}

/** What failed by no fault of the request's may go well the next time. */
function failedAroundRules({ failure }: Decision): boolean {
  return failure?.code === 'unrecorded' || failure?.code === 'internal';
}

function digestOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64');
}
