import { connect, type Socket } from 'node:net';
import { headerOf } from '../../../src/http/auth/compare-credentials.ts';
import { credential } from './service.ts';

/** Bytes on a socket, for what no HTTP client would send. */
export interface Raw {
  socket: Socket;
  /** All that the service has said, once it has closed the connection. */
  closed: Promise<string>;
}

export function open(port: number, text = ''): Raw {
  const socket = connect(port, '127.0.0.1');
  let said = '';
  socket.on('data', (data) => {
    said += data;
  });
  // A service that cuts a connection off may reset it; what it said counts.
  socket.on('error', () => undefined);
  if (text !== '') socket.write(text);
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(said)));
  return { socket, closed };
}

/** The beginning of a request with credentials; its headers are complete unless `end` is empty. */
export function head(path: string, headers: readonly string[] = [], end = '\r\n'): string {
  const { name, value } = headerOf(credential);
  const lines = [`POST ${path} HTTP/1.1`, `${name}: ${value}`, 'content-type: application/json', ...headers];
  return `${lines.join('\r\n')}\r\n${end}`;
}
