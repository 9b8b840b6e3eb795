import { once } from 'node:events';
import { connect } from 'node:net';

export const CREDENTIALS = { BASIC_AUTH_USER: 'okta', BASIC_AUTH_PASSWORD: 'a-secret' };
export const AUTHORIZATION = `Basic ${Buffer.from('okta:a-secret').toString('base64')}`;

export interface Answer {
  status: number;
  body: string;
}

type Headers = Record<string, string>;

/** Whoever calls the hook: with credentials, or with whatever a socket takes. */
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

  /** Posts the first bytes of a body, and never the others; answered at the deadline all the same. */
  async postHalf(path: string): Promise<Answer> {
    const { closed } = this.talk(`${headOf(path)}host: x\r\ncontent-length: 100\r\n\r\n{"a":`);
    return answerIn(await closed);
  }

  /** A connection on which anything can be said; gives all that comes back until it is closed. */
  talk(...parts: string[]): { closed: Promise<string>; hangUp: () => void } {
    const socket = connect(this.#port, '127.0.0.1');
    let heard = '';
    for (const part of parts) socket.write(part, 'latin1');
    socket.on('data', (data) => {
      heard += data.toString('latin1');
    });
    // Being cut off is an answer, too.
    socket.on('error', () => undefined);
    const closed = once(socket, 'close').then(() => heard);
    return { closed, hangUp: () => socket.destroy() };
  }
}

/** The beginning of a request with credentials. */
export function headOf(path: string): string {
  return `POST ${path} HTTP/1.1\r\nauthorization: ${AUTHORIZATION}\r\ncontent-type: application/json\r\n`;
}

/** The one answer that was heard on a connection. */
export function answerIn(heard: string): Answer {
  const [, status, body = ''] = /^HTTP\/1\.1 (\d+) [\s\S]*?\r\n\r\n([\s\S]*)$/.exec(heard) ?? [];
  return { status: Number(status), body };
}
