import { type BirpcReturn, createBirpc } from 'birpc';

/** As much of a process as it takes to talk to it: `process` in a worker, the worker in the primary. */
export interface Port {
  send?: (message: object, onSent: (error: Error | null) => void) => boolean;
  on: (event: 'message', listener: (message: object) => void) => unknown;
}

/** The other side, by its calls; each of them rejects once nobody is there any more. */
export type Remote<Calls extends object> = BirpcReturn<Calls>;

/** Calls the other side by name, and answers its calls. */
export function connect<Theirs extends object>(port: Port, ours: object): Remote<Theirs> {
  return createBirpc<Theirs>(ours as Record<string, unknown>, {
    post: (message) => post(port, message),
    on: (listener) => void port.on('message', listener),
    // Whoever waits knows how long; a write waits for its disk.
    timeout: -1,
    // An answer that nobody is there to hear is no failure.
    onGeneralError: (_error, answered) => answered !== undefined,
  });
}

function post(port: Port, message: object): Promise<void> {
  return new Promise((resolve, reject) => {
    port.send?.(message, (error) => (error === null ? resolve() : reject(error)));
  });
}
