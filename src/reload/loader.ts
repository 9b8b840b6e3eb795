import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Reading } from '../rule-set/list-files.ts';
import { readSnapshot, type Snapshot } from '../rule-set/snapshot.ts';
import { type RulesVersion, versionOf } from '../rule-set/version.ts';
import { readLastKnownGood, writeLastKnownGood } from './last-known-good.ts';
import type { Chunk } from './rule-set-chunks.ts';
import { packSourceArchive, type SourceArchive } from './source-archive.ts';
import type { ValidationOptions } from './validate.ts';

/** What was found in a rules directory, without the texts: by this it is known whether there is anything to do. */
export interface SnapshotSummary extends Omit<Snapshot, 'texts' | 'requestProblems'>, RulesVersion {}

export interface ReadTask extends Required<Reading> {
  directory: string;
  /** Milliseconds for which the directory has to be quiet first. */
  settle: number;
  /** Whether it is likely to be examined then. */
  changed: boolean;
}

export interface KeepTask {
  /** Where to. */
  place: string;
  version: string;
  /** When it went live. */
  time: Date;
}

/** What an examination came to. */
export interface ValidationResult {
  diagnostics: Diagnostic[];
  /** How many there are: none where there is an error. */
  parts: number;
}

/** What had been kept. */
export interface KeptLastKnownGood {
  version: string;
  digest: string;
  time: Date;
}

export interface RuleLoaderEvents {
  /** Something goes on: told at each step of what may take long for no fault of anybody's. */
  onStep: () => void;
  onPart: (part: Chunk) => void;
}

/**
 * One generation, from its reading until it is kept. Everything that takes long, and is therefore done in a thread; what
 * it is given and what it gives is plain data.
 */
export class RuleLoader {
  readonly #events: RuleLoaderEvents;
  #directory = '';
  #snapshot: Snapshot | undefined;

  constructor(events: RuleLoaderEvents) {
    this.#events = events;
  }

  async read({ directory, changed, ...reading }: ReadTask): Promise<SnapshotSummary> {
    // Beside the reading, which mostly waits; a look that finds nothing new does without.
    const examining = changed ? import('./validate.ts') : undefined;
    const snapshot = await readSnapshot(directory, { ...reading, onRound: this.#events.onStep });
    await examining;
    this.#hold(directory, snapshot);
    const { texts, requestProblems, ...sight } = snapshot;
    this.#events.onStep();
    return { ...sight, ...(await versionOf(snapshot, directory)) };
  }

  /** Reads what is kept; or gives why it is of no use. */
  async readKept(place: string): Promise<KeptLastKnownGood | Diagnostic[]> {
    const kept = await readLastKnownGood(place);
    if (Array.isArray(kept)) return kept;
    const { directory, snapshot, version, time } = kept;
    this.#hold(directory, snapshot);
    return { version, digest: snapshot.digest, time };
  }

  /** Judges what was read; what may go live has been handed over in parts before. */
  async examine(examination: ValidationOptions): Promise<ValidationResult> {
    const { validate } = await import('./validate.ts');
    const { diagnostics, parts } = await validate(this.#directory, this.#held(), examination);
    let count = 0;
    for (const part of parts) {
      this.#events.onPart(part);
      count += 1;
    }
    return { diagnostics, parts: count };
  }

  /** The texts of what was read. */
  archive(): SourceArchive {
    return packSourceArchive(this.#held());
  }

  /** Keeps what was read. Rejects with what went wrong. */
  async keep({ place, version, time }: KeepTask): Promise<void> {
    const directory = this.#directory;
    await writeLastKnownGood(place, { directory, snapshot: this.#held(), version, time });
  }

  #hold(directory: string, snapshot: Snapshot): void {
    this.#directory = directory;
    this.#snapshot = snapshot;
  }

  #held(): Snapshot {
    if (this.#snapshot === undefined) throw new Error('nothing has been read');
    return this.#snapshot;
  }
}
