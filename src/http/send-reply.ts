import type { ServerResponse } from 'node:http';
import type { Reply } from '../decisions/reply.ts';
import { RESPONSE_HEADERS } from './express-app.ts';
import { closeUnlessRead } from './keep-alive.ts';

/** Node writes headers given as a list, and a body given as text, in one piece. */
const NO_BODY = Object.entries(RESPONSE_HEADERS).flat();
const JSON_BODY = [...NO_BODY, 'content-type', 'application/json; charset=utf-8', 'content-length'];

/** Sends the reply of a decision. */
export function sendReply(response: ServerResponse, { status, body }: Pick<Reply, 'status' | 'body'>): void {
  closeUnlessRead(response);
  if (status === 204) response.writeHead(204, NO_BODY).end();
  else response.writeHead(200, [...JSON_BODY, String(Buffer.byteLength(body))]).end(body);
}
