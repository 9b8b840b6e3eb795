import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Reading } from '../../rule-set/list-files.ts';
import type { RuleSetPart } from '../../rule-set/rule-set.ts';
import { readSnapshot, type Snapshot } from '../../rule-set/snapshot.ts';
import { type SourceTexts, sourceTextsOf } from '../../rule-set/source-texts.ts';
import { type RulesVersion, versionOf } from '../../rule-set/version.ts';
import { type LastKnownGood, readLastKnownGood, writeLastKnownGood } from './last-known-good-files.ts';
import type { ValidationOptions } from './validate-rule-set.ts';

/** A snapshot without its texts: enough to know whether there is anything to validate. */
export interface SnapshotSummary extends Omit<Snapshot, 'texts' | 'requestProblems'>, RulesVersion {}

export interface ReadTask extends Required<Reading> {
  directory: string;
  /** The fingerprint of the directory a moment ago, if it is known. */
  listed?: string;
  /** Milliseconds for which the directory has to be quiet first. */
  settle: number;
  /** True if the snapshot will probably be validated. */
  changed: boolean;
}

export interface KeepTask extends Pick<LastKnownGood, 'version' | 'time'> {
  place: string;
}

export type LastKnownGoodSummary = Pick<LastKnownGood, 'version' | 'time'> & Pick<Snapshot, 'digest'>;

/**
 * Reads and validates one rules directory, and writes it as last known good: the functions of the loader's worker
 * thread. Arguments and results are plain data.
 */
export class RuleLoader {
  readonly #onStep: () => void;
  #directory = '';
  #snapshot: Snapshot | undefined;
  #parts: RuleSetPart[] = [];

  /** @param onStep called at each step of a reading that may take long */
  constructor(onStep: () => void) {
    this.#onStep = onStep;
  }

  async read({ directory, changed, ...reading }: ReadTask): Promise<SnapshotSummary> {
    // Loading the compiler overlaps with reading; a poll that finds nothing new does without it.
    const compiler = changed ? import('./validate-rule-set.ts') : undefined;
    const snapshot = await readSnapshot(directory, { ...reading, onRound: this.#onStep });
    await compiler;
    this.#directory = directory;
    this.#snapshot = snapshot;
    const { texts, requestProblems, ...summary } = snapshot;
    this.#onStep();
    return { ...summary, ...(await versionOf(snapshot, directory)) };
  }

  async readLastKnownGood(place: string): Promise<LastKnownGoodSummary | Diagnostic[]> {
    const kept = await readLastKnownGood(place);
    if (Array.isArray(kept)) return kept;
    const { directory, snapshot, version, time } = kept;
    this.#directory = directory;
    this.#snapshot = snapshot;
    return { version, digest: snapshot.digest, time };
  }

  /** Lints, compiles and tests the snapshot. `parts` is the number of parts to fetch: none if there is an error. */
  async validate(options: ValidationOptions): Promise<{ diagnostics: Diagnostic[]; parts: number }> {
    const { validate } = await import('./validate-rule-set.ts');
    const { diagnostics, parts } = await validate(this.#directory, this.#read(), options);
    this.#parts = parts;
    return { diagnostics, parts: parts.length };
  }

  /** A part of the validated rule set. Fetched one by one: the main thread answers requests in between. */
  part(index: number): RuleSetPart {
    const part = this.#parts[index];
    if (part === undefined) throw new Error(`the rule set has no part ${index}`);
    return part;
  }

  texts(): SourceTexts {
    return sourceTextsOf(this.#read());
  }

  async keep({ place, version, time }: KeepTask): Promise<void> {
    const directory = this.#directory;
    await writeLastKnownGood(place, { directory, snapshot: this.#read(), version, time });
  }

  #read(): Snapshot {
    if (this.#snapshot === undefined) throw new Error('nothing has been read');
    return this.#snapshot;
  }
}
