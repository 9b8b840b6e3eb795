import { type HookContract, REPLY_BYTES_BELOW } from '../hooks/contract.ts';
import { type Fetch, fetchToken, type TokenClient } from './fetch-token.ts';
import type { HookReply, RateLimit } from './reply.ts';
import { isTimeOut, whyUnreachable } from './unreachable.ts';

/** What a hook is called with so that it knows who calls: nothing, a header's fixed text, or a token. */
export type SentCredentials =
  | { kind: 'none' }
  | { kind: 'header'; name: string; value: string }
  | ({ kind: 'token' } & TokenClient);

export interface HookRequestOptions {
  url: string;
  /** As it goes out. */
  body: string;
  presented: SentCredentials;
}

export interface CallDependencies {
  fetch: Fetch;
  /** Milliseconds, of a clock that is never put back. */
  clock: () => number;
  /** Milliseconds after which Okta gives up; left out, 3 s. */
  timeout?: number;
}

/** One attempt, and what came of it. */
export interface Attempt {
  reply: HookReply;
  milliseconds: number;
  /** So many of them were for a token; undefined where none was fetched. */
  forToken?: number;
}

/** Okta waits for so many milliseconds: https://developer.okta.com/docs/concepts/inline-hooks/#timeout-and-retry */
export const TIMEOUT = 3000;

/** Bytes that are read of a reply: enough to see that it is too large. */
const MOST_BYTES = 2 * REPLY_BYTES_BELOW;

/**
 * Calls a hook as Okta does. If the hook has retries, Okta repeats the request after a time-out or a 5xx, not after 2xx
 * or 4xx. It never follows redirects. The last attempt counts.
 * Source: "Inline hooks", time-out and retry; "Hooks best practices".
 */
export async function callHook(
  call: HookRequestOptions,
  surroundings: CallDependencies,
  retries: HookContract['failure']['retries'],
): Promise<[Attempt, ...Attempt[]]> {
  const first = await attempt(call, surroundings);
  return retries > 0 && isRetried(first.reply) ? [first, await attempt(call, surroundings)] : [first];
}

function isRetried(reply: HookReply): boolean {
  return 'failure' in reply || reply.status >= 500;
}

/** Calls it once. The time for a token counts, too: Okta fetches it within its 3 s. */
export async function attempt(call: HookRequestOptions, surroundings: CallDependencies): Promise<Attempt> {
  const { clock, timeout = TIMEOUT, fetch } = surroundings;
  const start = clock();
  const signal = AbortSignal.timeout(timeout);
  const authorization = await headerFor(call.presented, fetch, signal);
  const forToken = call.presented.kind === 'token' ? { forToken: clock() - start } : {};
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
  presented: SentCredentials,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<{ header: Record<string, string> } | Extract<HookReply, { failure: unknown }>> {
  if (presented.kind === 'none') return { header: {} };
  if (presented.kind === 'header') return { header: { [presented.name]: presented.value } };
  const token = await fetchToken(presented, fetch, signal);
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
