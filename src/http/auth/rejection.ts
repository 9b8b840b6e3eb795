import type { Request } from 'express';

/** Why a request was rejected: for the log and the metrics, not for the client. */
export type RejectionReason =
  /** No credentials. */
  | 'none'
  /** Unknown secret, duplicate header or unexpected scheme. */
  | 'wrong'
  /** Valid, but not for this endpoint. */
  | 'endpoint'
  /** Not a signed token, too long, or with an unaccepted algorithm or type. */
  | 'token-malformed'
  | 'token-signature'
  | 'token-expired'
  /** Wrong issuer, audience, scope or client, or a missing claim. */
  | 'token-claims'
  /** The JWKS has no key with this `kid`. */
  | 'unknown-key'
  /** The JWKS has never been loaded, or not within the last 24 hours. */
  | 'keys-unavailable'
  /** The client address is not in `server.networks`. */
  | 'network'
  /** Rate limit: too many rejections from one address. */
  | 'limited';

export interface Rejection {
  reason: RejectionReason;
  /** The value of WWW-Authenticate (RFC 9110, section 11.6.1). */
  challenge: string;
}

/** All headers of a request, duplicates included, and its path without the query. */
export type PresentedCredentials = Pick<Request, 'rawHeaders' | 'path'>;

/** Returns undefined if a request has valid credentials for its path. A promise only if keys must be fetched first. */
export type Authenticate = (
  request: PresentedCredentials,
) => Rejection | undefined | Promise<Rejection | undefined>;

/** True if a credential is valid for a path; without `endpoints` it is valid for every path, existing or not. */
export function isAllowedPath({ endpoints }: { endpoints?: readonly string[] }, path: string): boolean {
  return endpoints === undefined || endpoints.includes(path);
}
