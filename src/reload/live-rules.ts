import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { listRules, type Reading } from '../rule-set/list-files.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { contentOf } from '../rule-set/snapshot.ts';
import { type RestartingWatcher, watchDirectory } from '../rule-set/watcher.ts';
import { LastKnownGoodWriter } from './last-known-good-writer.ts';
import {
  type FallbackRuleSet,
  type LiveRulesEvents,
  type LiveState,
  type LoadReport,
  type NewLiveState,
  type ReloadOptions,
  type RulesSource,
  safe,
} from './live-state.ts';
import { FIRST_LOAD_LIMITS, type LoaderClient, reloadFailed } from './loader-client.ts';
import { receiveLastKnownGood, receiveRuleSet } from './receive-rule-set.ts';
import { RELOAD_DEPENDENCIES, type ReloadDependencies } from './reload-dependencies.ts';
import type { SnapshotSummary } from './worker/rule-loader.ts';

/**
 * The rules of a running process. `state` is always one complete rule set without errors, replaced by one assignment. A
 * request reads it once.
 */
export class LiveRules {
  state: LiveState | undefined;
  report: LoadReport | undefined;
  /** The last report of a refusal, also after the rules have been corrected. */
  lastRefusal: LoadReport | undefined;

  readonly directory: string;
  readonly #source: RulesSource;
  /** Tests are read only if the rules have to pass them. */
  readonly #reading: Required<Reading>;
  readonly #events: LiveRulesEvents;
  readonly #dependencies: ReloadDependencies;
  readonly #writer: LastKnownGoodWriter | undefined;
  readonly #closing = new AbortController();
  /** The fingerprint of the last reading: polls compare with it. */
  #seen = '';
  /** The snapshot that was refused last, as `refusalOf` names it. */
  #refused: string | undefined;
  /** The fingerprint at which the loader failed last. */
  #failed: string | undefined;
  #commitProblem: string | undefined;
  #reloading: Promise<void> | undefined;
  #again = false;
  /** True if the next reload may remove most rules. */
  #mayShrink = false;
  #loader: LoaderClient | undefined;
  #watcher: RestartingWatcher | undefined;

  constructor(source: RulesSource, events: LiveRulesEvents, dependencies: Partial<ReloadDependencies> = {}) {
    this.directory = source.directory;
    this.#source = source;
    this.#reading = { tests: source.gate === 'tests' };
    this.#events = events;
    this.#dependencies = { ...RELOAD_DEPENDENCIES, ...dependencies };
    const { lastGood } = source;
    if (lastGood !== undefined) this.#writer = new LastKnownGoodWriter(lastGood, safe(events.onKeepError));
  }

  get current(): RuleSet | undefined {
    return this.state?.ruleSet;
  }

  get loadedAt(): Date | undefined {
    return this.state?.loadedAt;
  }

  /** The live rules, as long as they are the last known good and not those of the directory. */
  get fallback(): FallbackRuleSet | undefined {
    const { ruleSet, source } = this.state ?? {};
    return ruleSet && source?.kind === 'last-known-good' ? { ...source, ruleSet } : undefined;
  }

  /** The reason why changes are found by polling only; undefined while the watcher works. */
  get watcherError(): string | undefined {
    return this.#watcher?.problem;
  }

  /** The reason why the live rules are not written as last known good; undefined if they are, or need not be. */
  get keepError(): string | undefined {
    return this.#writer?.problem;
  }

  /** Loads the rules for the first time; if they must not go live, the last known good. Does not follow them. */
  load(): Promise<LoadReport | undefined> {
    return this.reload();
  }

  /** Follows the directory from now on, by watching and by polling. */
  follow(): void {
    this.#watcher = watchDirectory({
      ...this.#dependencies,
      directory: this.directory,
      reading: this.#reading,
      lastSeen: () => (this.#reloading === undefined ? this.#seen : undefined),
      onHint: () => void this.reload(),
      onError: safe(this.#events.onWatcherError),
    });
  }

  /**
   * Reloads now and waits for the result; joins a reload that is already running, and reloads again after it. Never
   * rejects. The report is `unchanged` if nothing new was found; undefined before the first one.
   */
  async reload({ shrink }: ReloadOptions = {}): Promise<LoadReport | undefined> {
    const before = this.report;
    if (!this.#closing.signal.aborted) {
      this.#again = true;
      this.#mayShrink ||= shrink === 'allow';
      this.#reloading ??= this.#reloadUntilQuiet();
      await this.#reloading;
    }
    const { report } = this;
    return report === before && report?.result === 'loaded' ? { ...report, result: 'unchanged' } : report;
  }

