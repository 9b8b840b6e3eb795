import type { MaskedBy } from '../decision-log/recorded.ts';
import { HttpError } from '../http/http-error.ts';
import type { Levels } from '../lint/check.ts';
import type { Endpoint } from '../okta/endpoint.ts';
import type { HookRequest } from '../okta/request.ts';
import type { HookReply } from '../org/effect.ts';
import { parseFactPath } from '../rules/fact-path.ts';
import { parseTime } from '../rules/time.ts';
import type { LiveRules } from '../runtime/live-rules.ts';
import type { RuleSet } from '../runtime/rule-set.ts';
import type {
  ChangeAnswer,
  ChangeQuestion,
  FilesView,
  FindAnswer,
  FindQuestion,
  LiveVersion,
  PreviewAnswer,
  PreviewQuestion,
  RulesView,
} from './api.ts';
import type { HookAddress } from './copies.ts';
import { preview, replyTo } from './preview.ts';
import { rulesView, spotsOf } from './rules-view.ts';
import { keyOf, type Spot } from './spot.ts';
import { Workbench, WorkbenchError } from './workbench.ts';

export interface ConsoleApiDependencies {
  rules: LiveRules;
  product: RulesView['product'];
  levels: Levels;
  /** Bytes. */
  bodyLimit: number;
  /** Milliseconds. */
  deadline: number;
  debugContext: boolean;
  /** The decision log with requests in it; undefined: none are kept in a file. */
  records: string | undefined;
  /** How the requests in it are masked; undefined: they are not, or nobody knows the key. */
  masked: MaskedBy | undefined;
  /** Where Okta calls, and by what it is known; asked at each preview. */
  hook: () => HookAddress;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** What the console asks, answered. Nothing of it changes rules, or what is counted and recorded. Rejects with HttpErrors. */
export class ConsoleApi {
  readonly #dependencies: ConsoleApiDependencies;
  /** Two threads: a change that takes long holds up nobody who only looks. */
  readonly #looking = new Workbench();
  readonly #trying = new Workbench();

  constructor(dependencies: ConsoleApiDependencies) {
    this.#dependencies = dependencies;
  }

  async rules(): Promise<RulesView> {
    const { rules, product, now } = this.#dependencies;
    const spots = spotsOf(rules);
    const found = await this.#linesOf(spots);
    const lines = new Map(spots.flatMap((spot, index) => lineAt(keyOf(spot), found[index])));
    const survey = await this.#survey();
    const digest = await this.#looking
      .ask((thread, limit) => thread.ask('digest', rules.directory, limit))
      .catch(nothing);
    return rulesView(rules, product, { survey, lines, digest }, now());
  }

  live(): LiveVersion {
    const { current, report } = this.#dependencies.rules;
    return {
      ...(current && { version: current.version }),
      ...(report && { lookedAt: report.at.toISOString() }),
    };
  }

  async preview({ endpoint: path, body, at }: PreviewQuestion): Promise<PreviewAnswer> {
    const { now, hook, ...options } = this.#dependencies;
    const { ruleSet, endpoint } = this.#endpointAt(path);
    const time = at === undefined ? now() : parseTime(at);
    if (time === undefined)
      throw new HttpError(400, 'wrong-time', `"${at}" is no time; write it as 2026-03-01T09:00:00Z.`);
    const linesOf = (spots: readonly Spot[]) => this.#linesOf(spots);
    return preview({ ...options, ruleSet, hook: hook(), linesOf }, endpoint, body, time);
  }

  /** What a hook would answer, for the sign-in page that is played. */
  async answerHook(request: HookRequest, path: string, at?: number): Promise<HookReply> {
    const { ruleSet, endpoint } = this.#endpointAt(path);
    const { now, ...options } = this.#dependencies;
    return replyTo({ ...options, ruleSet }, endpoint, request, at ?? now());
  }

