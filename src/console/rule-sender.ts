import type { LiveState } from '../reload/live-state.ts';
import type { WorkerClient } from '../reload/worker-rpc.ts';
import type { ConsoleTasks } from './console-tasks.ts';

type Worker = Pick<WorkerClient<ConsoleTasks>, 'call'>;

/** Maximum number of rounds if other rules go live while a question is answered. */
const MOST_ROUNDS = 3;

/**
 * Sends the live rules to the console's workers: the parts that they were compiled from, each in an event loop turn of its
 * own, and their texts. A worker gets the same rules once.
 */
export class RuleSender {
  readonly #parts = new WeakMap<Worker, LiveState['parts']>();
  readonly #texts = new WeakMap<Worker, LiveState['texts']>();

  /**
   * Asks the worker by the rules that are live when it has answered.
   *
   * @param live  the live rules, called again after the answer
   */
  async ask<Answer, Live extends Pick<LiveState, 'parts'>>(
    worker: Worker,
    live: () => Live,
    question: (live: Live) => Promise<Answer>,
  ): Promise<Answer> {
    for (let round = 1; ; round += 1) {
      const asked = live();
      await this.#sendParts(worker, asked.parts);
      const answer = await question(asked);
      if (live().parts === asked.parts || round === MOST_ROUNDS) return answer;
    }
  }

  /** @param live  undefined before the first rules are loaded */
  async sendTexts(worker: Worker, live: Pick<LiveState, 'texts' | 'formerTexts'> | undefined): Promise<void> {
    const { texts, formerTexts } = live ?? {};
    if (this.#texts.has(worker) && this.#texts.get(worker) === texts) return;
    await worker.call('takeTexts', { texts, formerTexts });
    this.#texts.set(worker, texts);
  }

  async #sendParts(worker: Worker, parts: LiveState['parts']): Promise<void> {
    if (this.#parts.get(worker) === parts) return;
    this.#parts.delete(worker);
    await worker.call('beginRules', undefined);
    for (const part of parts) await worker.call('takePart', part);
    this.#parts.set(worker, parts);
  }
}
