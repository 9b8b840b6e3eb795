import type { Request } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { httpError } from '../http-error.ts';

const MINUTE = 60_000;

/**
 * Rate limit of failed attempts by client address (IPv6: by /64 network): rejects attempts over the limit with 429.
 * Valid requests are not limited, because Okta calls from few addresses, and anyone who could use up their limit would
 * block Okta.
 *
 * @param limit requests a minute
 * @returns `count` counts a failed attempt, and rejects it if it is over the limit; `exhausted` is true if the limit of an
 *   address is reached
 */
export function limitFailedAttempts(limit: number) {
  const keyOf = ({ ip = '' }: Request) => ipKeyGenerator(ip, 64);
  const count = rateLimit({
    windowMs: MINUTE,
    limit,
    keyGenerator: keyOf,
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