  async files(): Promise<FilesView> {
    const { directory } = this.#dependencies.rules;
    return ask(this.#looking, (thread, limit) => thread.ask('files', directory, limit));
  }

  /** The text of a file of the rules. */
  async file(path: string): Promise<string> {
    const { directory } = this.#dependencies.rules;
    const found = await ask(this.#looking, (thread, limit) => thread.ask('file', { directory, path }, limit));
    if (found === undefined)
      throw new HttpError(404, 'no-such-file', 'There is no such file among the rules.');
    if ('text' in found) return found.text;
    throw new HttpError(413, 'file-too-long', `${found.tooLong}.`);
  }

  /** @param wanted whether somebody still waits for the answer */
  async change({ files }: ChangeQuestion, wanted: () => boolean): Promise<ChangeAnswer> {
    const { rules, levels, records, now } = this.#dependencies;
    const { directory, archives } = rules;
    const start = performance.now();
    const of = { directory, files, live: archives.live, records, levels, now: now() };
    const found = await ask(this.#trying, (thread, limit) => thread.ask('change', of, limit), wanted);
    if (typeof found === 'string') throw new HttpError(400, 'no-such-change', `${found}.`);
    return { ...found, milliseconds: performance.now() - start };
  }

  /** The last decisions for one person, out of the decision log. What is looked for is neither logged nor kept. */
  async find({ value, fact }: FindQuestion): Promise<FindAnswer> {
    const { records, masked } = this.#dependencies;
    const path = fact === undefined || fact === '' ? undefined : parseFactPath(fact);
    if (value === '' || typeof path === 'string')
      throw new HttpError(
        400,
        'wrong-question',
        'The question needs a value, and a fact as data.userProfile.email.',
      );
    if (records === undefined)
      throw new HttpError(
        404,
        'no-records',
        'No requests are recorded: set decisionLog.to to a file, and record to masked.',
      );
    const of = { records, masked, value, path };
    return ask(this.#trying, (thread, limit) => thread.ask('find', of, limit));
  }

  async close(): Promise<void> {
    await Promise.all([this.#looking.close(), this.#trying.close()]);
  }

  #endpointAt(path: string): { ruleSet: RuleSet; endpoint: Endpoint } {
    const ruleSet = this.#dependencies.rules.current;
    if (ruleSet === undefined) throw new HttpError(503, 'no-rules', 'No rules are loaded yet.');
    const endpoint = ruleSet.endpoints.get(path);
    if (endpoint === undefined) throw new HttpError(404, 'no-endpoint', 'No rule file has this endpoint.');
    return { ruleSet, endpoint };
  }

  /** Lines are those of what is live. Where they cannot be had, everything else still can. */
  async #linesOf(spots: readonly Spot[]): Promise<readonly (number | undefined)[]> {
    const live = this.#packed();
    if (live === undefined) return [];
    return this.#looking.ask((thread, limit) => thread.ask('lines', { live, spots }, limit)).catch(() => []);
  }

  async #survey() {
    const live = this.#packed();
    if (live === undefined) return undefined;
    const { rules, now } = this.#dependencies;
    const of = { live, former: rules.archives.former, now: now() };
    return this.#looking.ask((thread, limit) => thread.ask('survey', of, limit)).catch(nothing);
  }

  /** The texts of what is live, once they are packed. */
  #packed() {
    const { digest, archives } = this.#dependencies.rules;
    return archives.live?.digest === digest ? archives.live : undefined;
  }
}

async function ask<Result>(
  workbench: Workbench,
  ...question: Parameters<typeof Workbench.prototype.ask<Result>>
): Promise<Result> {
  try {
    return await workbench.ask(...question);
  } catch (error) {
    if (!(error instanceof WorkbenchError)) throw error;
    throw new HttpError(503, `workbench-${error.code}`, `${error.message}.`, { 'retry-after': '1' });
  }
}

function lineAt(key: string, line: number | undefined): [string, number][] {
  return line === undefined ? [] : [[key, line]];
}

function nothing(): undefined {
  return undefined;
}
