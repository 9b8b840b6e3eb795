import type { Chunk } from '../reload/rule-set-chunks.ts';
import type { WorkerClient } from '../reload/worker-rpc.ts';
import type { ConsoleTasks } from './console-tasks.ts';

/** The live rules, as another thread can put them together. */
export interface LiveParts {
  version: string;
  /** The same array as long as the same rules are live. */
  parts: readonly Chunk[];
}

/** Questions are asked once more so many times, where other rules go live while they are answered. */
const MOST_ROUNDS = 3;

/**
 * Gives the console's thread the rules that are live: the parts that the answering rule set was put together of. Each part
 * goes over in an event loop turn of its own, as at a reload.
 */
export class GivenRules {
  /** By thread, because a new thread has nothing. */
  readonly #given = new WeakMap<WorkerClient<ConsoleTasks>, LiveParts['parts']>();

  /**
   * Asks the thread by the rules that are live when it has answered.
   *
   * @param live the rules that are live, asked again after the answer
   */
  async ask<Answer>(
    thread: WorkerClient<ConsoleTasks>,
    live: () => LiveParts,
    question: (live: LiveParts) => Promise<Answer>,
  ): Promise<Answer> {
    for (let round = 1; ; round += 1) {
      const asked = live();
      await this.#give(thread, asked.parts);
      const answer = await question(asked);
      if (live().parts === asked.parts || round === MOST_ROUNDS) return answer;
    }
  }

  async #give(thread: WorkerClient<ConsoleTasks>, parts: LiveParts['parts']): Promise<void> {
    if (this.#given.get(thread) === parts) return;
    this.#given.delete(thread);
    await thread.ask('beginRules', undefined);
    for (const part of parts) await thread.ask('takePart', part);
    this.#given.set(thread, parts);
  }
}
