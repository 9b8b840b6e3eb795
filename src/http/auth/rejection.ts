import type { Request } from 'express';

/** Why a request is not let in: for the log and the metrics, never for the caller. */
export type RejectionReason =
  /** Nothing is presented. */
  | 'none'
  /** A secret that is none of ours, a header twice, a scheme that nobody asked for. */
  | 'wrong'
  /** It fits, and does not open this path. */
  | 'endpoint'
  /** Not a signed token at all, too long, or with an algorithm or type that is not accepted. */
  | 'token-malformed'
  | 'token-signature'
  | 'token-expired'
  /** Another issuer, audience, scope or client; or a claim is missing. */
  | 'token-claims'
  /** The authorization server has no key of this name. */
  | 'unknown-key'
  /** Its keys have never been loaded, or not for a day. */
  | 'keys-unavailable'
  /** The address is not in the list of networks. */
  | 'network'
  /** One of the others, once too often from one address. */
  | 'limited';

export interface Rejection {
  reason: RejectionReason;
  /** The value of WWW-Authenticate (RFC 9110, section 11.6.1). */
  challenge: string;
}

/** What of a request counts: each header as often as it came, and the path without the query. */
export type PresentedCredentials = Pick<Request, 'rawHeaders' | 'path'>;

/**
 * Why a request is refused; undefined: it presents a credential that opens the path. A promise only where something has
 * to be waited for.
 */
export type Authenticate = (
  request: PresentedCredentials,
) => Rejection | undefined | Promise<Rejection | undefined>;

/** Whether a credential opens a path; one without endpoints opens all, also those that are nowhere. */
export function isAllowedPath({ endpoints }: { endpoints?: readonly string[] }, path: string): boolean {
  return endpoints === undefined || endpoints.includes(path);
}
