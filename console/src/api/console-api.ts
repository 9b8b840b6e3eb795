import type {
  ChangeAnswer,
  ChangeQuestion,
  FilesView,
  FindAnswer,
  FindQuestion,
  LiveVersion,
  PreviewAnswer,
  PreviewQuestion,
  RulesView,
} from '../../../src/console/api.ts';
import { type ApiResult, problemIn } from './api-result.ts';
import { refused, unreachable } from './problems.ts';

/** The API of the service. Aborted calls throw an AbortError. */
export interface ConsoleApi {
  rules: () => Promise<ApiResult<RulesView>>;
  live: () => Promise<ApiResult<LiveVersion>>;
  preview: (question: PreviewQuestion, signal: AbortSignal) => Promise<ApiResult<PreviewAnswer>>;
  files: () => Promise<ApiResult<FilesView>>;
  /** The text of a file of the rules directory. */
  text: (path: string) => Promise<ApiResult<string>>;
  change: (question: ChangeQuestion, signal: AbortSignal) => Promise<ApiResult<ChangeAnswer>>;
  find: (question: FindQuestion, signal: AbortSignal) => Promise<ApiResult<FindAnswer>>;
}

/** The stream of decisions. */
export const DECISIONS_URL = '/console/api/decisions';

/** The sign-in page for a frame. */
export const SIGN_IN_URL = '/console/sign-in';

export function createApi(fetch: typeof globalThis.fetch): ConsoleApi {
  const get = <T>(path: string) => call(fetch, path, {}, (response) => response.json() as Promise<T>);
  const post = <T>(path: string, question: object, signal: AbortSignal) => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question),
      signal,
    };
    return call(fetch, path, init, (response) => response.json() as Promise<T>);
  };
  return {
    rules: () => get<RulesView>('rules'),
    live: () => get<LiveVersion>('live'),
    files: () => get<FilesView>('files'),
    text: (path) => call(fetch, `file?${new URLSearchParams({ path })}`, {}, (response) => response.text()),
    preview: (question, signal) => post<PreviewAnswer>('preview', question, signal),
    change: (question, signal) => post<ChangeAnswer>('change', question, signal),
    find: (question, signal) => post<FindAnswer>('find', question, signal),
  };
}

/** Calls the service; retries once if it is busy, after the delay of its `Retry-After` header. */
async function call<T>(
  fetch: typeof globalThis.fetch,
  path: string,
  init: RequestInit,
  read: (response: Response) => Promise<T>,
): Promise<ApiResult<T>> {
  const found = await callOnce(fetch, path, init, read);
  const delay = problemIn(found)?.retryAfter;
  if (delay === undefined) return found;
  await wait(delay, init.signal);
  return callOnce(fetch, path, init, read);
}

async function callOnce<T>(
  fetch: typeof globalThis.fetch,
  path: string,
  init: RequestInit,
  read: (response: Response) => Promise<T>,
): Promise<ApiResult<T>> {
  try {
    const response = await fetch(`/console/api/${path}`, init);
    return response.ok ? { value: await read(response) } : { problem: await refused(response) };
  } catch (error) {
    if (init.signal?.aborted) throw error;
    return { problem: unreachable };
  }
}

/** Resolves after a delay; rejects if the signal is aborted before. */
function wait(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
