import { setTimeout as wait } from 'node:timers/promises';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { messageOf } from '../diagnostics/thrown.ts';
import { type Part, partsOf } from './assembly.ts';
import { examineCandidate } from './candidate.ts';
import { listRules, type Reading, shownPath } from './directory.ts';
import type { Examiner } from './examiner.ts';
import { giveHints } from './hints.ts';
import { Keeper } from './keeper.ts';
import { LastLook } from './last-look.ts';
import type { Loaded } from './load.ts';
import { MACHINERY, type Machinery } from './machinery.ts';
import type { RuleSet } from './rule-set.ts';
import type { Look, RulesSource } from './rules-source.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import { loadFirst, type StandIn } from './start.ts';
import { versionOf } from './version.ts';
import type { Watcher } from './watch.ts';

/** Milliseconds for which the end waits for a disk on which the rules are being kept. */
const GRACE = 2000;

/** What the last look at the rules directory came to. */
export interface LoadReport {
  /** loaded: a new generation is live. unchanged: the live one says the same. refused: it stays, in spite of errors. */
  result: 'loaded' | 'unchanged' | 'refused';
  at: Date;
  diagnostics: Diagnostic[];
}

/** A generation as it can go from process to process. */
export interface LiveGeneration {
  version: string;
  loadedAt: Date;
  parts: readonly Part[];
}

export interface LiveRulesEvents {
  onReport: (report: LoadReport, ruleSet: RuleSet | undefined) => void;
  /** Another generation is live. */
  onLive?: (generation: LiveGeneration) => void;
  /** The live generation has another version: its files belong to another commit now. */
  onVersion?: (version: string) => void;
  onWatcherError: (error: unknown) => void;
  /** What went live could not be kept. */
  onKeepError?: (error: unknown) => void;
}

/**
 * The rules that a running process answers by: always one whole generation, replaced by one assignment, and only by
 * a generation without errors. Whoever answers a request reads `current` once.
 */
export class LiveRules {
  current: RuleSet | undefined;
  /** Of the files that `current` was made of: SHA-256, in hexadecimal. */
  digest: string | undefined;
  loadedAt: Date | undefined;
  report: LoadReport | undefined;
  /** The last report of a refusal, also after it has been mended. */
  lastRefusal: LoadReport | undefined;
  /** What `current` is, as long as it is not from the directory. */
  standIn: StandIn | undefined;
  /** Why changes are found by polling alone; undefined while the watcher works. */
  watcherError: string | undefined;

  readonly directory: string;
  readonly #source: RulesSource;
  /** What a generation is not held against is not read. */
  readonly #reading: Reading;
  readonly #events: LiveRulesEvents;
  readonly #machinery: Machinery;
  readonly #keeper: Keeper | undefined;
  readonly #closing = new AbortController();
  readonly #last = new LastLook();
  #live: Loaded | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  /** Whether the next look may find most rules gone. */
  #confirmed = false;
  #examiner: Examiner | undefined;
  #hints: Watcher | undefined;

  constructor(source: RulesSource, events: LiveRulesEvents, machinery: Partial<Machinery> = {}) {
    this.directory = source.directory;
    this.#source = source;
    this.#reading = { tests: source.gate === 'tests' };
    this.#events = events;
    this.#machinery = { ...MACHINERY, ...machinery };
    const { lastGood } = source;
    if (lastGood !== undefined)
      this.#keeper = new Keeper(lastGood, (error) => this.#call(() => events.onKeepError?.(error)));
  }

  /** Why what is live is not kept for the next start; undefined where it is, or need not be. */
  get keepError(): string | undefined {
    return this.#keeper?.problem;
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
    const { standIn, ...loaded } = await loadFirst(this.#source);
    this.#last.moved(loaded.snapshot);
    if (standIn !== undefined) this.#goLive(standIn, standIn.digest, standIn);
    return this.#take(loaded);
  }

  /** Follows the directory from now on: by watching, and by polling for what watching misses. */
  follow(): void {
    this.#hints = giveHints({
      ...this.#machinery,
      directory: this.directory,
      reading: this.#reading,
      lastSeen: () => this.#last.fingerprint,
      onHint: () => this.#hint(),
      onError: (error) => {
        this.watcherError = messageOf(error);
        this.#call(() => this.#events.onWatcherError(error));
      },
      onReady: () => {
        // What it missed while it was away, the poll has found, or a look finds now.
        if (this.watcherError !== undefined) this.#hint();
        this.watcherError = undefined;
      },
    });
    if (this.#again) this.#hint();
  }

