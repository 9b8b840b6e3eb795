import { contentOf, type Snapshot } from './snapshot.ts';

/** What came of it. unexamined: nothing is known of it, because the thread failed. */
type Verdict = 'sound' | 'refused' | 'unexamined';

/** What the last look at a rules directory found, by which the next one knows whether it has anything to do. */
export class LastLook {
  /** What a poll compares with. */
  fingerprint = '';
  /** What was read, where it was refused for its own sake. */
  #refused = '';
  /** The digest of what the thread could not examine. */
  #unexamined = '';

  /** Remembers what was touched last; gives whether something was since then. */
  moved({ fingerprint }: Snapshot): boolean {
    const moved = fingerprint !== this.fingerprint;
    this.fingerprint = fingerprint;
    return moved;
  }

  /** Whether this is what was refused. */
  refused(snapshot: Snapshot): boolean {
    return contentOf(snapshot) === this.#refused;
  }

  /** What is unexamined is to be tried again: once at the next poll, then at each complete reading. */
  came(verdict: Verdict, snapshot: Snapshot): void {
    const { contentDigest } = snapshot;
    if (verdict === 'unexamined' && contentDigest !== this.#unexamined) this.fingerprint = '';
    this.#unexamined = verdict === 'unexamined' ? contentDigest : '';
    this.#refused = verdict === 'refused' ? contentOf(snapshot) : '';
  }
}
