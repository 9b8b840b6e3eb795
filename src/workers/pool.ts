import type { Credential } from '../config/config.ts';
import { messageOf } from '../diagnostics/error-message.ts';
import type { LiveVersion } from '../reload/reload-report.ts';
import type { Series } from '../telemetry/aggregate-series.ts';
import { aggregate, countsIn } from '../telemetry/aggregate-series.ts';
import type { Log } from '../telemetry/log.ts';
import type { Listening, WorkerCalls } from './calls.ts';
import type { Remote } from './channel.ts';
import type { Member } from './member.ts';
import { Place } from './place.ts';
import { within } from './within.ts';

/** Milliseconds for which a worker is waited for when somebody asks how it is. */
const PATIENCE = 1000;

export interface PoolOptions {
  size: number;
  /** The configured one. */
  port: number;
  credentials: readonly Credential[];
  fork: (name: string) => Member;
  log: Log;
}

/** Workers that all answer by the same rules and credentials; one that ends is replaced. */
export class Pool {
  readonly places: readonly Place[];
  /** What those that have ended had counted. */
  retired: readonly Series[] = [];

  readonly #generation = Promise.withResolvers<void>();
  readonly #door = Promise.withResolvers<void>();
  #live: LiveVersion | undefined;
  #credentials: readonly Credential[];
  #listening: Listening | undefined;
  #port: number;

  constructor({ size, port, credentials, fork, log }: PoolOptions) {
    this.#port = port;
    this.#credentials = credentials;
    this.places = Array.from({ length: size }, (_, index) => {
      const name = `worker-${index + 1}`;
      const begin = (member: Member) => this.#begin(member);
      return new Place({ name, fork, begin, onEnded: (member) => this.#retire(member), log });
    });
  }

  /** Of what is live. */
  get version(): string | undefined {
    return this.#live?.version;
  }

  /** Those that are there, whether they take requests already or not. */
  get members(): Member[] {
    return this.places.flatMap(({ member }) => member ?? []);
  }

  /** Lets all of them take requests, and resolves when they do; rejects where one of them cannot. */
  async listen(): Promise<Listening> {
    this.#door.resolve();
    await Promise.all(this.places.map(({ filled }) => filled));
    if (this.#listening === undefined) throw new Error('all workers listen, and nobody knows where');
    return this.#listening;
  }

  admit(credentials: readonly Credential[]): void {
    this.#credentials = credentials;
    for (const { ready, calls } of this.members)
      void ready.then(() => calls.admit(this.#credentials)).catch(() => undefined);
  }

  goLive(generation: LiveVersion): void {
    this.#live = generation;
    this.#generation.resolve();
    for (const member of this.members) void this.#bring(member);
  }

  rename(version: string): void {
    if (this.#live !== undefined) this.goLive({ ...this.#live, version });
  }

  /** Resolves once each of them answers by what is live, or has ended; one that does neither in time is ended. */
  async settled(): Promise<void> {
    if (this.#live !== undefined) await Promise.all(this.members.map((member) => this.#bring(member)));
  }

  /** Asks those who take requests; who has ended, or does not answer in time, is left out. */
  async ask<Answer>(
    question: (calls: Remote<WorkerCalls>, member: Member) => Promise<Answer>,
  ): Promise<Map<Place, Answer>> {
    const answers = new Map<Place, Answer>();
    const asked = this.places.map(async (place) => {
      const { member, state } = place;
      if (member === undefined || state !== 'answering') return;
      answers.set(place, await question(member.calls, member));
    });
    await within(PATIENCE, Promise.allSettled(asked));
    return answers;
  }

  async close(grace: number): Promise<void> {
    await Promise.all(this.places.map((place) => place.close(grace)));
  }

  async #begin(member: Member): Promise<void> {
    await member.ready;
    await member.calls.admit(this.#credentials);
    await this.#generation.promise;
    await member.bring(() => this.#liveNow());
    await this.#door.promise;
    // Where nobody listens any more, a free port would be another one.
    const alone = !this.places.some(({ state }) => state === 'answering');
    if (alone && this.#listening !== undefined) this.#port = this.#listening.port;
    this.#listening = await member.listen(this.#port);
  }

  /** Who cannot follow must not answer by old rules. */
  async #bring(member: Member): Promise<void> {
    try {
      await member.bring(() => this.#liveNow());
    } catch (error) {
      member.kill(messageOf(error));
    }
  }

  #liveNow(): LiveVersion {
    if (this.#live === undefined) throw new Error('no rules are live');
    return this.#live;
  }

  #retire({ series }: Member): void {
    this.retired = aggregate([this.retired, countsIn(series)]);
  }
}
