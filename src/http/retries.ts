import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Decision } from '../okta/decision.ts';

/** Okta retries once, some seconds after a call: https://developer.okta.com/docs/concepts/inline-hooks/#timeout-and-retry */
const MILLISECONDS_KEPT = 60_000;
const MOST_KEPT = 10_000;
const BYTES_KEPT = 32 * 1024 * 1024;

/** About what a decision weighs without its reply: verdicts, keys, the promise. */
const DECISION_BYTES = 2048;

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

  /** @param now milliseconds since 1970 */
  constructor(now: () => number) {
    const kept = { max: MOST_KEPT, ttl: MILLISECONDS_KEPT, ttlResolution: 0, perf: { now } };
    this.#decisions = new LRUCache({ ...kept, maxSize: BYTES_KEPT });
    this.#bodies = new LRUCache(kept);
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
        this.#bodies.set(event, digest);
        this.#keep(key, decision);
      },
    };
  }

  #keep(key: string, decision: Promise<Decision>): void {
    this.#decisions.set(key, decision, { size: DECISION_BYTES });
    const forget = () => this.#decisions.delete(key);
    const settle = (decided: Decision) => {
      // Also before it is set anew: the cache weighs a value that it knows only once.
      forget();
      // The reply is there as text and as a value.
      const size = DECISION_BYTES + 2 * Buffer.byteLength(decided.reply.body);
      if (!failedAroundRules(decided)) this.#decisions.set(key, decision, { size });
    };
    decision.then(settle, forget);
  }
}

/** What failed by no fault of the request's may go well the next time. */
function failedAroundRules({ failure }: Decision): boolean {
  return failure?.code === 'unrecorded' || failure?.code === 'internal';
}

function digestOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64');
}
