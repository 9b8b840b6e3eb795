import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Decision } from '../decisions/decision.ts';
import { TextReply } from '../decisions/reply.ts';

/**
 * Okta retries once, some seconds after a call:
 * https://developer.okta.com/docs/concepts/inline-hooks/#timeout-and-retry
 */
const TTL = 60_000;
const MAX_ENTRIES = 10_000;
const MAX_BYTES = 32 * 1024 * 1024;

/** Approximate size of a decision without its texts (decision, keys, promise), and of each rule in it. */
const DECISION_BYTES = 1024;
const RULE_BYTES = 128;

/** Size of an entry while its decision is pending. Most decisions are smaller, and keep this size. */
const RESERVED_BYTES = 3072;

/** Longer event ids are hashed: their length is up to the client. */
const MAX_ID_LENGTH = 64;

/** Result of looking an event up. */
export interface RetryEntry {
  /** Decision on the same event with the same body; it can still be pending. */
  earlier: Promise<Decision> | undefined;
  /** True if the same event id was used with a different body. */
  eventIdReused: boolean;
  /** Keeps the decision for a retry. */
  remember: (decision: Promise<Decision>) => void;
}

/** One event with one body. */
interface Entry {
  key: string;
  /** Hash of the body, which contains the event id. */
  body: string;
  /** Undefined if the decision failed for a reason outside of the request. */
  decision: Promise<Decision> | undefined;
}

/**
 * Recognises Okta's retries: the decisions of the last minute by endpoint, event id and body. A retry gets the reply of
 * the first call. Number and size of the entries are limited.
 */
export class RetryCache {
  /** The latest body of an event is kept under the event, earlier ones under event and body. */
  readonly #entries: LRUCache<string, Entry>;
  readonly #now: () => number;
  #purged: number;

  /** @param now milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now;
    this.#purged = now();
    this.#entries = new LRUCache({
      max: MAX_ENTRIES,
      maxSize: MAX_BYTES,
      ttl: TTL,
      ttlResolution: 0,
      perf: { now },
    });
  }

  /** Approximate size of all entries. */
  get bytes(): number {
    return this.#entries.calculatedSize;
  }

  /** @returns undefined if there is no event id: equal bodies do not make a retry */
  lookUp(path: string, eventId: unknown, bytes: Buffer): RetryEntry | undefined {
    if (typeof eventId !== 'string' || eventId === '') return undefined;
    const event = `${path} ${eventId.length > MAX_ID_LENGTH ? hashOf(eventId) : eventId}`;
    const body = hashOf(bytes);
    const latest = this.#entries.get(event);
    const same =
      latest === undefined || latest.body === body ? latest : this.#entries.get(keyOf(event, body));
    const earlier = same?.body === body ? same.decision : undefined;
    const eventIdReused = earlier === undefined && latest !== undefined && latest.body !== body;
    return {
      earlier,
      eventIdReused,
      remember: (decision) => {
        this.#purge();
        if (eventIdReused) this.#moveLatest(event);
        this.#keep({ key: event, body, decision }, decision);
      },
    };
  }

  /** Makes room for another body of the event; the entry of its latest one keeps its size and remaining time. */
  #moveLatest(event: string): void {
    const latest = this.#entries.peek(event);
    if (latest === undefined) return;
    const { size = RESERVED_BYTES, ttl = 0 } = this.#entries.info(event) ?? {};
    this.#entries.delete(event);
    latest.key = keyOf(event, latest.body);
    this.#entries.set(latest.key, latest, { size, ttl });
  }

  #keep(entry: Entry, pending: Promise<Decision>): void {
    this.#entries.set(entry.key, entry, { size: RESERVED_BYTES });
    const settle = (decision: Decision) => {
      if (failedOutsideRules(decision)) entry.decision = undefined;
      else if (decision.cachedReply === undefined) entry.decision = Promise.resolve(forRetries(decision));
      this.#resize(entry, sizeOf(decision));
    };
    const fail = () => {
      entry.decision = undefined;
    };
    pending.then(settle, fail);
  }

  #resize(entry: Entry, size: number): void {
    if (size <= RESERVED_BYTES || this.#entries.peek(entry.key) !== entry) return;
    // The cache ignores a new size for the value that it already has.
    this.#entries.delete(entry.key);
    this.#entries.set(entry.key, entry, { size });
  }

  /** Removes expired entries once a minute; the cache itself removes them only on access or for room. */
  #purge(): void {
    if (this.#now() - this.#purged < TTL) return;
    this.#purged = this.#now();
    this.#entries.purgeStale();
  }
}

/**
 * The parts of a decision that the reply and the log record of a retry need: the reply as text, because its value takes
 * many times the memory, and verdicts without errors.
 */
function forRetries(decision: Decision): Decision {
  const { status, body } = decision.reply;
  const verdicts = decision.verdicts.map(({ rule, verdict }) => ({ rule, verdict }));
  return { ...decision, verdicts, reply: new TextReply(status, body) };
}

/** Bytes, without the parts that decisions share. */
function sizeOf({
  id,
  requestType = '',
  verdicts,
  shadow,
  rules,
  reply,
  cachedReply,
  failure,
}: Decision): number {
  const characters = id.length + requestType.length + reply.body.length + (failure?.message.length ?? 0);
  const own = cachedReply === undefined ? verdicts.length + shadow.length + rules.length : 0;
  return DECISION_BYTES + RULE_BYTES * own + 2 * characters;
}

/** Such a failure may not happen again on a retry. */
function failedOutsideRules({ failure }: Decision): boolean {
  return failure?.code === 'unrecorded' || failure?.code === 'internal';
}

function keyOf(event: string, body: string): string {
  return `${event} ${body}`;
}

function hashOf(content: string | Buffer): string {
  return hash('sha256', content, 'base64');
}
