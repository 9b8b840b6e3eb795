import { toRevision } from '../diff/load-revision.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import { HttpError } from '../http/http-error.ts';
import type { Levels } from '../lint/check.ts';
import { lastRecordedRequests } from '../recorded-requests/last-recorded-requests.ts';
import { type Chunk, RuleSetBuilder } from '../reload/rule-set-chunks.ts';
import type { SourceArchive } from '../reload/source-archive.ts';
import { shownPath } from '../rule-set/list-files.ts';
import type { Snapshot } from '../rule-set/snapshot.ts';
import { parseFactPath } from '../rules/fact-path.ts';
import type { ParsedRules } from '../rules/parse.ts';
import type { ChangeAnswer, FilesView, FindAnswer } from './api.ts';
import { type CoverageReport, coverageReport } from './coverage-report.ts';
import { type DecisionLogFile, findPerson } from './find-person.ts';
import { patchRoot } from './patch-root.ts';
import { type Deciding, type Previewing, preview, replyTo } from './preview.ts';
import { type QuestionBytes, questionIn } from './read-question.ts';
import { RuleSetVersion } from './rule-set-version.ts';
import { fileAt, isTooLong, type PageFile, RuleTexts, withTexts } from './rule-texts.ts';
import type { SourceLocation } from './source-location.ts';
import { type Base, tryChange } from './try-change.ts';
import { toWorkerResult, type WorkerResult } from './worker-result.ts';

/** By which rules something is decided in the thread, and how. */
export interface DecidingTask extends Omit<Deciding, 'ruleSet'> {
  /** Of the rules that were given. */
  version: string;
  /** Milliseconds since 1970. */
  now: number;
}

export interface PreviewTask extends DecidingTask, Pick<Previewing, 'bodyLimit' | 'hook'> {
  /** A PreviewQuestion. */
  question: QuestionBytes;
  /** The texts of the rules that were given, where they are known. */
  live: SourceArchive | undefined;
}

/** What the console asks about rules: it takes long, and needs what whoever answers requests does not keep. */
export class ConsoleTasks {
  #rules = new RuleSetBuilder();
  readonly #texts = new RuleTexts();
  /** The live one, and the one before it, as far as they were asked for. */
  #generations: RuleSetVersion[] = [];
  #survey: { key: string; survey: CoverageReport } | undefined;
  /** What changes were last compared with, and what that was made of. */
  #base: { of: Snapshot; base: Base } | undefined;

  /** Forgets the rules that were given: others follow, part by part. */
  beginRules(): void {
    this.#rules = new RuleSetBuilder();
  }

  takePart(part: Chunk): void {
    this.#rules.add(part);
  }

  /** The bytes of a PreviewAnswer as JSON. */
  preview({ question, version, live, now, ...options }: PreviewTask): Promise<WorkerResult<Uint8Array>> {
    return toWorkerResult(async () => {
      const asked = questionIn(question, { endpoint: 'text', body: 'text', at: 'text or nothing' });
      const texts = live && this.#generation(live);
      const previewing = {
        ...options,
        ruleSet: this.#rules.ruleSet(version),
        lineOf: (spot: SourceLocation) => texts?.lineOf(spot),
      };
      return Buffer.from(JSON.stringify(await preview(previewing, asked, now)));
    });
  }

  /** The reply of a hook, for the sign-in page that is played. */
  reply({
    path,
    request,
    version,
    now,
    ...options
  }: DecidingTask & { path: string; request: HookRequest }): Promise<
    WorkerResult<{ status: number; body: string }>
  > {
    const deciding = { ...options, ruleSet: this.#rules.ruleSet(version) };
    return toWorkerResult(() => replyTo(deciding, path, request, now));
  }

  /** On which lines of what is live something stands. */
  lines({ live, spots }: { live: SourceArchive; spots: readonly SourceLocation[] }): (number | undefined)[] {
    const generation = this.#generation(live);
    return spots.map((spot) => generation.lineOf(spot));
  }

  async survey({
    live,
    former,
    now,
  }: {
    live: SourceArchive;
    former?: SourceArchive | undefined;
    now: number;
  }): Promise<CoverageReport> {
    const key = `${live.digest} ${former?.digest}`;
    if (this.#survey?.key === key) return this.#survey.survey;
    const before = former && this.#generation(former);
    const survey = await coverageReport(this.#generation(live), before, now);
    this.#survey = { key, survey };
    return survey;
  }

  /** What answers would go by with the directory as it is. */
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

  /** What a change would do. */
  change({
    directory,
    question,
    live,
    records,
    ...judging
  }: {
    directory: string;
    /** A ChangeQuestion. */
    question: QuestionBytes;
    live: SourceArchive | undefined;
    records: string | undefined;
    levels: Levels;
    now: number;
  }): Promise<WorkerResult<Omit<ChangeAnswer, 'milliseconds'>>> {
    return toWorkerResult(async () => {
      const { files } = questionIn(question, { files: 'a list of { path, text }' });
      const snapshot = await this.#texts.read(directory);
      const changed = withTexts(snapshot, directory, files);
      if (typeof changed === 'string') throw new HttpError(400, 'no-such-change', `${changed}.`);
      const base = this.#baseFor(snapshot, live);
      const recorded = records === undefined ? undefined : await lastRecordedRequests(records);
      const found = await tryChange(directory, changed, { base, recorded }, judging);
      return { ...found, contentDigest: snapshot.contentDigest };
    });
  }

  /** The last decisions for one person. */
  find({
    question,
    ...log
  }: DecisionLogFile & { question: QuestionBytes }): Promise<WorkerResult<FindAnswer>> {
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
   * What is live, as far as its texts are known: lists of which only the length is kept would look emptied. Else the
   * directory as it is.
   */
  #baseFor(snapshot: Snapshot, live: SourceArchive | undefined): Base {
    const isLive = live?.digest === snapshot.digest;
    const other = live === undefined || isLive ? undefined : this.#generation(live);
    if (other?.leftOut.length === 0) return this.#baseOf(other.snapshot, 'live', other.parsed);
    return this.#baseOf(snapshot, isLive ? 'live' : 'directory');
  }

  /** Made once for all that is typed meanwhile. */
  #baseOf(of: Snapshot, which: Base['which'], parsed?: ParsedRules): Base {
    if (this.#base?.of !== of || this.#base.base.which !== which)
      this.#base = { of, base: { which, side: toRevision('base', which, of, parsed) } };
    return this.#base.base;
  }

  #generation(archive: SourceArchive): RuleSetVersion {
    const known = this.#generations.find(({ digest }) => digest === archive.digest);
    const generation = known ?? new RuleSetVersion(archive);
    this.#generations = [generation, ...this.#generations.filter((one) => one !== generation)].slice(0, 2);
    return generation;
  }
}
