import { contentOf } from '../rule-set/snapshot.ts';
import type { SnapshotSummary } from './loader.ts';

/** What the last look at a rules directory found, by which the next one knows whether it has anything to do. */
export class PollState {
  /** What a poll compares with. */
  fingerprint = '';
  /** What was read, where it was refused for its own sake. */
  #refused = '';
  /** The fingerprint of what could not be examined. */
  #unexamined: string | undefined;
  #commitProblem: string | undefined;

  /** Remembers what was touched last; gives whether something was since then. */
  moved({ fingerprint }: SnapshotSummary): boolean {
    const moved = fingerprint !== this.fingerprint;
    this.fingerprint = fingerprint;
    return moved;
  }

  /** Why the version has no commit; undefined where the last look found the same reason. */
  newCommitProblem({ commitProblem }: SnapshotSummary): string | undefined {
    const isNew = commitProblem !== this.#commitProblem;
    this.#commitProblem = commitProblem;
    return isNew ? commitProblem : undefined;
  }

  /** Whether this is what was refused. */
  refused(sight: SnapshotSummary): boolean {
    return contentOf(sight) === this.#refused;
  }

  came(verdict: 'sound' | 'refused', sight: SnapshotSummary): void {
    this.#unexamined = undefined;
    this.#refused = verdict === 'refused' ? contentOf(sight) : '';
  }

  /** Nothing came of it, because the thread failed. It is tried again: once at the next poll, then at each complete reading. */
  failed(fingerprint: string): void {
    this.fingerprint = fingerprint === this.#unexamined ? fingerprint : '';
    this.#unexamined = fingerprint;
    this.#refused = '';
  }
}
