import { request } from 'node:http';
import type { AnsweredCall } from '../../../src/decisions/hook-call.ts';
import { authenticateBy, headerOf } from '../../../src/http/auth/compare-credentials.ts';
import type { RejectionReason } from '../../../src/http/auth/rejection.ts';
import { createHookApp, type HookAppDependencies } from '../../../src/http/hook-app.ts';
import type { HttpError } from '../../../src/http/http-error.ts';
import { type LIMITS, type Listener, listen } from '../../../src/http/listen.ts';
import { shippedRules } from '../../shipped-rules.ts';

export const credential = { kind: 'basic', username: 'okta', password: 'a-secret' } as const;

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  json: unknown;
}

export interface Service {
  listener: Listener;
  /** What was to be recorded. */
  decisions: AnsweredCall[];
  /** What was answered. */
  answers: AnsweredCall[];
  errors: { error: HttpError; cause: unknown }[];
  refusals: RejectionReason[];
  /** The codes of what the app never saw. */
  unread: string[];
  send: (
    path: string,
    options?: { method?: string; headers?: Record<string, string | string[] | null>; body?: string | Buffer },
  ) => Promise<Answer>;
  /** Sends a hook request as Okta does: JSON, with credentials. */
  post: (path: string, body: unknown) => Promise<Answer>;
}

/** The real hook app on a real socket, with the shipped rules unless others are given. */
export async function startService(
  changes: Partial<HookAppDependencies> = {},
  limits: Partial<typeof LIMITS> = {},
): Promise<Service> {
  const { ruleSet } = await shippedRules();
  const decisions: Service['decisions'] = [];
  const answers: Service['answers'] = [];
  const errors: Service['errors'] = [];
  const refusals: RejectionReason[] = [];
  const unread: string[] = [];
  let ids = 0;
  const app = createHookApp({
    rules: () => ruleSet,
    authenticate: authenticateBy([credential]),
    failedAttempts: 1000,
    onRefused: (reason) => refusals.push(reason),
    trustProxy: 0,
    bodyLimit: 256 * 1024,
    deadline: 2000,
    maxInFlight: 200,
    debugContext: true,
    now: () => Date.parse('2026-06-01T12:00:00Z'),
    newId: () => `decision-${++ids}`,
    onDecision: (answered) => {
      decisions.push(answered);
      return undefined;
    },
    onAnswer: (answered) => answers.push(answered),
    onError: (error, cause) => errors.push({ error, cause }),
    ...changes,
  });
  const listener = await listen(app, '127.0.0.1', 0, limits, (code) => unread.push(code));
  const defaults = { authorization: headerOf(credential).value, 'content-type': 'application/json' };
  const send: Service['send'] = (path, { method = 'POST', headers = {}, body = '' } = {}) =>
    new Promise((resolve, reject) => {
      const all: Record<string, string | string[] | null> = { ...defaults, ...headers };
      const given = Object.entries(all).filter(
        (entry): entry is [string, string | string[]] => entry[1] !== null,
      );
      const outgoing = request(
        {
          host: '127.0.0.1',
          port: listener.port,
          path,
          method,
          headers: Object.fromEntries(given),
          agent: false,
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: text,
              json: text === '' ? undefined : JSON.parse(text),
            });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  return {
    listener,
    decisions,
    answers,
    errors,
    refusals,
    unread,
    send,
    post: (path, body) => send(path, { body: JSON.stringify(body) }),
  };
}
