import { type HookContract, REPLY_BYTES_BELOW } from '../hooks/contract.ts';
import { type Fetch, fetchToken, type TokenClient } from './fetch-token.ts';
import type { HookReply, RateLimit } from './reply.ts';
import { isTimeOut, whyUnreachable } from './unreachable.ts';

/** The credentials that are sent with a call: none, a header with a fixed value, or an access token. */
export type SentCredentials =
  | { kind: 'none' }
  | { kind: 'header'; name: string; value: string }
  | ({ kind: 'token' } & TokenClient);

export interface HookRequestOptions {
  url: string;
  /** The text of the request body. */
  body: string;
  credentials: SentCredentials;
}

export interface CallDependencies {
  fetch: Fetch;
  /** A monotonic clock, in milliseconds. */
  clock: () => number;
  /** Time-out of a call in milliseconds; 3000 if left out. */
  timeout?: number;
}

/** One call of a hook, with its reply. */
export interface Attempt {
  reply: HookReply;
  milliseconds: number;
  /** The part of the time that was spent on the access token; undefined without one. */
  forToken?: number;
}

/** Okta's time-out in milliseconds: https://developer.okta.com/docs/concepts/inline-hooks/#timeout-and-retry */
export const TIMEOUT = 3000;

/** Limit of bytes that are read of a reply: enough to detect that it is too large. */
const MOST_BYTES = 2 * REPLY_BYTES_BELOW;

/**
 * Calls a hook as Okta does. If the hook has retries, Okta retries after a time-out or a 5xx status, not after 2xx or
 * 4xx. It never follows redirects. The last attempt counts.
 * Source: "Inline hooks", time-out and retry; "Hooks best practices".
 */
export async function callHook(
  call: HookRequestOptions,
  dependencies: CallDependencies,
  retries: HookContract['failure']['retries'],
): Promise<[Attempt, ...Attempt[]]> {
  const first = await attempt(call, dependencies);
  return retries > 0 && isRetried(first.reply) ? [first, await attempt(call, dependencies)] : [first];
}

function isRetried(reply: HookReply): boolean {
  return 'failure' in reply || reply.status >= 500;
}

/** Calls a hook once. The time-out includes fetching the access token, as at Okta. */
export async function attempt(call: HookRequestOptions, dependencies: CallDependencies): Promise<Attempt> {
  const { clock, timeout = TIMEOUT, fetch } = dependencies;
  const start = clock();
  const signal = AbortSignal.timeout(timeout);
  const authorization = await headerFor(call.credentials, fetch, signal);
  const forToken = call.credentials.kind === 'token' ? { forToken: clock() - start } : {};
  const reply =
    'failure' in authorization
      ? authorization
      : await replyTo(call, authorization.header, fetch, signal).catch((error: unknown) =>
          noReply(error, timeout),
        );
  return { reply, milliseconds: clock() - start, ...forToken };
}

async function replyTo(
  { url, body }: HookRequestOptions,
  authorization: Record<string, string>,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<HookReply> {
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...authorization },
    body,
    signal,
  });
  const contentType = response.headers.get('content-type');
  const text = await readText(response);
  const limit = limitIn(response.headers.get('ratelimit'));
  return {
    status: response.status,
    ...(contentType !== null && { contentType }),
    body: text,
    ...(limit && { limit }),
  };
}

/** The first limit of a RateLimit field: `"20-in-1min"; r=17; t=60`. */
function limitIn(field: string | null): RateLimit | undefined {
  const [, left, seconds] = /^[^,]*;\s*r=(\d{1,9});\s*t=(\d{1,9})/.exec(field ?? '') ?? [];
  return left === undefined ? undefined : { left: Number(left), seconds: Number(seconds) };
}

async function headerFor(
  credentials: SentCredentials,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<{ header: Record<string, string> } | Extract<HookReply, { failure: unknown }>> {
  if (credentials.kind === 'none') return { header: {} };
  if (credentials.kind === 'header') return { header: { [credentials.name]: credentials.value } };
  const token = await fetchToken(credentials, fetch, signal);
  return 'token' in token
    ? { header: { authorization: `Bearer ${token.token}` } }
    : { failure: 'no-token', message: token.problem };
}

async function readText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MOST_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function noReply(error: unknown, timeout: number): HookReply {
  if (isTimeOut(error)) return { failure: 'timeout', message: `no answer within ${timeout} ms` };
  return { failure: 'unreachable', message: whyUnreachable(error) };
}
