import type { ServerResponse } from 'node:http';

const ACCEPTED = Symbol('accepted');

/** Says that whoever asked presented what it takes: only then is its connection kept for another request. */
export function allowKeepAlive(response: ServerResponse): void {
  response.emit(ACCEPTED);
}

export function onKeepAlive(response: ServerResponse, then: () => void): void {
  response.once(ACCEPTED, then);
}
