import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { HttpError } from '../http-error.ts';

const MINUTE = 60_000;

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
 */
export function limitFailedAttempts(limit: number): FailedAttempts {
  const keyOf = ({ ip = '' }: Request) => ipKeyGenerator(ip, 64);
  const count = rateLimit({
    windowMs: MINUTE,
    limit,
    keyGenerator: keyOf,
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
