import { sideOf } from '../diff/load-side.ts';
import { HttpError } from '../http/http-error.ts';
import type { Levels } from '../lint/check.ts';
import type { HookRequest } from '../okta/request.ts';
import { lastRecordings } from '../recordings/last-recordings.ts';
import { parseFactPath } from '../rules/fact-path.ts';
import type { ParsedRules } from '../rules/parse.ts';
import type { Archive } from '../runtime/archive.ts';
import { Assembly, type Part } from '../runtime/assembly.ts';
import { shownPath } from '../runtime/directory.ts';
import type { Snapshot } from '../runtime/snapshot.ts';
import type { ChangeAnswer, FilesView, FindAnswer } from './api.ts';
import { type DecisionLogFile, findPerson } from './find-person.ts';
import { Generation } from './generation.ts';
import { patchPlace } from './patch-place.ts';
import { type Deciding, type Previewing, preview, replyTo } from './preview.ts';
import { type QuestionBytes, questionIn } from './read-question.ts';
import { fileAt, isTooLong, type PageFile, RuleTexts, withTexts } from './rule-texts.ts';
import type { Spot } from './spot.ts';
import { type Survey, surveyOf } from './survey.ts';
import { type Told, tell } from './told.ts';
import { type Base, tryChange } from './try-change.ts';

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
  live: Archive | undefined;
}

/** What the console asks about rules: it takes long, and needs what whoever answers requests does not keep. */
export class WorkbenchDesk {
  #rules = new Assembly();
  readonly #texts = new RuleTexts();
  /** The live one, and the one before it, as far as they were asked for. */
  #generations: Generation[] = [];
  #survey: { key: string; survey: Survey } | undefined;
  /** What changes were last compared with, and what that was made of. */
  #base: { of: Snapshot; base: Base } | undefined;

  /** Forgets the rules that were given: others follow, part by part. */
  beginRules(): void {
    this.#rules = new Assembly();
  }

  takePart(part: Part): void {
    this.#rules.add(part);
  }

  /** The bytes of a PreviewAnswer as JSON. */
  preview({ question, version, live, now, ...options }: PreviewTask): Promise<Told<Uint8Array>> {
    return tell(async () => {
      const asked = questionIn(question, { endpoint: 'text', body: 'text', at: 'text or nothing' });
      const texts = live && this.#generation(live);
      const previewing = {
        ...options,
        ruleSet: this.#rules.ruleSet(version),
        lineOf: (spot: Spot) => texts?.lineOf(spot),
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
  }: DecidingTask & { path: string; request: HookRequest }): Promise<Told<{ status: number; body: string }>> {
    const deciding = { ...options, ruleSet: this.#rules.ruleSet(version) };
    return tell(() => replyTo(deciding, path, request, now));
  }

  /** On which lines of what is live something stands. */
  lines({ live, spots }: { live: Archive; spots: readonly Spot[] }): (number | undefined)[] {
    const generation = this.#generation(live);
    return spots.map((spot) => generation.lineOf(spot));
  }

  async survey({
    live,
    former,
    now,
  }: {
    live: Archive;
    former?: Archive | undefined;
    now: number;
  }): Promise<Survey> {
    const key = `${live.digest} ${former?.digest}`;
    if (this.#survey?.key === key) return this.#survey.survey;
    const before = former && this.#generation(former);
    const survey = await surveyOf(this.#generation(live), before, now);
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
    return { contentDigest, directory: shownPath(directory), patch: await patchPlace(directory), files };
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
    live: Archive | undefined;
    records: string | undefined;
    levels: Levels;
    now: number;
  }): Promise<Told<Omit<ChangeAnswer, 'milliseconds'>>> {
    return tell(async () => {
      const { files } = questionIn(question, { files: 'a list of { path, text }' });
      const snapshot = await this.#texts.read(directory);
      const changed = withTexts(snapshot, directory, files);
      if (typeof changed === 'string') throw new HttpError(400, 'no-such-change', `${changed}.`);
      const base = this.#baseFor(snapshot, live);
      const recorded = records === undefined ? undefined : await lastRecordings(records);
      const found = await tryChange(directory, changed, { base, recorded }, judging);
      return { ...found, contentDigest: snapshot.contentDigest };
    });
  }

  /** The last decisions for one person. */
  find({ question, ...log }: DecisionLogFile & { question: QuestionBytes }): Promise<Told<FindAnswer>> {
    return tell(() => {
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
  #baseFor(snapshot: Snapshot, live: Archive | undefined): Base {
    const isLive = live?.digest === snapshot.digest;
    const other = live === undefined || isLive ? undefined : this.#generation(live);
    if (other?.leftOut.length === 0) return this.#baseOf(other.snapshot, 'live', other.parsed);
    return this.#baseOf(snapshot, isLive ? 'live' : 'directory');
  }

  /** Made once for all that is typed meanwhile. */
  #baseOf(of: Snapshot, which: Base['which'], parsed?: ParsedRules): Base {
    if (this.#base?.of !== of || this.#base.base.which !== which)
      this.#base = { of, base: { which, side: sideOf('base', which, of, parsed) } };
    return this.#base.base;
  }

  #generation(archive: Archive): Generation {
    const known = this.#generations.find(({ digest }) => digest === archive.digest);
    const generation = known ?? new Generation(archive);
    this.#generations = [generation, ...this.#generations.filter((one) => one !== generation)].slice(0, 2);
    return generation;
  }
}
