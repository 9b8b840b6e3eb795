import { once } from 'node:events';
import { connect } from 'node:net';

export const CREDENTIALS = { BASIC_AUTH_USER: 'okta', BASIC_AUTH_PASSWORD: 'a-secret' };
export const AUTHORIZATION = `Basic ${Buffer.from('okta:a-secret').toString('base64')}`;

export interface Answer {
  status: number;
  body: string;
}

type Headers = Record<string, string>;

/** A client of the hook: with credentials, or with any bytes on a socket. */
export class Caller {
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  /** Posts a body with credentials. */
  async post(path: string, body: string | Uint8Array<ArrayBuffer>, headers: Headers = {}): Promise<Answer> {
    const response = await fetch(`http://127.0.0.1:${this.#port}${path}`, {
      method: 'POST',
      headers: { authorization: AUTHORIZATION, 'content-type': 'application/json', ...headers },
      body,
    });
    return { status: response.status, body: await response.text() };
  }

  /** Posts the first bytes of a body only; the response comes at the deadline. */
  async postHalf(path: string): Promise<Answer> {
    const { closed } = this.talk(`${headOf(path)}host: x\r\ncontent-length: 100\r\n\r\n{"a":`);
    return answerIn(await closed);
  }

  /** A connection for any bytes; returns everything that is received until it is closed. */
  talk(...parts: string[]): { closed: Promise<string>; hangUp: () => void } {
    const socket = connect(this.#port, '127.0.0.1');
    let heard = '';
    for (const part of parts) socket.write(part, 'latin1');
    socket.on('data', (data) => {
      heard += data.toString('latin1');
    });
    // A closed connection is an answer, too.
    socket.on('error', () => undefined);
    const closed = once(socket, 'close').then(() => heard);
    return { closed, hangUp: () => socket.destroy() };
  }
}

/** The beginning of a request with credentials. */
export function headOf(path: string): string {
  return `POST ${path} HTTP/1.1\r\nauthorization: ${AUTHORIZATION}\r\ncontent-type: application/json\r\n`;
}

/** The one response that was received on a connection. */
export function answerIn(heard: string): Answer {
  const [, status, body = ''] = /^HTTP\/1\.1 (\d+) [\s\S]*?\r\n\r\n([\s\S]*)$/.exec(heard) ?? [];
  return { status: Number(status), body };
}
