import type { Request, RequestHandler } from 'express';
import {
  type ClientRateLimitInfo,
  ipKeyGenerator,
  MemoryStore,
  rateLimit,
  type Store,
} from 'express-rate-limit';
import { httpError } from '../http-error.ts';

const MINUTE = 60_000;

/** Counts an attempt from an address; gives how many that makes, and when the minute is over. */
export type CountAttempt = (address: string) => Promise<ClientRateLimitInfo>;

export interface FailedAttempts {
  /** Counts a failed attempt, and rejects it if it is over the limit. */
  count: RequestHandler;
  /** Whether the limit of an address is reached. */
  exhausted: (request: Request) => Promise<boolean>;
}

/**
 * Rate limit of failed attempts by client address (IPv6: by /64 network): rejects attempts over the limit with 429. Valid
 * requests are not limited, because Okta calls from few addresses, and anyone who could use up their limit would block Okta.
 *
 * @param limit requests a minute
 * @param countAttempt where several processes count together; left out, this one counts by itself
 */
export function limitFailedAttempts(limit: number, countAttempt?: CountAttempt): FailedAttempts {
  const keyOf = ({ ip = '' }: Request) => ipKeyGenerator(ip, 64);
  const count = rateLimit({
    windowMs: MINUTE,
    limit,
    keyGenerator: keyOf,
    ...(countAttempt && { store: storeFor(countAttempt) }),
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // The validations write to the console, and a client can trigger them with a header.
    validate: false,
    handler: (_request, _response, next) => next(httpError('too-many-attempts', 'limited')),
  });
  const exhausted = async (request: Request) =>
    ((await count.getKey(keyOf(request)))?.totalHits ?? 0) >= limit;
  return { count, exhausted };
}

/** The count itself, for several processes. */
export function attemptCount(): CountAttempt {
  const store = new MemoryStore();
  store.init({ windowMs: MINUTE } as Parameters<MemoryStore['init']>[0]);
  let last: Promise<unknown> = Promise.resolve();
  return (address) => {
    // The store gives the count itself, which goes on counting: it is read before the next attempt is.
    const counted = last
      .then(() => store.increment(address))
      .then(({ totalHits, resetTime }) => ({ totalHits, resetTime }));
    last = counted;
    return counted;
  };
}

/** Nothing that has been counted is ever taken back. */
function storeFor(increment: CountAttempt): Store {
  const never = async () => undefined;
  return { increment, decrement: never, resetKey: never };
}
