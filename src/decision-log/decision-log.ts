import type { AnsweredCall } from '../decisions/hook-call.ts';
import { messageOf } from '../diagnostics/error-message.ts';
import type { LineQueue } from '../telemetry/line-queue.ts';
import { type Recorded, Records } from './record.ts';

export interface DecisionLogOptions {
  /** Where the records go. */
  lines: LineQueue;
  /** Whether a decision that cannot be recorded must not go out. */
  required: boolean;
  /** How much of each request is recorded; undefined: nothing. */
  recorded: Recorded | undefined;
  /** A record was written. */
  onRecorded: () => void;
  /** A record could not be written, and has been given up. */
  onDropped: () => void;
}

/** The record of decisions: what says a year later why somebody was let in. */
export class DecisionLog {
  /** Records that could not be written, since the start. */
  dropped = 0;

  readonly #options: DecisionLogOptions;
  readonly #records: Records;

  constructor(options: DecisionLogOptions) {
    this.#options = options;
    this.#records = new Records(options.recorded);
  }

  /** Why nothing can be recorded at the moment; undefined: it can. */
  get problem(): string | undefined {
    const { problem } = this.#options.lines;
    return problem === undefined ? undefined : messageOf(problem);
  }

  /**
   * Records a decision. Where records are required: resolves when it is written, rejects when it cannot be, and is then
   * not written later. Otherwise there is nothing to wait for.
   */
  record(answered: AnsweredCall): Promise<void> | undefined {
    const { lines, required } = this.#options;
    const line = this.#records.lineOf(answered);
    // A denial for want of a record comes after a record that was counted.
    const isCounted = answered.decision.failure?.code === 'unrecorded';
    const count = (error?: Error) => (error !== undefined && isCounted ? undefined : this.#count(error));
    if (!required) {
      lines.append(line, count);
      return undefined;
    }
    return lines.appendNow(line).then(
      () => count(),
      (error) => {
        count(error);
        throw error;
      },
    );
  }

  #count(error?: Error): void {
    if (error === undefined) {
      this.#options.onRecorded();
    } else {
      this.dropped += 1;
      this.#options.onDropped();
    }
  }
}
