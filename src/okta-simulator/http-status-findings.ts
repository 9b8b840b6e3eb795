import { type ReplyFinding, says } from './reply-finding.ts';

/**
 * The finding about a status that rejects a request with valid credentials: the deployment is wrong, not the request.
 * Undefined for other statuses.
 */
export function httpStatusFindings(status: number): ReplyFinding | undefined {
  const why = status >= 300 && status <= 399 ? REDIRECT : WHY.get(status);
  return why && { code: 'not-let-in', severity: 'error', ...why, message: `${why.message}: ${status}.` };
}

const REDIRECT = {
  message: 'The reply is a redirect, which Okta does not follow',
  hint: 'Give Okta the address itself.',
  source: says.timeOut,
};

const WHY = new Map<number, Pick<ReplyFinding, 'message' | 'hint' | 'source'>>([
  [
    401,
    {
      message: 'The credentials are refused',
      hint: 'Check that they belong to this deployment and this hook.',
      source: says.credentials,
    },
  ],
  [
    403,
    {
      message: 'The request is forbidden',
      hint: 'Check whether this machine and these credentials are allowed.',
      source: says.credentials,
    },
  ],
  [
    404,
    {
      message: 'There is no hook at this path',
      hint: 'Check the path of the deployed service.',
      source: says.status,
    },
  ],
  [
    405,
    {
      message: 'There is no hook at this path, which takes no POST',
      hint: 'Check the path of the deployed service.',
      source: says.status,
    },
  ],
  [
    429,
    {
      message: 'Too many attempts from here have failed',
      hint: 'Wait a minute, and use valid credentials.',
      source: says.credentials,
    },
  ],
  [
    503,
    {
      message: 'The service does not take requests',
      hint: 'Check its /readyz, and the load balancer in front of it.',
      source: says.status,
    },
  ],
]);
