import type { AnsweredCall } from '../decisions/hook-call.ts';
import { messageOf } from '../diagnostics/error-message.ts';
import type { LineQueue } from '../telemetry/line-queue.ts';
import { type Recorded, Records } from './record.ts';

export interface DecisionLogOptions {
  lines: LineQueue;
  /** True if a decision that cannot be recorded becomes a denial. */
  required: boolean;
  /** Undefined: requests are not recorded. */
  recorded: Recorded | undefined;
  onRecorded: () => void;
  /** Called for a record that is lost. */
  onDropped: () => void;
}

/** The decision log: an audit trail of all decisions. */
export class DecisionLog {
  /** Number of lost records since the start. */
  dropped = 0;

  readonly #options: DecisionLogOptions;
  readonly #records: Records;

  constructor(options: DecisionLogOptions) {
    this.#options = options;
    this.#records = new Records(options.recorded);
  }

  /** The reason of the current outage. */
  get problem(): string | undefined {
    const { problem } = this.#options.lines;
    return problem === undefined ? undefined : messageOf(problem);
  }

  /**
   * Records a decision.
   *
   * @returns if records are required, a promise that rejects if the record cannot be written now; it is not retried then
   */
  record(answered: AnsweredCall): Promise<void> | undefined {
    const { lines, required } = this.#options;
    const line = this.#records.lineOf(answered);
    // The denial that replaces an unrecorded decision: its loss has been counted.
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
