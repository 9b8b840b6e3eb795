import type { Writable } from 'node:stream';
import { control, isTerminal } from './io.ts';

export interface Progress {
  /**
   * Updates the progress bar; may be called often.
   *
   * @param words called only when something is shown
   * @param share from 0 to 1; undefined if unknown
   */
  show: (words: () => string, share?: number) => void;
  /** Removes the progress bar. */
  end: () => void;
}

/** Milliseconds until the progress bar appears, and between two updates. */
const DELAY = { first: 1000, next: 100 };
const WIDTH = 30;

/** ECMA-48: cursor to the first column; erase to the end of the line; erase the line. */
const TO_START = control('\u001b[1G');
const CLEAR_REST = control('\u001b[0K');
const CLEAR_LINE = control('\u001b[2K');

/** A progress bar on one line of a terminal; nothing on another stream, or within the first second. */
export function progressOn(stream: Writable, now = () => performance.now()): Progress {
  if (!isTerminal(stream)) return { show: () => undefined, end: () => undefined };
  let due = now() + DELAY.first;
  let shown = false;
  return {
    show(words, share) {
      if (now() < due) return;
      due = now() + DELAY.next;
      shown = true;
      stream.write(`${TO_START}${share === undefined ? '' : `${bar(share)} `}${words()}${CLEAR_REST}`);
    },
    end() {
      if (shown) stream.write(`${TO_START}${CLEAR_LINE}`);
    },
  };
}

function bar(share: number): string {
  const done = Math.round(Math.min(1, share) * WIDTH);
  const percent = Math.floor(Math.min(1, share) * 100);
  return `[${'='.repeat(done)}${' '.repeat(WIDTH - done)}] ${String(percent).padStart(3)}%`;
}
