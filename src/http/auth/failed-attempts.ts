import type { Request, RequestHandler } from 'express';
import {
  type ClientRateLimitInfo,
  ipKeyGenerator,
  MemoryStore,
  rateLimit,
  type Store,
} from 'express-rate-limit';
import { HttpError } from '../http-error.ts';

const MINUTE = 60_000;

/** Counts an attempt from an address; gives how many that makes, and when the minute is over. */
export type CountAttempt = (address: string) => Promise<ClientRateLimitInfo>;

export interface FailedAttempts {
  /** Counts a request, and answers it where it is one too many. */
  count: RequestHandler;
  /** Whether one more from this address would be too many. */
  exhausted: (request: Request) => Promise<boolean>;
}

/**
 * Counts the requests that it is given by address, those of one IPv6 network of 64 bits together, and answers the ones
 * above the limit with 429. Only for attempts that failed: all of Okta's calls come from few addresses, so whoever
 * could use up a limit on valid calls would keep everybody out.
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
    // They write to the console, and a caller's header would be enough to cause it.
    validate: false,
    handler: (_request, _response, next) =>
      next(
        new HttpError(
          429,
          'too-many-attempts',
          'Too many requests without valid credentials came from this address.',
          {},
          'limited',
        ),
      ),
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