  /**
   * Looks at the directory now and waits for the result; joins a look that is already under way, and looks again
   * after it. Never rejects. The report is `unchanged` where there was nothing new; undefined before the first one.
   */
  async reload({ shrink }: Look = {}): Promise<LoadReport | undefined> {
    const before = this.report;
    if (!this.#closing.signal.aborted) {
      this.#again = true;
      this.#confirmed ||= shrink === 'allow';
      this.#running ??= this.#run();
      await this.#running;
    }
    const { report } = this;
    return report === before && report?.result === 'loaded' ? { ...report, result: 'unchanged' } : report;
  }

  /** Ends what is under way, without a report; the live generation stays. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled([this.#hints?.close(), this.#examiner?.stop(), this.#running]);
    await Promise.race([this.#keeper?.idle(), wait(GRACE, undefined, { ref: false })]);
  }

  #hint(): void {
    void this.reload();
  }

  /** One reading at a time; what happens meanwhile is found by one more. */
  async #run(): Promise<void> {
    while (this.#again && !this.#closing.signal.aborted) {
      const confirmed = this.#confirmed;
      this.#again = false;
      this.#confirmed = false;
      await this.#look(confirmed);
    }
    // In the same turn as the last look at #again, so that no call falls between the two.
    this.#running = undefined;
  }

  async #look(confirmed: boolean): Promise<void> {
    const { signal } = this.#closing;
    const { settle } = this.#machinery.pace;
    try {
      const { fingerprint } = await listRules(this.directory, this.#reading);
      // Beside the reading; most hints are about nothing, and need no thread.
      if (fingerprint !== this.#last.fingerprint) this.#startExaminer();
      const snapshot = await readSnapshot(this.directory, { ...this.#reading, settle, signal });
      // Before the parsing, which takes a while: a poll must not take for new what is being parsed.
      const moved = this.#last.moved(snapshot);
      const loaded = await this.#examine(snapshot, moved, confirmed);
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
  async #examine(snapshot: Snapshot, moved: boolean, confirmed: boolean): Promise<Loaded | undefined> {
    if (snapshot.contentDigest === this.#live?.snapshot.contentDigest && snapshot.diagnostics.length === 0) {
      await this.#confirm(this.#live);
      return undefined;
    }
    if (!moved && !confirmed && this.#last.refused(snapshot)) return undefined;
    this.#closing.signal.throwIfAborted();
    const { gate, levels = {}, shrink } = this.#source;
    const { directory, current } = this;
    const guarded = confirmed || shrink === 'allow' ? undefined : current;
    const options = { directory, gate, levels, now: Date.now(), guarded };
    return examineCandidate(snapshot, this.#startExaminer(), options);
  }

  #take(loaded: Loaded): LoadReport {
    const { ruleSet, parsed, snapshot, diagnostics } = loaded;
    const unexamined = diagnostics.some(({ code }) => code === 'examiner-failed');
    this.#last.came(unexamined ? 'unexamined' : ruleSet === undefined ? 'refused' : 'sound', snapshot);
    if (ruleSet !== undefined) {
      this.#goLive({ ruleSet, ...(parsed && { parsed }) }, snapshot.digest);
      this.#live = { snapshot, ruleSet, diagnostics };
      this.#keep(loaded);
    }
    return this.#tell(ruleSet === undefined ? 'refused' : 'loaded', diagnostics);
  }

  #goLive({ ruleSet, parsed }: Pick<StandIn, 'ruleSet' | 'parsed'>, digest: string, standIn?: StandIn): void {
    const loadedAt = new Date();
    this.current = ruleSet;
    this.digest = digest;
    this.loadedAt = loadedAt;
    this.standIn = standIn;
    const parts = parsed === undefined ? [] : partsOf(parsed);
    this.#call(() => this.#events.onLive?.({ version: ruleSet.version, loadedAt, parts }));
  }

  #keep({ snapshot }: Loaded): void {
    const { directory, current, loadedAt } = this;
    if (current === undefined || loadedAt === undefined) return;
    this.#keeper?.keep({ directory, snapshot, version: current.version, time: loadedAt });
  }

  /** The bytes are the live generation's: an earlier error is mended, and the commit may be another. */
  async #confirm(live: Loaded): Promise<void> {
    const version = await versionOf(live.snapshot.digest, this.directory);
    if (this.#closing.signal.aborted) return;
    this.#last.came('sound', live.snapshot);
    if (this.current !== undefined && this.current.version !== version) {
      this.current = { ...this.current, version };
      this.#call(() => this.#events.onVersion?.(version));
    }
    if (this.keepError !== undefined) this.#keep(live);
    if (this.report?.result === 'refused') this.#tell('unchanged', live.diagnostics);
  }

  #tell(result: LoadReport['result'], diagnostics: Diagnostic[]): LoadReport {
    const report = { result, at: new Date(), diagnostics };
    this.report = report;
    if (result === 'refused') this.lastRefusal = report;
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
