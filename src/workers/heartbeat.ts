/** Milliseconds between two looks. */
const EVERY = 1000;

/** Looks without an answer after which nobody waits any longer. */
const MOST_MISSED = 5;

/**
 * Asks again and again, and tells when no answer comes any more: who cannot even say that it is there hangs. Looks
 * are counted, and not time: where the whole machine stood still, everybody has missed one.
 *
 * @param ask whoever rejects is gone, and has been noticed otherwise
 */
export function heartbeat(
  ask: () => Promise<unknown>,
  onSilence: (reason: string) => void,
): { stop: () => void } {
  let missed = 0;
  const answered = () => {
    missed = 0;
  };
  const look = () => {
    if (missed === 0) ask().then(answered, () => undefined);
    missed += 1;
    if (missed <= MOST_MISSED) return;
    stop();
    onSilence(`it did not answer for ${(MOST_MISSED * EVERY) / 1000} s`);
  };
  const timer = setInterval(look, EVERY);
  const stop = () => clearInterval(timer);
  return { stop };
}
