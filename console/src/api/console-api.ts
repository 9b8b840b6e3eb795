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
import { type Answered, problemIn } from './answered.ts';
import { refused, unreachable } from './problems.ts';

/** Everything that the page asks the service for. A question that is given up throws an AbortError. */
export interface ConsoleApi {
  rules: () => Promise<Answered<RulesView>>;
  live: () => Promise<Answered<LiveVersion>>;
  preview: (question: PreviewQuestion, signal: AbortSignal) => Promise<Answered<PreviewAnswer>>;
  files: () => Promise<Answered<FilesView>>;
  /** The text of a file of the rules directory. */
  text: (path: string) => Promise<Answered<string>>;
  change: (question: ChangeQuestion, signal: AbortSignal) => Promise<Answered<ChangeAnswer>>;
  find: (question: FindQuestion, signal: AbortSignal) => Promise<Answered<FindAnswer>>;
}

/** Where decisions are told as they happen. */
export const DECISIONS_URL = '/console/api/decisions';

/** Where the sign-in page of a frame is. */
export const SIGN_IN_URL = '/console/sign-in';

export function createApi(fetch: typeof globalThis.fetch): ConsoleApi {
  const get = <T>(path: string) => ask(fetch, path, {}, (response) => response.json() as Promise<T>);
  const post = <T>(path: string, question: object, signal: AbortSignal) => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question),
      signal,
    };
    return ask(fetch, path, init, (response) => response.json() as Promise<T>);
  };
  return {
    rules: () => get<RulesView>('rules'),
    live: () => get<LiveVersion>('live'),
    files: () => get<FilesView>('files'),
    text: (path) => ask(fetch, `file?${new URLSearchParams({ path })}`, {}, (response) => response.text()),
    preview: (question, signal) => post<PreviewAnswer>('preview', question, signal),
    change: (question, signal) => post<ChangeAnswer>('change', question, signal),
    find: (question, signal) => post<FindAnswer>('find', question, signal),
  };
}

/** Asks; where the service is busy, once more after the pause that it asks for. */
async function ask<T>(
  fetch: typeof globalThis.fetch,
  path: string,
  init: RequestInit,
  read: (response: Response) => Promise<T>,
): Promise<Answered<T>> {
  const found = await askOnce(fetch, path, init, read);
  const pause = problemIn(found)?.again;
  if (pause === undefined) return found;
  await wait(pause, init.signal);
  return askOnce(fetch, path, init, read);
}

async function askOnce<T>(
  fetch: typeof globalThis.fetch,
  path: string,
  init: RequestInit,
  read: (response: Response) => Promise<T>,
): Promise<Answered<T>> {
  try {
    const response = await fetch(`/console/api/${path}`, init);
    return response.ok ? { value: await read(response) } : { problem: await refused(response) };
  } catch (error) {
    if (init.signal?.aborted) throw error;
    return { problem: unreachable };
  }
}

/** Rejects with the reason of a signal that is given before the time is over. */
function wait(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
