import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { messageOf } from '../diagnostics/thrown.ts';
import type { Levels } from '../lint/check.ts';
import { listRules, type Reading, shownPath } from './directory.ts';
import type { Gate } from './examine.ts';
import { type Examiner, startExaminer } from './examiner.ts';
import { type Loaded, loadRules, passTests } from './load.ts';
import { compileRuleSet, type RuleSet } from './rule-set.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import { versionOf } from './version.ts';
import { type Watcher, watchRules } from './watch.ts';

/** Milliseconds. `settle`: quiet before reading; `poll`: between two looks; `full`: between two complete readings. */
export interface Pace {
  settle: number;
  poll: number;
  full: number;
}

const PACE: Pace = { settle: 100, poll: 2000, full: 60_000 };

/** Where the rules are, and what they have to pass to go live. */
export interface RulesSource {
  directory: string;
  gate: Gate;
  levels?: Levels;
}

/** What it works with; a test may slow it down, blind it or let it fail. */
export interface Machinery {
  pace: Pace;
  watch: typeof watchRules;
  startExaminer: typeof startExaminer;
}

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
  readonly #source: RulesSource;
  /** What a generation is not held against is not read. */
  readonly #reading: Reading;
  readonly #events: LiveRulesEvents;
  readonly #machinery: Machinery;
  readonly #closing = new AbortController();
  /** Of the last look: what the poll compares with. */
  #fingerprint = '';
  /** Of the last look: what was read, where it was refused for its own sake. */
  #refused = '';
  #live: Loaded | undefined;
  #lastFull = 0;
  #running: Promise<void> | undefined;
  #again = false;
  #examiner: Examiner | undefined;
  #watcher: Watcher | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(source: RulesSource, events: LiveRulesEvents, machinery: Partial<Machinery> = {}) {
    this.directory = source.directory;
    this.#source = source;
    this.#reading = { tests: source.gate === 'tests' };
    this.#events = events;
    this.#machinery = { pace: PACE, watch: watchRules, startExaminer, ...machinery };
  }

  /** Loads the first generation. Nothing is watched yet. */
  async load(): Promise<LoadReport> {
    const loading = this.#loadFirst();
    // A reload that is asked for meanwhile waits for it, and looks again in follow().
    this.#running = loading.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await loading;
    } finally {
      this.#running = undefined;
    }
  }

  async #loadFirst(): Promise<LoadReport> {
    const { gate, levels = {} } = this.#source;
    const now = Date.now();
    const loaded = await loadRules(this.directory, { ...this.#reading, now, levels });
    this.#fingerprint = loaded.snapshot.fingerprint;
    return this.#take(gate === 'tests' ? await passTests(loaded, { now, levels }) : loaded);
  }

  /** Follows the directory from now on: by watching, and by polling for what watching misses. */
  follow(): void {
    this.#watcher = this.#machinery.watch(
      this.directory,
      () => this.#hint(),
      (error) => {
        this.watcherError = messageOf(error);
        this.#call(() => this.#events.onWatcherError(error));
      },
    );
    this.#lastFull = Date.now();
    this.#schedulePoll();
    if (this.#again) this.#hint();
  }

  /**
   * Looks at the directory now and waits for the result; joins a look that is already under way, and looks again
   * after it. Never rejects.
   */
  async reload(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#again = true;
    this.#running ??= this.#run();
    await this.#running;
  }

  /** Ends what is under way, without a report; the live generation stays. */
  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#timer);
    await Promise.allSettled([this.#watcher?.close(), this.#examiner?.stop(), this.#running]);
  }

  #hint(): void {
    void this.reload();
  }

  #schedulePoll(): void {
    this.#timer = setTimeout(() => void this.#poll(), this.#machinery.pace.poll).unref();
  }

  async #poll(): Promise<void> {
    const { fingerprint } = await listRules(this.directory, this.#reading);
    const full = Date.now() - this.#lastFull >= this.#machinery.pace.full;
    if (full) this.#lastFull = Date.now();
    if (full || fingerprint !== this.#fingerprint) this.#hint();
    if (!this.#closing.signal.aborted) this.#schedulePoll();
  }

  /** One reading at a time; what happens meanwhile is found by one more. */
  async #run(): Promise<void> {
    while (this.#again && !this.#closing.signal.aborted) {
      this.#again = false;
      await this.#look();
    }
    // In the same turn as the last look at #again, so that no call falls between the two.
    this.#running = undefined;
  }

  async #look(): Promise<void> {
    const { signal } = this.#closing;
    const { settle } = this.#machinery.pace;
    try {
      const { fingerprint } = await listRules(this.directory, this.#reading);
      // Beside the reading; most hints are about nothing, and need no thread.
      if (fingerprint !== this.#fingerprint) this.#startExaminer();
      const snapshot = await readSnapshot(this.directory, { ...this.#reading, settle, signal });
      const moved = snapshot.fingerprint !== this.#fingerprint;
      // Before the parsing, which takes a while: a poll must not take for new what is being parsed.
      this.#fingerprint = snapshot.fingerprint;
      const loaded = await this.#examine(snapshot, moved);
      if (loaded !== undefined && !signal.aborted) this.#take(loaded);
    } catch (error) {
      if (!signal.aborted) this.#tell('refused', [reloadFailed(this.directory, error)]);
    } finally {
      // A thread that cannot be stopped must not stop the following.
      await this.#examiner?.stop().catch(() => undefined);
      this.#examiner = undefined;
    }
  }

  #startExaminer(): Examiner {
    this.#examiner ??= this.#machinery.startExaminer();
    return this.#examiner;
  }

  /** Examines what was read and compiles what is sound, unless it is what the last look found. */
  async #examine(snapshot: Snapshot, moved: boolean): Promise<Loaded | undefined> {
    if (snapshot.contentDigest === this.#live?.snapshot.contentDigest && snapshot.diagnostics.length === 0) {
      await this.#confirm(this.#live);
      return undefined;
    }
    if (!moved && contentOf(snapshot) === this.#refused) return undefined;
    this.#closing.signal.throwIfAborted();
    const { gate, levels = {} } = this.#source;
    const [{ parsed, diagnostics }, version] = await Promise.all([
      this.#startExaminer().examine({ snapshot, gate, levels, now: Date.now() }),
      versionOf(snapshot.digest, this.directory),
    ]);
    if (diagnostics.some(isError)) return { snapshot, diagnostics };
    return { snapshot, diagnostics, ruleSet: compileRuleSet(parsed, version) };
  }

  #take(loaded: Loaded): LoadReport {
    const { ruleSet, snapshot, diagnostics } = loaded;
    // What only the thread could not do is tried again at the next complete reading.
    const failed = diagnostics.some(({ code }) => code === 'examiner-failed');
    this.#refused = ruleSet === undefined && !failed ? contentOf(snapshot) : '';
    if (ruleSet !== undefined) {
      this.current = ruleSet;
      this.loadedAt = new Date();
      this.#live = loaded;
    }
    return this.#tell(ruleSet === undefined ? 'refused' : 'loaded', diagnostics);
  }

  /** The bytes are the live generation's: an earlier error is mended, and the commit may be another. */
  async #confirm(live: Loaded): Promise<void> {
    const version = await versionOf(live.snapshot.digest, this.directory);
    if (this.#closing.signal.aborted) return;
    this.#refused = '';
    if (this.current !== undefined && this.current.version !== version)
      this.current = { ...this.current, version };
    if (this.report?.result === 'refused') this.#tell('unchanged', live.diagnostics);
  }

  #tell(result: LoadReport['result'], diagnostics: Diagnostic[]): LoadReport {
    const report = { result, at: new Date(), diagnostics };
    this.report = report;
    this.#call(() => this.#events.onReport(report, this.current));
    return report;
  }

  /** A listener that throws must not end the following, and still less the process. */
  #call(listener: () => void): void {
    try {
      listener();
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  }
}

/** What was read, as far as it can be told from another reading of the same files. */
function contentOf({ contentDigest, diagnostics }: Snapshot): string {
  return JSON.stringify([contentDigest, diagnostics]);
}

/** Not the rules' fault: no thread, no memory, or an error of ours. */
function reloadFailed(directory: string, error: unknown): Diagnostic {
  return {
    code: 'reload-failed',
    severity: 'error',
    message: `the rules could not be reloaded: ${messageOf(error)}`,
    file: shownPath(directory),
    hint: 'the rules as they were stay live; it is tried again within a minute',
  };
}
