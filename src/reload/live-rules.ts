import { setTimeout as wait } from 'node:timers/promises';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { messageOf } from '../diagnostics/error-message.ts';
import { listRules, type Reading, shownPath } from '../rule-set/list-files.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import type { Watcher } from '../rule-set/watcher.ts';
import { detectChanges } from './change-detector.ts';
import { LastKnownGoodWriter } from './last-known-good-writer.ts';
import { type FallbackRuleSet, loadLastKnownGood } from './load-last-known-good.ts';
import type { SnapshotSummary } from './loader.ts';
import { LOADER_TIMEOUT, type LoaderClient } from './loader-client.ts';
import { PollState } from './poll-state.ts';
import { type ReceivedRuleSet, validateReceived } from './receive-rule-set.ts';
import { RELOAD_DEPENDENCIES, type ReloadDependencies } from './reload-dependencies.ts';
import { callSafely, type LiveRulesEvents, type LoadReport, reloadFailed } from './reload-report.ts';
import type { Chunk } from './rule-set-chunks.ts';
import type { ReloadOptions, RulesSource } from './rules-source.ts';
import { Archives } from './source-archive.ts';

/** Milliseconds for which the end waits for a disk on which the rules are being kept. */
const GRACE = 2000;

/**
 * The rules that a running process answers by: always one whole generation, replaced by one assignment, and only by
 * a generation without errors. Whoever answers a request reads `current` once.
 */
export class LiveRules {
  current: RuleSet | undefined;
  /** The parts that `current` was put together of, for a thread that decides by it: they share its rules and lists. */
  parts: readonly Chunk[] = [];
  /** Of the files that `current` was made of: SHA-256, in hexadecimal. */
  digest: string | undefined;
  loadedAt: Date | undefined;
  report: LoadReport | undefined;
  /** The last report of a refusal, also after it has been mended. */
  lastRefusal: LoadReport | undefined;
  /** What `current` is, as long as it is not from the directory. */
  standIn: FallbackRuleSet | undefined;
  /** The texts of `current`, and of what was live before it: there as soon as they are packed. */
  readonly archives = new Archives();
  /** Why changes are found by polling alone; undefined while the watcher works. */
  watcherError: string | undefined;

  readonly directory: string;
  readonly #source: RulesSource;
  /** What a generation is not held against is not read. */
  readonly #reading: Required<Reading>;
  readonly #events: LiveRulesEvents;
  readonly #machinery: ReloadDependencies;
  readonly #keeper: LastKnownGoodWriter | undefined;
  readonly #closing = new AbortController();
  readonly #last = new PollState();
  /** What `current` was read from, and what was said of it. */
  #live: { contentDigest: string; diagnostics: Diagnostic[] } | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  /** Whether the next look may find most rules gone. */
  #confirmed = false;
  #examiner: LoaderClient | undefined;
  #hints: Watcher | undefined;

