import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Decision } from '../decisions/decision.ts';
import { TextReply } from '../decisions/reply.ts';

/** Okta retries once, some seconds after a call: https://developer.okta.com/docs/concepts/inline-hooks/#timeout-and-retry */
const MILLISECONDS_KEPT = 60_000;
const MOST_KEPT = 10_000;
const BYTES_KEPT = 32 * 1024 * 1024;

/** About what a decision weighs without its texts: itself, keys, the promise; and what each rule in it adds. */
const DECISION_BYTES = 1024;
const RULE_BYTES = 128;

/** What is set aside for a decision that is not there yet. Most weigh no more, and need not be weighed again. */
const RESERVED_BYTES = 3072;

/** The longest eventId that is kept as it is, in characters. */
const LONGEST_ID = 64;

/** What is remembered of an event when it comes. */
export interface Seen {
  /** The decision on the same event with the same body; it may still be under way. */
  earlier: Promise<Decision> | undefined;
  /** Whether the event has come with another body. */
  odd: boolean;
  /** Keeps a decision for the retry. */
  remember: (decision: Promise<Decision>) => void;
}

/** One event with one body. */
interface Kept {
  key: string;
  /** The digest of the body, which holds the eventId: two that are equal are the same event. */
  body: string;
  /** Undefined where it failed by no fault of the request's. */
  decision: Promise<Decision> | undefined;
}

/** The decisions of the last minute, by what they answered; how many, and how much of them, is bounded. */
export class RetryCache {
  /** By the event where it came with one body, or with its latest one; the others by event and body. */
  readonly #kept: LRUCache<string, Kept>;
  readonly #now: () => number;
  #purged: number;

  /** @param now milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now;
    this.#purged = now();
    this.#kept = new LRUCache({
      max: MOST_KEPT,
      maxSize: BYTES_KEPT,
      ttl: MILLISECONDS_KEPT,
      ttlResolution: 0,
      perf: { now },
    });
  }

  /** What is kept weighs about so many bytes. */
  get bytes(): number {
    return this.#kept.calculatedSize;
  }

  /** Undefined where there is no eventId: equal bodies are then no sign of a retry. */
  look(path: string, eventId: unknown, bytes: Buffer): Seen | undefined {
    if (typeof eventId !== 'string' || eventId === '') return undefined;
    // Short keys: an eventId is as long as its caller likes.
    const event = `${path} ${eventId.length > LONGEST_ID ? digestOf(eventId) : eventId}`;
    const body = digestOf(bytes);
    const latest = this.#kept.get(event);
    const same = latest === undefined || latest.body === body ? latest : this.#kept.get(keyOf(event, body));
    const earlier = same?.body === body ? same.decision : undefined;
    const odd = earlier === undefined && latest !== undefined && latest.body !== body;
    return {
      earlier,
      odd,
      remember: (decision) => {
        this.#purge();
        if (odd) this.#makeWay(event);
        this.#keep({ key: event, body, decision }, decision);
      },
    };
  }

  /** The event comes to stand for its latest body; what it stood for is kept as long as it would have been. */
  #makeWay(event: string): void {
    const former = this.#kept.peek(event);
    if (former === undefined) return;
    const { size = RESERVED_BYTES, ttl = 0 } = this.#kept.info(event) ?? {};
    this.#kept.delete(event);
    former.key = keyOf(event, former.body);
    this.#kept.set(former.key, former, { size, ttl });
  }

  #keep(kept: Kept, deciding: Promise<Decision>): void {
    this.#kept.set(kept.key, kept, { size: RESERVED_BYTES });
    const settle = (decided: Decision) => {
      if (failedAroundRules(decided)) kept.decision = undefined;
      else if (decided.ruling === undefined) kept.decision = Promise.resolve(forRetries(decided));
      this.#weigh(kept, weightOf(decided));
    };
    const fail = () => {
      kept.decision = undefined;
    };
    deciding.then(settle, fail);
  }

  #weigh(kept: Kept, size: number): void {
    if (size <= RESERVED_BYTES || this.#kept.peek(kept.key) !== kept) return;
    // The cache weighs a value that it knows only once.
    this.#kept.delete(kept.key);
    this.#kept.set(kept.key, kept, { size });
  }

  /** The cache lets go of what is over only when it is asked for it, or needs the room. */
  #purge(): void {
    if (this.#now() - this.#purged < MILLISECONDS_KEPT) return;
    this.#purged = this.#now();
    this.#kept.purgeStale();
  }
}

/**
 * As much of a decision as a retry's answer and record take. Of the reply the text: a value of the request's own making
 * weighs many times as much. Of a verdict not what was thrown.
 */
function forRetries(decision: Decision): Decision {
  const { status, body } = decision.reply;
  const verdicts = decision.verdicts.map(({ rule, verdict }) => ({ rule, verdict }));
  return { ...decision, verdicts, reply: new TextReply(status, body) };
}

/** In bytes; the texts can be as long as the caller of one hook likes. What is shared with others is not counted. */
function weightOf({
  id,
  requestType = '',
  verdicts,
  shadow,
  rules,
  reply,
  ruling,
  failure,
}: Decision): number {
  const characters = id.length + requestType.length + reply.body.length + (failure?.message.length ?? 0);
  const own = ruling === undefined ? verdicts.length + shadow.length + rules.length : 0;
  return DECISION_BYTES + RULE_BYTES * own + 2 * characters;
}

/** What failed by no fault of the request's may go well the next time. */
function failedAroundRules({ failure }: Decision): boolean {
  return failure?.code === 'unrecorded' || failure?.code === 'internal';
}

function keyOf(event: string, body: string): string {
  return `${event} ${body}`;
}

function digestOf(content: string | Buffer): string {
  return hash('sha256', content, 'base64');
}