  /** Ends a running reload without a report; the live rules stay. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled([this.#watcher?.close(), this.#loader?.stop(), this.#reloading]);
    await this.#writer?.close();
  }

  /** Runs one reload at a time; one more finds the changes that came meanwhile. */
  async #reloadUntilQuiet(): Promise<void> {
    while (this.#again && !this.#closing.signal.aborted) {
      const mayShrink = this.#mayShrink;
      this.#again = false;
      this.#mayShrink = false;
      await this.#reloadOnce(mayShrink);
    }
    // In the same turn as the last test of #again, so that no call falls between the two.
    this.#reloading = undefined;
  }

  async #reloadOnce(mayShrink: boolean): Promise<void> {
    const { directory } = this;
    const { fingerprint: listed } = await listRules(directory, this.#reading);
    try {
      const changed = listed !== this.#seen;
      // Only the start waits for the first load, and nothing is being written.
      const settle = this.report === undefined ? 0 : this.#dependencies.pace.settle;
      const loader = this.#startLoader();
      const summary = await loader.read({ directory, ...this.#reading, listed, settle, changed });
      this.#closing.signal.throwIfAborted();
      // Set before the validation, so that a poll does not treat this snapshot as a new one.
      this.#seen = summary.fingerprint;
      this.#tellCommitProblem(summary.commitProblem);
      const isRefused = !mayShrink && refusalOf(summary) === this.#refused;
      if (!this.#confirmLive(summary) && !isRefused) await this.#validate(loader, summary, mayShrink);
      this.#failed = undefined;
    } catch (error) {
      // Tried again: once at the next poll, then at each full interval.
      this.#seen = listed === this.#failed ? listed : '';
      this.#failed = listed;
      this.#refused = undefined;
      await this.#refuse([reloadFailed(directory, error)]);
    } finally {
      await this.#stopLoader();
    }
  }

  #startLoader(): LoaderClient {
    this.#closing.signal.throwIfAborted();
    this.#loader = this.#dependencies.startLoader(this.state === undefined ? FIRST_LOAD_LIMITS : undefined);
    return this.#loader;
  }

  /** A thread that cannot be stopped must not stop the following. */
  async #stopLoader(): Promise<void> {
    await this.#loader?.stop().catch(() => undefined);
    this.#loader = undefined;
  }

  async #validate(loader: LoaderClient, summary: SnapshotSummary, confirmed: boolean): Promise<void> {
    const guarded = confirmed || this.#source.shrink === 'allow' ? undefined : this.current;
    const { state, diagnostics } = await receiveRuleSet(loader, this.#source, summary, guarded);
    if (this.#closing.signal.aborted) return;
    this.#refused = state === undefined ? refusalOf(summary) : undefined;
    if (state === undefined) return this.#refuse(diagnostics);
    this.#goLive(state);
    this.#keep();
    this.#tell('loaded', diagnostics);
  }

  #goLive(state: NewLiveState): void {
    this.state = { ...state, loadedAt: new Date(), formerTexts: this.state?.texts };
  }

  /** The live rules stay; if there are none, the last known good goes live. */
  async #refuse(diagnostics: Diagnostic[]): Promise<void> {
    const more = this.state === undefined ? await this.#fallBack() : [];
    if (!this.#closing.signal.aborted) this.#tell('refused', [...diagnostics, ...more]);
  }

  /** Lets the last known good go live, or gives the reasons why it cannot. */
  async #fallBack(): Promise<Diagnostic[]> {
    const { lastGood } = this.#source;
    if (lastGood === undefined) return [];
    await this.#stopLoader();
    try {
      const { state, diagnostics } = await receiveLastKnownGood(this.#startLoader(), this.#source, lastGood);
      if (state !== undefined) this.#goLive(state);
      return state === undefined ? diagnostics : [];
    } catch (error) {
      return [reloadFailed(lastGood, error)];
    }
  }

  /** Writes the last known good beside the answering of requests; the loader is the writer's from here on. */
  #keep(): void {
    const [loader, state] = [this.#loader, this.state];
    if (this.#writer === undefined || loader === undefined || state === undefined) return;
    this.#writer.keep({ loader, version: state.ruleSet.version, time: state.loadedAt });
    this.#loader = undefined;
  }

  /** True if the directory has the live content: then an error has been corrected, or the commit is another. */
  #confirmLive({ version, contentDigest, diagnostics }: SnapshotSummary): boolean {
    const { state } = this;
    if (state?.source.kind !== 'directory' || diagnostics.length > 0) return false;
    if (state.source.contentDigest !== contentDigest) return false;
    this.#refused = undefined;
    if (state.ruleSet.version !== version) this.state = { ...state, ruleSet: { ...state.ruleSet, version } };
    if (this.keepError !== undefined) this.#keep();
    if (this.report?.result === 'refused') this.#tell('unchanged', state.source.diagnostics);
    return true;
  }

  #tellCommitProblem(problem: string | undefined): void {
    if (problem !== undefined && problem !== this.#commitProblem) safe(this.#events.onCommitProblem)(problem);
    this.#commitProblem = problem;
  }

  #tell(result: LoadReport['result'], diagnostics: Diagnostic[]): void {
    const report = { result, at: new Date(), diagnostics };
    this.report = report;
    if (result === 'refused') this.lastRefusal = report;
    safe(this.#events.onReport)(report, this.current);
  }
}

/** A snapshot by its files and their content: the same one is not validated, and refused, twice. */
function refusalOf(summary: SnapshotSummary): string {
  return `${summary.fingerprint}\n${contentOf(summary)}`;
}
