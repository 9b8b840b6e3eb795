import { contentOf } from '../rule-set/snapshot.ts';
import type { SnapshotSummary } from './loader-worker.ts';

/** The result of the last reading of a rules directory: the next one compares with it. */
export class PollState {
  /** Polls compare with it. */
  fingerprint = '';
  /** The content that was refused. */
  #refused = '';
  /** The fingerprint at which the loader failed. */
  #failed: string | undefined;
  #commitProblem: string | undefined;

  /** Remembers the fingerprint, and returns whether it has changed. */
  moved({ fingerprint }: SnapshotSummary): boolean {
    const moved = fingerprint !== this.fingerprint;
    this.fingerprint = fingerprint;
    return moved;
  }

  /** The reason why the version has no commit; undefined if the last reading had the same. */
  newCommitProblem({ commitProblem }: SnapshotSummary): string | undefined {
    const isNew = commitProblem !== this.#commitProblem;
    this.#commitProblem = commitProblem;
    return isNew ? commitProblem : undefined;
  }

  refused(summary: SnapshotSummary): boolean {
    return contentOf(summary) === this.#refused;
  }

  came(verdict: 'sound' | 'refused', summary: SnapshotSummary): void {
    this.#failed = undefined;
    this.#refused = verdict === 'refused' ? contentOf(summary) : '';
  }

  /** The loader failed, and there is no result. It is tried again: once at the next poll, then at each full interval. */
  failed(fingerprint: string): void {
    this.fingerprint = fingerprint === this.#failed ? fingerprint : '';
    this.#failed = fingerprint;
    this.#refused = '';
  }
}
