import { type ReplyFinding, says } from './reply-finding.ts';

/**
 * The finding about a status that rejects a request with valid credentials: the deployment is wrong, not the request.
 * Undefined for other statuses.
 */
export function httpStatusFindings(status: number): ReplyFinding | undefined {
  const rejection = REJECTIONS[status >= 300 && status <= 399 ? 'redirect' : status];
  if (rejection === undefined) return undefined;
  const [problem, hint, source] = rejection;
  return { code: 'not-let-in', severity: 'error', message: `${problem}: ${status}.`, hint, source };
}

const CREDENTIALS = 'Check that they belong to this deployment and this hook.';
const CLIENT = 'Check whether this machine and these credentials are allowed.';
const PATH = 'Check the path of the deployed service.';
const WAIT = 'Wait a minute, and use valid credentials.';
const READINESS = 'Check its /readyz, and the load balancer in front of it.';

const REJECTIONS: Readonly<Record<number | 'redirect', [problem: string, hint: string, source: string]>> = {
  redirect: [
    'The reply is a redirect, which Okta does not follow',
    'Give Okta the address itself.',
    says.timeOut,
  ],
  401: ['The credentials are refused', CREDENTIALS, says.credentials],
  403: ['The request is forbidden', CLIENT, says.credentials],
  404: ['There is no hook at this path', PATH, says.status],
  405: ['There is no hook at this path, which takes no POST', PATH, says.status],
  429: ['Too many attempts from here have failed', WAIT, says.credentials],
  503: ['The service does not take requests', READINESS, says.status],
};
