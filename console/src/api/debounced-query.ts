import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Loaded } from './api-result.ts';

/** A query that follows what the user types, and the latest result. */
export interface DebouncedQuery<Question, Answer> {
  answer: ReadonlySignal<Loaded<Answer>>;
  /** The question of the latest answer. */
  answered: ReadonlySignal<Question | undefined>;
  /** True while a newer question is pending. */
  pending: ReadonlySignal<boolean>;
  /** Repeats the call, for example after a problem. */
  retry: () => void;
}

/**
 * Debounces calls to the service: calls it once the question has not changed for a while, and aborts the previous call.
 *
 * @param delays  milliseconds to wait: before the first answer, and later
 */
export function debouncedQuery<Question, Answer>(
  question: () => Question | undefined,
  service: (question: Question, signal: AbortSignal) => Promise<Loaded<Answer>>,
  delays: { first: number; later: number },
): DebouncedQuery<Question, Answer> {
  const answer = signal<Loaded<Answer>>('waiting');
  const answered = signal<Question | undefined>(undefined);
  const pending = signal(false);
  const retries = signal(0);
  effect(() => {
    const current = retries.value >= 0 ? question() : undefined;
    if (current === undefined) return undefined;
    const abort = new AbortController();
    pending.value = true;
    const call = async () => {
      const found = await service(current, abort.signal).catch(() => undefined);
      if (found === undefined || abort.signal.aborted) return;
      batch(() => {
        answer.value = found;
        answered.value = current;
        pending.value = false;
      });
    };
    const timer = setTimeout(call, answer.peek() === 'waiting' ? delays.first : delays.later);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  });
  const retry = () => {
    retries.value += 1;
  };
  return { answer, answered, pending, retry };
}
