import { type ReplyFinding, says } from './reply-finding.ts';

/**
 * What it means where a hook does not take a request that Okta sends with the right credentials: not the request is
 * wrong, but the way to whoever decides. Undefined of other statuses.
 */
export function httpStatusFindings(status: number): ReplyFinding | undefined {
  const why = status >= 300 && status <= 399 ? REDIRECT : WHY.get(status);
  return why && { code: 'not-let-in', severity: 'error', ...why, message: `${why.message}: ${status}.` };
}

const REDIRECT = {
  message: 'It is sent elsewhere, and Okta follows no redirect',
  hint: 'Give Okta the address itself.',
  source: says.timeOut,
};

const WHY = new Map<number, Pick<ReplyFinding, 'message' | 'hint' | 'source'>>([
  [
    401,
    {
      message: 'The credentials are refused',
      hint: 'Are they those of this deployment, and for this hook?',
      source: says.credentials,
    },
  ],
  [
    403,
    {
      message: 'The request is forbidden',
      hint: 'May this machine call, and with these credentials?',
      source: says.credentials,
    },
  ],
  [
    404,
    {
      message: 'There is no hook at this path',
      hint: 'Is it one at which the deployed service answers?',
      source: says.status,
    },
  ],
  [
    405,
    {
      message: 'There is no hook at this path, which takes no POST',
      hint: 'Is it one at which the deployed service answers?',
      source: says.status,
    },
  ],
  [
    429,
    {
      message: 'Too many attempts from here have failed',
      hint: 'Wait a minute, and give the right credentials.',
      source: says.credentials,
    },
  ],
  [
    503,
    {
      message: 'The service does not take requests',
      hint: 'Ask its /readyz why, or whoever stands before it.',
      source: says.status,
    },
  ],
]);
