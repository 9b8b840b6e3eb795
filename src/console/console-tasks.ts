import { toRevision } from '../diff/load-revision.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import { HttpError } from '../http/http-error.ts';
import type { Levels } from '../lint/check.ts';
import { lastRecordedRequests } from '../recorded-requests/last-recorded-requests.ts';
import type { LiveState } from '../reload/live-state.ts';
import { shownPath } from '../rule-set/list-files.ts';
import { RuleSetBuilder, type RuleSetPart } from '../rule-set/rule-set.ts';
import type { Snapshot } from '../rule-set/snapshot.ts';
import type { SourceTexts } from '../rule-set/source-texts.ts';
import { parseFactPath } from '../rules/fact-path.ts';
import type { ParsedRules } from '../rules/parse.ts';
import type { ChangeAnswer, FilesView, FindAnswer } from './api.ts';
import { type CoverageReport, coverageReport } from './coverage-report.ts';
import { type DecisionLogFile, findPerson } from './find-person.ts';
import { patchRoot } from './patch-root.ts';
import { type DecisionSettings, type PreviewSettings, preview, replyTo } from './preview.ts';
import { questionIn } from './read-question.ts';
import { parseRuleSetVersion, type RuleSetVersion } from './rule-set-version.ts';
import { fileAt, isTooLong, type PageFile, RuleTexts, withTexts } from './rule-texts.ts';
import { type ChangeBase, tryChange } from './try-change.ts';
import { toWorkerResult, type WorkerResult } from './worker-result.ts';

/** A request to decide by the live rules, and the settings of the decision. */
export interface DecisionTask extends Omit<DecisionSettings, 'ruleSet'> {
  /** Version of the rules that were sent. */
  version: string;
  /** Milliseconds since 1970. */
  now: number;
}

export interface PreviewTask extends DecisionTask, Pick<PreviewSettings, 'bodyLimit' | 'hook'> {
  /** A PreviewQuestion. */
  question: Uint8Array;
}

/** The functions of the console's worker: they are slow, or need rule texts, which the main thread does not keep. */
export class ConsoleTasks {
  #rules = new RuleSetBuilder();
  readonly #texts = new RuleTexts();
  #live: RuleSetVersion | undefined;
  #former: RuleSetVersion | undefined;
  #coverage: Promise<CoverageReport> | undefined;
  /** The base of the last comparison, and the snapshot that it was made of. */
  #base: { of: Snapshot; base: ChangeBase } | undefined;

  /** Drops the rules that were sent: others follow, part by part. */
  beginRules(): void {
    this.#rules = new RuleSetBuilder();
  }

  takePart(part: RuleSetPart): Promise<void> {
    return this.#rules.add(part);
  }

  /** Takes the texts of the live rules, and of those before them, as far as they are known. */
  takeTexts({ texts, formerTexts }: Partial<Pick<LiveState, 'texts' | 'formerTexts'>>): void {
    const known = [this.#live, this.#former];
    const versionOf = (texts: SourceTexts | undefined) =>
      texts &&
      (known.find((one) => one?.snapshot.contentDigest === texts.contentDigest) ??
        parseRuleSetVersion(texts));
    this.#live = versionOf(texts);
    this.#former = versionOf(formerTexts);
    this.#coverage = undefined;
  }

  /** The bytes of a PreviewAnswer as JSON. */
  preview({ question, version, now, ...options }: PreviewTask): Promise<WorkerResult<Uint8Array>> {
    return toWorkerResult(async () => {
      const parsed = questionIn(question, { endpoint: 'text', body: 'text', at: 'text or nothing' });
      const settings = { ...options, ruleSet: this.#rules.ruleSet(version) };
      return Buffer.from(JSON.stringify(await preview(settings, parsed, now)));
    });
  }

  /** The reply of a hook, for the simulated sign-in page. */
  reply({
    path,
    request,
    version,
    now,
    ...options
  }: DecisionTask & { path: string; request: HookRequest }): Promise<
    WorkerResult<{ status: number; body: string }>
  > {
    const settings = { ...options, ruleSet: this.#rules.ruleSet(version) };
    return toWorkerResult(() => replyTo(settings, path, request, now));
  }

  /** The coverage of the live rules by their tests, and their changes; undefined if their texts are not known. */
  async coverage(now: number): Promise<CoverageReport | undefined> {
    if (this.#live === undefined) return undefined;
    this.#coverage ??= coverageReport(this.#live, this.#former, now);
    return this.#coverage;
  }

  /** The digest of the rule files and lists in the directory as it is. */
  async digest(directory: string): Promise<string> {
    return (await this.#texts.read(directory)).digest;
  }

  async files(directory: string): Promise<FilesView> {
    const { contentDigest, texts } = await this.#texts.read(directory);
    const files = texts.map((text) => ({
      ...{ path: text.path, kind: text.kind },
      ...(isTooLong(text) && { tooLong: true as const }),
      ...(text.mark && { mark: true as const }),
    }));
    return { contentDigest, directory: shownPath(directory), patch: await patchRoot(directory), files };
  }

  async file({ directory, path }: { directory: string; path: string }): Promise<PageFile | undefined> {
    return fileAt(await this.#texts.read(directory), path);
  }

  /** The effects of a change. */
  change({
    directory,
    question,
    records,
    ...options
  }: {
    directory: string;
    /** A ChangeQuestion. */
    question: Uint8Array;
    records: string | undefined;
    levels: Levels;
    now: number;
  }): Promise<WorkerResult<Omit<ChangeAnswer, 'milliseconds'>>> {
    return toWorkerResult(async () => {
      const { files } = questionIn(question, { files: 'a list of { path, text }' });
      const snapshot = await this.#texts.read(directory);
      const changed = withTexts(snapshot, directory, files);
      if (typeof changed === 'string') throw new HttpError(400, 'no-such-change', `${changed}.`);
      const base = this.#baseFor(snapshot);
      const recorded = records === undefined ? undefined : await lastRecordedRequests(records);
      const found = await tryChange(directory, changed, { base, recorded }, options);
      return { ...found, contentDigest: snapshot.contentDigest };
    });
  }

  /** The last decisions for one user. */
  find({ question, ...log }: DecisionLogFile & { question: Uint8Array }): Promise<WorkerResult<FindAnswer>> {
    return toWorkerResult(() => {
      const { value, fact } = questionIn(question, { value: 'text', fact: 'text or nothing' });
      const path = fact === undefined || fact === '' ? undefined : parseFactPath(fact);
      if (value === '' || typeof path === 'string')
        throw new HttpError(
          400,
          'wrong-question',
          'The question needs a value, and a fact as data.userProfile.email.',
        );
      return findPerson({ ...log, value, path });
    });
  }

  /**
   * The live rules, or the directory if long lists of the live rules are not kept: such lists would look empty in the
   * comparison.
   */
  #baseFor(snapshot: Snapshot): ChangeBase {
    const isLive = this.#live?.snapshot.digest === snapshot.digest;
    if (!isLive && this.#live?.leftOut.length === 0)
      return this.#baseOf(this.#live.snapshot, 'live', this.#live.parsed);
    return this.#baseOf(snapshot, isLive ? 'live' : 'directory');
  }

  /** Cached, so that typing does not rebuild it. */
  #baseOf(of: Snapshot, which: ChangeBase['which'], parsed?: ParsedRules): ChangeBase {
    if (this.#base?.of !== of || this.#base.base.which !== which)
      this.#base = { of, base: { which, revision: toRevision('base', which, of, parsed) } };
    return this.#base.base;
  }
}
