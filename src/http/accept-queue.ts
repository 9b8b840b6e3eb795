import type { Server } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Turns of the event loop after which a listener closes although connections are still being queued. */
const LAST_TURNS = 1000;

/**
 * Accepts the connections that the kernel has queued for this listener: `close` would reset them, also where another
 * instance listens on the same port. One turn of the event loop accepts one connection, so the queue is empty after a
 * turn without any.
 */
export async function emptyAcceptQueue(server: Server): Promise<void> {
  let accepted = 0;
  const count = () => {
    accepted += 1;
  };
  server.on('connection', count);
  // The current turn may have polled already.
  await nextTurn();
  for (let turn = 0, before = -1; turn < LAST_TURNS && accepted !== before; turn += 1) {
    before = accepted;
    await nextTurn();
  }
  server.off('connection', count);
}
