import type { Writable } from 'node:stream';
import { control, isTerminal } from './io.ts';

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

/** ECMA-48: cursor to the first column; erase to the end of the line; erase the line. */
const TO_START = control('\u001b[1G');
const CLEAR_REST = control('\u001b[0K');
const CLEAR_LINE = control('\u001b[2K');

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
      stream.write(`${TO_START}${share === undefined ? '' : `${bar(share)} `}${words()}${CLEAR_REST}`);
    },
    end() {
      if (!shown) return;
      stream.write(`${TO_START}${CLEAR_LINE}`);
    },
  };
}

function bar(share: number): string {
  const done = Math.round(Math.min(1, share) * WIDTH);
  const percent = Math.floor(Math.min(1, share) * 100);
  return `[${'='.repeat(done)}${' '.repeat(WIDTH - done)}] ${String(percent).padStart(3)}%`;
}
