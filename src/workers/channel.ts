import { type BirpcReturn, createBirpc } from 'birpc';

/** As much of a process as it takes to talk to it: `process` in a worker, the worker in the primary. */
export interface Port {
  send?: (message: object, onSent: (error: Error | null) => void) => boolean;
  on: (event: 'message', listener: (message: object) => void) => unknown;
}

/** The other side, by its calls; each of them rejects once a message could not be sent, or somebody has closed it. */
export type Remote<Calls extends object> = BirpcReturn<Calls>;

/**
 * Calls the other side by name, and answers its calls.
 *
 * @param onGone told where a message could not be sent
 */
export function connect<Theirs extends object>(
  port: Port,
  ours: object,
  onGone: () => void = () => undefined,
): Remote<Theirs> {
  const onSent = (error: Error | null) => {
    if (error === null) return;
    onGone();
    remote.$close(error);
  };
  const remote: Remote<Theirs> = createBirpc<Theirs>(ours as Record<string, unknown>, {
    // Not waited for: Node tells of a message late where one before it brought a connection that nobody takes, and
    // until then its call could not hear that the other side has ended.
    post: (message) => void port.send?.(message, onSent),
    on: (listener) => void port.on('message', listener),
    // Whoever waits knows how long; a write waits for its disk.
    timeout: -1,
    // An answer that nobody is there to hear is no failure.
    onGeneralError: (_error, answered) => answered !== undefined,
  });
  return remote;
}
