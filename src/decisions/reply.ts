import type { HookResponse } from '../hooks/contract.ts';

/** Answers are JSON with 200, or nothing with 204. */
export interface Reply {
  status: 200 | 204;
  /** The JSON text; empty with 204. */
  body: string;
  response: HookResponse;
}

/**
 * A reply that holds its text alone: a value of the request's own making weighs many times as much as its text, and
 * hardly anybody asks for it.
 */
export class TextReply implements Reply {
  readonly status: 200 | 204;
  readonly body: string;

  constructor(status: 200 | 204, body: string) {
    this.status = status;
    this.body = body;
  }

  get response(): HookResponse {
    return this.body === '' ? {} : JSON.parse(this.body);
  }
}
