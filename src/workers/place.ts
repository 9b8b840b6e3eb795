import { messageOf } from '../diagnostics/error-message.ts';
import type { Log } from '../telemetry/log.ts';
import type { Member } from './member.ts';
import { within } from './within.ts';

/** Milliseconds. A worker that has lived for `sound` did not fail at its start. */
const BACK_OFF = { first: 250, longest: 30_000, sound: 10_000 };

/** So often a worker may fail in a row before whoever waits for the first one hears of it. */
const MOST_FAILURES = 3;

export interface PlaceOptions {
  name: string;
  fork: (name: string) => Member;
  /** Brings a new worker to where it takes requests. */
  begin: (member: Member) => Promise<void>;
  onEnded: (member: Member) => void;
  log: Log;
}

/** A place among the workers: one process fills it, and another one after its end. */
export class Place {
  readonly name: string;
  state: 'starting' | 'answering' | 'ended' = 'starting';
  since = new Date();
  /** How the last process ended. */
  reason: string | undefined;
  member: Member | undefined;
  /** Resolves once it is filled for the first time; rejects where that fails for good. */
  readonly filled: Promise<void>;

  readonly #options: PlaceOptions;
  readonly #filled = Promise.withResolvers<void>();
  readonly #closing = Promise.withResolvers<void>();
  readonly #life: Promise<void>;
  #isClosing = false;
  #failures = 0;

  constructor(options: PlaceOptions) {
    this.#options = options;
    this.name = options.name;
    this.filled = this.#filled.promise;
    // Whether anybody waits for it is not known here.
    this.filled.catch(() => undefined);
    this.#life = this.#live();
  }

  /** Lets the process answer what is under way, and fills the place no more. */
  async close(grace: number): Promise<void> {
    this.#isClosing = true;
    this.#closing.resolve();
    await this.member?.end(grace);
    await this.#life;
  }

  async #live(): Promise<void> {
    const { log, fork, onEnded } = this.#options;
    while (!this.#isClosing) {
      const member = fork(this.name);
      this.member = member;
      this.#become('starting');
      void this.#fill(member);
      this.reason = await member.exited;
      this.member = undefined;
      onEnded(member);
      const pause = this.#pause();
      this.#become('ended');
      if (this.#isClosing) return;
      log.error(
        { worker: this.name, reason: this.reason, pause },
        'a worker ended: another one takes its place',
      );
      await within(pause, this.#closing.promise);
    }
  }

  async #fill(member: Member): Promise<void> {
    try {
      await this.#options.begin(member);
      this.#become('answering');
      this.#filled.resolve();
    } catch (error) {
      // Whatever else goes wrong may go well the next time; a port that is taken is so for all of them.
      if (isOfPort(error) || this.#failures + 1 >= MOST_FAILURES) this.#filled.reject(error);
      member.kill(messageOf(error));
    }
  }

  #become(state: Place['state']): void {
    this.state = state;
    this.since = new Date();
  }

  /** None after a sound life; the longer, the more often it failed at once. */
  #pause(): number {
    const lived = Date.now() - this.since.getTime();
    this.#failures = this.state === 'answering' && lived > BACK_OFF.sound ? 0 : this.#failures + 1;
    if (this.#failures === 0) return 0;
    return Math.min(BACK_OFF.first * 2 ** (this.#failures - 1), BACK_OFF.longest);
  }
}

function isOfPort(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
