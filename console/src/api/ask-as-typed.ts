import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Loaded } from './answered.ts';

/** A question that changes as somebody types, and what the service last said. */
export interface AskedAsTyped<Question, Answer> {
  answer: ReadonlySignal<Loaded<Answer>>;
  /** The question that the answer is to. */
  answered: ReadonlySignal<Question | undefined>;
  /** The answer is to what was asked before. */
  asking: ReadonlySignal<boolean>;
  /** Asks once more, as after a problem. */
  ask: () => void;
}

/**
 * Asks whenever the question has changed and stands for a moment; an older question is given up.
 *
 * @param pauses milliseconds for which it has to stand: before the first answer, and later
 */
export function askAsTyped<Question, Answer>(
  question: () => Question | undefined,
  service: (question: Question, signal: AbortSignal) => Promise<Loaded<Answer>>,
  pauses: { first: number; later: number },
): AskedAsTyped<Question, Answer> {
  const answer = signal<Loaded<Answer>>('waiting');
  const answered = signal<Question | undefined>(undefined);
  const asking = signal(false);
  const asked = signal(0);
  effect(() => {
    const current = asked.value >= 0 ? question() : undefined;
    if (current === undefined) return undefined;
    const giveUp = new AbortController();
    asking.value = true;
    const ask = async () => {
      const found = await service(current, giveUp.signal).catch(() => undefined);
      if (found === undefined || giveUp.signal.aborted) return;
      batch(() => {
        answer.value = found;
        answered.value = current;
        asking.value = false;
      });
    };
    const timer = setTimeout(ask, answer.peek() === 'waiting' ? pauses.first : pauses.later);
    return () => {
      clearTimeout(timer);
      giveUp.abort();
    };
  });
  return {
    answer,
    answered,
    asking,
    ask: () => {
      asked.value += 1;
    },
  };
}
