import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { listRules } from './directory.ts';
import { compileSnapshot, type Loaded, loadRules } from './load.ts';
import { startParser } from './parser.ts';
import type { RuleSet } from './rule-set.ts';
import { readSnapshot } from './snapshot.ts';
import { versionOf } from './version.ts';
import { type Watcher, watchRules } from './watch.ts';

/** Milliseconds. `settle`: quiet before reading; `poll`: between two looks; `full`: between two complete readings. */
export interface Pace {
  settle: number;
  poll: number;
  full: number;
}

const PACE: Pace = { settle: 100, poll: 2000, full: 60_000 };

/** What the last look at the rules directory came to. */
export interface LoadReport {
  /** loaded: a new generation is live. unchanged: the live one says the same. refused: it stays, in spite of errors. */
  result: 'loaded' | 'unchanged' | 'refused';
  at: Date;
  diagnostics: Diagnostic[];
}

export interface LiveRulesEvents {
  onReport: (report: LoadReport, ruleSet: RuleSet | undefined) => void;
  onWatcherError: (error: unknown) => void;
}

/**
 * The rules that a running process answers by: always one whole generation, replaced by one assignment, and only by
 * a generation without errors. Whoever answers a request reads `current` once.
 */
export class LiveRules {
  current: RuleSet | undefined;
  loadedAt: Date | undefined;
  report: LoadReport | undefined;
  /** Why changes are found by polling alone; undefined while the watcher works. */
  watcherError: string | undefined;

  readonly directory: string;
  readonly #events: LiveRulesEvents;
  readonly #pace: Pace;
  #fingerprint = '';
  #live: Loaded | undefined;
  #lastFull = 0;
  #running: Promise<void> | undefined;
  #again = false;
  #closed = false;
  #watcher: Watcher | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(directory: string, events: LiveRulesEvents, pace: Pace = PACE) {
    this.directory = directory;
    this.#events = events;
    this.#pace = pace;
  }

  /** Loads the first generation. Nothing is watched yet. */
  async load(): Promise<LoadReport> {
    return this.#take(await loadRules(this.directory));
  }

  /** Follows the directory from now on: by watching, and by polling for what watching misses. */
  follow(): void {
    this.#watcher = watchRules(
      this.directory,
      () => this.#hint(),
      (error) => {
        this.watcherError = error instanceof Error ? error.message : String(error);
        this.#events.onWatcherError(error);
      },
    );
    this.#lastFull = Date.now();
    this.#schedulePoll();
  }

  /** Looks at the directory now and waits for the result; joins a look that is already under way, and looks again after it. */
  async reload(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#run();
    await this.#running;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#watcher?.close();
    await this.#running;
  }

  #hint(): void {
    if (!this.#closed) this.reload().catch((error) => this.#events.onWatcherError(error));
  }

  #schedulePoll(): void {
    this.#timer = setTimeout(async () => {
      const { fingerprint } = await listRules(this.directory);
      const full = Date.now() - this.#lastFull >= this.#pace.full;
      if (full) this.#lastFull = Date.now();
      if (full || fingerprint !== this.#fingerprint) this.#hint();
      if (!this.#closed) this.#schedulePoll();
    }, this.#pace.poll).unref();
  }

  /** One reading at a time; what happens meanwhile is found by one more. */
  async #run(): Promise<void> {
    try {
      while (this.#again && !this.#closed) {
        this.#again = false;
        await this.#look();
      }
    } finally {
      // In the same turn as the last look at #again, so that no call falls between the two.
      this.#running = undefined;
    }
  }

  async #look(): Promise<void> {
    const parser = startParser();
    try {
      const snapshot = await readSnapshot(this.directory, this.#pace.settle);
      if (snapshot.digest === this.#live?.snapshot.digest && snapshot.diagnostics.length === 0) {
        await this.#confirm(this.#live, snapshot.fingerprint);
      } else if (snapshot.fingerprint !== this.#fingerprint) {
        this.#take(await compileSnapshot(this.directory, snapshot, parser.parse));
      }
    } finally {
      await parser.stop();
    }
  }

  #take(loaded: Loaded): LoadReport {
    const { ruleSet, snapshot, diagnostics } = loaded;
    this.#fingerprint = snapshot.fingerprint;
    if (ruleSet !== undefined) {
      this.current = ruleSet;
      this.loadedAt = new Date();
      this.#live = loaded;
    }
    return this.#tell(ruleSet === undefined ? 'refused' : 'loaded', diagnostics);
  }

  /** The bytes are the live generation's: an earlier error is mended, and the commit may be another. */
  async #confirm(live: Loaded, fingerprint: string): Promise<void> {
    this.#fingerprint = fingerprint;
    const version = await versionOf(live.snapshot.digest, this.directory);
    if (this.current !== undefined && this.current.version !== version)
      this.current = { ...this.current, version };
    if (this.report?.result === 'refused') this.#tell('unchanged', live.diagnostics);
  }

  #tell(result: LoadReport['result'], diagnostics: Diagnostic[]): LoadReport {
    const report = { result, at: new Date(), diagnostics };
    this.report = report;
    this.#events.onReport(report, this.current);
    return report;
  }
}