  constructor(source: RulesSource, events: LiveRulesEvents, machinery: Partial<ReloadDependencies> = {}) {
    this.directory = source.directory;
    this.#source = source;
    this.#reading = { tests: source.gate === 'tests' };
    this.#events = events;
    this.#machinery = { ...RELOAD_DEPENDENCIES, ...machinery };
    const { lastGood } = source;
    if (lastGood !== undefined)
      this.#keeper = new LastKnownGoodWriter(lastGood, (error) =>
        callSafely(() => events.onKeepError?.(error)),
      );
  }

  /** Why what is live is not kept for the next start; undefined where it is, or need not be. */
  get keepError(): string | undefined {
    return this.#keeper?.problem;
  }

  /** Loads the first generation; where it must not go live, the one that was kept, if that is sound. Nothing is watched yet. */
  load(): Promise<LoadReport | undefined> {
    return this.reload();
  }

  /** Follows the directory from now on: by watching, and by polling for what watching misses. */
  follow(): void {
    const hint = () => void this.reload();
    this.#hints = detectChanges({
      ...this.#machinery,
      directory: this.directory,
      reading: this.#reading,
      lastSeen: () => (this.#running === undefined ? this.#last.fingerprint : undefined),
      onHint: hint,
      onError: (error) => {
        this.watcherError = messageOf(error);
        callSafely(() => this.#events.onWatcherError(error));
      },
      onReady: () => {
        // What it missed while it was away, the poll has found, or a look finds now.
        if (this.watcherError !== undefined) hint();
        this.watcherError = undefined;
      },
    });
  }

  /**
   * Looks at the directory now and waits for the result; joins a look that is already under way, and looks again
   * after it. Never rejects. The report is `unchanged` where there was nothing new; undefined before the first one.
   */
  async reload({ shrink }: ReloadOptions = {}): Promise<LoadReport | undefined> {
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

  /** One look at a time; what happens meanwhile is found by one more. */
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
    const { directory } = this;
    const { fingerprint } = await listRules(directory, this.#reading);
    try {
      const changed = fingerprint !== this.#last.fingerprint;
      // Nobody waits for the first one but the start, and nothing is being written.
      const settle = this.report === undefined ? 0 : this.#machinery.pace.settle;
      const examiner = this.#startLoader();
      const sight = await examiner.read({ directory, ...this.#reading, settle, changed });
      this.#closing.signal.throwIfAborted();
      // Before the examination, which takes a while: a poll must not take for new what is being examined.
      const moved = this.#last.moved(sight);
      const problem = this.#last.newCommitProblem(sight);
      if (problem !== undefined) callSafely(() => this.#events.onCommitProblem?.(problem));
      if (sight.contentDigest === this.#live?.contentDigest && sight.diagnostics.length === 0)
        this.#confirm(sight, this.#live.diagnostics);
      else if (moved || confirmed || !this.#last.refused(sight))
        await this.#take(sight, await this.#examine(examiner, sight, confirmed));
    } catch (error) {
      this.#last.failed(fingerprint);
      await this.#refuse([reloadFailed(directory, error)]);
    } finally {
      await this.#stopExaminer();
    }
  }

  #startLoader(): LoaderClient {
    this.#closing.signal.throwIfAborted();
    this.#examiner = this.#machinery.startLoader(this.current === undefined ? LOADER_TIMEOUT : undefined);
    return this.#examiner;
  }

  /** A thread that cannot be stopped must not stop the following. */
  async #stopExaminer(): Promise<void> {
    await this.#examiner?.stop().catch(() => undefined);
    this.#examiner = undefined;
  }

  #examine(
    examiner: LoaderClient,
    { version }: SnapshotSummary,
    confirmed: boolean,
  ): Promise<ReceivedRuleSet> {
    const { gate, levels = {}, shrink } = this.#source;
    const { current, directory } = this;
    const mayShrink = confirmed || shrink === 'allow' || current === undefined;
    const guarded = mayShrink ? undefined : { ruleSet: current, directory: shownPath(directory) };
    return validateReceived(examiner, { gate, levels, now: Date.now() }, { version, guarded });
  }

  async #take(sight: SnapshotSummary, candidate: ReceivedRuleSet): Promise<void> {
    const { ruleSet, diagnostics } = candidate;
    if (this.#closing.signal.aborted) return;
    this.#last.came(ruleSet === undefined ? 'refused' : 'sound', sight);
    if (ruleSet === undefined) return this.#refuse(diagnostics);
    this.#goLive(ruleSet, sight.digest, candidate.parts);
    this.#live = { contentDigest: sight.contentDigest, diagnostics };
    const packed = this.archives.take(this.#examiner);
    this.#keep();
    this.#tell('loaded', diagnostics);
    await packed;
  }

  /** What is live stays; as long as nothing is, what was kept is to answer. */
  async #refuse(diagnostics: Diagnostic[]): Promise<void> {
    const { lastGood } = this.#source;
    const needed = this.current === undefined && lastGood !== undefined;
    const more = needed ? await this.#letStandIn(lastGood) : [];
    if (!this.#closing.signal.aborted) this.#tell('refused', [...diagnostics, ...more]);
  }

  /** Lets what was kept answer; or gives why it cannot. */
  async #letStandIn(from: string): Promise<Diagnostic[]> {
    await this.#stopExaminer();
    try {
      const kept = await loadLastKnownGood(this.#startLoader(), from, this.#source);
      if (Array.isArray(kept)) return kept;
      const { standIn, parts } = kept;
      this.#goLive(standIn.ruleSet, standIn.digest, parts, standIn);
      await this.archives.take(this.#examiner);
      return [];
    } catch (error) {
      return [reloadFailed(from, error)];
    }
  }

  #goLive(ruleSet: RuleSet, digest: string, parts: readonly Chunk[], standIn?: FallbackRuleSet): void {
    const loadedAt = new Date();
    this.current = ruleSet;
    this.parts = parts;
    this.digest = digest;
    this.loadedAt = loadedAt;
    this.standIn = standIn;
    callSafely(() => this.#events.onLive?.({ version: ruleSet.version, loadedAt, parts }));
  }

  /** The thread keeps what it has read, from here on for itself. */
  #keep(): void {
    const [examiner, version, time] = [this.#examiner, this.current?.version, this.loadedAt];
    if (this.#keeper === undefined || examiner === undefined || version === undefined || time === undefined)
      return;
    this.#keeper.keep({ examiner, version, time });
    this.#examiner = undefined;
  }

  /** The bytes are the live generation's: an earlier error is mended, and the commit may be another. */
  #confirm(sight: SnapshotSummary, diagnostics: Diagnostic[]): void {
    this.#last.came('sound', sight);
    const { version } = sight;
    if (this.current !== undefined && this.current.version !== version) {
      this.current = { ...this.current, version };
      callSafely(() => this.#events.onVersion?.(version));
    }
    if (this.keepError !== undefined) this.#keep();
    if (this.report?.result === 'refused') this.#tell('unchanged', diagnostics);
  }

  #tell(result: LoadReport['result'], diagnostics: Diagnostic[]): void {
    const report = { result, at: new Date(), diagnostics };
    this.report = report;
    if (result === 'refused') this.lastRefusal = report;
    callSafely(() => this.#events.onReport(report, this.current));
  }
}
