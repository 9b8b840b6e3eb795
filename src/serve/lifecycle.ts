import type { Listener } from '../http/listen.ts';
import type { HealthCheck } from '../http/readiness.ts';

/** The phases of a service, for its health checks: `process`, and `listener` for the hook port. */
export class Lifecycle {
  /** When it was asked to end. */
  #stopping: Date | undefined;
  /** `opening` until the hook port takes connections, `closed` once the port is given up. */
  #listener: 'opening' | 'listening' | 'closed' = 'opening';

  stop(): void {
    this.#stopping = new Date();
  }

  /**
   * Notes that the hook port takes connections.
   *
   * @returns the same listener, whose closing is noted as well
   */
  listening(listener: Listener): Listener {
    this.#listener = 'listening';
    const close = (grace: number) => {
      this.#listener = 'closed';
      return listener.close(grace);
    };
    return { ...listener, close };
  }

  conditions(): HealthCheck[] {
    return [this.#process(), this.#hookListener()];
  }

  #process(): HealthCheck {
    const name = 'process';
    if (this.#stopping === undefined) return { name, state: 'ready' };
    return { name, state: 'stopping', reason: 'it was asked to end', since: this.#stopping };
  }

  #hookListener(): HealthCheck {
    const name = 'listener';
    if (this.#listener === 'listening') return { name, state: 'ready' };
    const reason =
      this.#listener === 'opening' ? 'the hook port does not listen yet' : 'the hook port is closed';
    return { name, state: 'not-ready', reason };
  }
}
