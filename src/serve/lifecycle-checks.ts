import type { Listener } from '../http/listen.ts';
import type { HealthCheck } from '../http/readiness.ts';

/** The phases of the service, as health checks: `process`, and `listener` for the hook port. */
export class Lifecycle {
  #stopping: Date | undefined;
  #listener: 'opening' | 'listening' | 'closed' = 'opening';

  stop(): void {
    this.#stopping = new Date();
  }

  /**
   * Marks the hook port as open.
   *
   * @returns the same listener; its `close` marks the port as closed
   */
  listening(listener: Listener): Listener {
    this.#listener = 'listening';
    const close = (grace: number) => {
      this.#listener = 'closed';
      return listener.close(grace);
    };
    return { ...listener, close };
  }

  healthChecks(): HealthCheck[] {
    return [this.#process(), this.#hookListener()];
  }

  #process(): HealthCheck {
    const name = 'process';
    if (this.#stopping === undefined) return { name, state: 'ready' };
    return { name, state: 'stopping', reason: 'shutting down', since: this.#stopping };
  }

  #hookListener(): HealthCheck {
    const name = 'listener';
    if (this.#listener === 'listening') return { name, state: 'ready' };
    const reason = this.#listener === 'opening' ? 'the hook port is not open yet' : 'the hook port is closed';
    return { name, state: 'not-ready', reason };
  }
}
