import type { HookResponse } from '../hooks/contract.ts';

/** Answers are JSON with 200, or nothing with 204. */
export interface Reply {
  status: 200 | 204;
  /** The JSON text; empty with 204. */
  body: string;
  response: HookResponse;
}

/**
 * A reply that keeps only its text and parses it on demand: the parsed value needs many times as much memory, and is
 * rarely read.
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
