import { clearLine, cursorTo } from 'node:readline';
import type { Writable } from 'node:stream';
import { isTerminal } from './io.ts';

/** What is shown while something takes its time. */
export interface Progress {
  /**
   * Called as often as anything happens; `words` only when something is shown.
   *
   * @param share how much is done, from 0 to 1; undefined where that is not known
   */
  show: (words: () => string, share?: number) => void;
  /** Takes the line away. */
  end: () => void;
}

/** Milliseconds: nothing is shown before the first, nor more often than the second. */
const PACE = { first: 1000, next: 100 };
const WIDTH = 30;

/** A bar on one line of a terminal; nothing at all where the stream is none, or it does not take a second. */
export function progressOn(stream: Writable, now: () => number): Progress {
  if (!isTerminal(stream)) return { show: () => undefined, end: () => undefined };
  let due = now() + PACE.first;
  let shown = false;
  return {
    show(words, share) {
      if (now() < due) return;
      due = now() + PACE.next;
      shown = true;
      cursorTo(stream, 0);
      stream.write(`${share === undefined ? '' : `${bar(share)} `}${words()}`);
      clearLine(stream, 1);
    },
    end() {
      if (!shown) return;
      cursorTo(stream, 0);
      clearLine(stream, 0);
    },
  };
}

function bar(share: number): string {
  const done = Math.round(Math.min(1, share) * WIDTH);
  const percent = Math.floor(Math.min(1, share) * 100);
  return `[${'='.repeat(done)}${' '.repeat(WIDTH - done)}] ${String(percent).padStart(3)}%`;
}
