import { messageOf } from '../diagnostics/error-message.ts';

/** True for the error of a time-out. */
export function isTimeOut(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

/** The reason why a server cannot be reached: plain words for common error codes of Node, else its message. */
export function whyUnreachable(error: unknown): string {
  // Undici has the reason in `cause`.
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  if (code === undefined || code === 'undefined') return messageOf(cause);
  const reason = WHY[code] ?? (code.startsWith('HPE_') ? 'the answer is not HTTP' : undefined);
  return reason === undefined ? `${messageOf(cause)} (${code})` : `${reason} (${code})`;
}

const WHY: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was closed before there was a whole answer',
  UND_ERR_SOCKET: 'the connection was closed before there was a whole answer',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer does not have the length of its header',
  Z_DATA_ERROR: 'the compressed answer is invalid',
  Z_BUF_ERROR: 'the compressed answer is truncated',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be resolved',
  ENETUNREACH: 'there is no route to that address',
  EHOSTUNREACH: 'there is no route to that address',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed, which Okta does not trust',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by an unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate comes without the intermediate certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it speaks http, and not https',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it speaks http, and not https',
};
