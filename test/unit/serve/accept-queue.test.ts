import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { listen } from '../../../src/http/listen.ts';

test('listener close: answers the connections that the kernel has queued', async () => {
  const listener = await listen((_request, response) => void response.end('answered'), '127.0.0.1', 0);
  const clients = Array.from({ length: 50 }, () => connect(listener.port, '127.0.0.1'));
  const answers = clients.map(async (client) => {
    client.end('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    return text(client);
  });
  // The kernel has completed the handshakes after one turn, and hardly any connection is accepted yet.
  await nextTurn();
  const closed = listener.close(5000);
  for (const answer of await Promise.all(answers)) expect(answer).toContain('answered');
  await closed;
  const late = connect(listener.port, '127.0.0.1');
  const [error] = await once(late, 'error');
  expect(error).toMatchObject({ code: 'ECONNREFUSED' });
});
