import type { MaskedBy } from '../decision-log/recorded.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import { busy } from '../http/concurrency-limit.ts';
import { HttpError } from '../http/http-error.ts';
import type { Levels } from '../lint/check.ts';
import type { HookReply } from '../okta-simulator/reply.ts';
import type { LiveRules } from '../reload/live-rules.ts';
import type { WorkerClient } from '../reload/worker-rpc.ts';
import type { ChangeAnswer, FilesView, FindAnswer, LiveVersion, RulesView } from './api.ts';
import type { ConsoleTasks } from './console-tasks.ts';
import { ConsoleWorkerClient, ConsoleWorkerError } from './console-worker-client.ts';
import type { HookAddress } from './copy-as.ts';
import type { QuestionBytes } from './read-question.ts';
import { type LiveRuleParts, RuleSender } from './rule-sender.ts';
import { rulesView } from './rules-view.ts';
import { type WorkerResult, workerValue } from './worker-result.ts';

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
  readonly #looking = new ConsoleWorkerClient();
  readonly #trying = new ConsoleWorkerClient();
  readonly #given = new RuleSender();

  constructor(dependencies: ConsoleApiDependencies) {
    this.#dependencies = dependencies;
  }

  async rules(): Promise<RulesView> {
    const { rules, product, now } = this.#dependencies;
    const survey = await this.#survey();
    const digest = await this.#looking.ask((thread) => thread.call('digest', rules.directory)).catch(nothing);
    return rulesView(rules, product, { survey, digest }, now());
  }

  live(): LiveVersion {
    const { current, report } = this.#dependencies.rules;
    return {
      ...(current && { version: current.version }),
      ...(report && { lookedAt: report.at.toISOString() }),
    };
  }

  /**
   * Decides a request by the live rules, in the console's thread.
   *
   * @param question a PreviewQuestion
   * @param wanted whether somebody still waits for the answer
   * @returns the bytes of a PreviewAnswer
   */
  async preview(question: QuestionBytes, wanted: () => boolean): Promise<Uint8Array> {
    const { now, hook, bodyLimit, deadline, debugContext } = this.#dependencies;
    const task = { question, bodyLimit, deadline, debugContext, hook: hook(), now: now() };
    return this.#askByLive(({ version }, thread) => thread.call('preview', { ...task, version }), wanted);
  }

  /** What a hook would answer, for the sign-in page that is played. */
  async answerHook(request: HookRequest, path: string, at?: number): Promise<HookReply> {
    const { now, deadline, debugContext } = this.#dependencies;
    const task = { path, request, deadline, debugContext, now: at ?? now() };
    return this.#askByLive(({ version }, thread) => thread.call('reply', { ...task, version }));
  }

  async files(): Promise<FilesView> {
    const { directory } = this.#dependencies.rules;
    return ask(this.#looking, (thread) => thread.call('files', directory));
  }

  /** The text of a file of the rules. */
  async file(path: string): Promise<string> {
    const { directory } = this.#dependencies.rules;
    const found = await ask(this.#looking, (thread) => thread.call('file', { directory, path }));
    if (found === undefined)
      throw new HttpError(404, 'no-such-file', 'There is no such file among the rules.');
    if ('text' in found) return found.text;
    throw new HttpError(413, 'file-too-long', `${found.tooLong}.`);
  }

  /**
   * @param question a ChangeQuestion
   * @param wanted whether somebody still waits for the answer
   */
  async change(question: QuestionBytes, wanted: () => boolean): Promise<ChangeAnswer> {
    const { rules, levels, records, now } = this.#dependencies;
    const { directory } = rules;
    const start = performance.now();
    const of = { directory, question, records, levels, now: now() };
    const changed = async (thread: WorkerClient<ConsoleTasks>) => {
      await this.#given.sendTexts(thread, rules.state);
      return thread.call('change', of);
    };
    const told = await ask(this.#trying, changed, wanted);
    return { ...workerValue(told), milliseconds: performance.now() - start };
  }

  /**
   * The last decisions for one person, out of the decision log. What is looked for is neither logged nor kept.
   *
   * @param question the bytes of a FindQuestion
   * @param wanted whether somebody still waits for the answer
   */
  async find(question: QuestionBytes, wanted: () => boolean): Promise<FindAnswer> {
    const { records, masked } = this.#dependencies;
    if (records === undefined)
      throw new HttpError(
        404,
        'no-records',
        'No requests are recorded: set decisionLog.to to a file, and record to masked.',
      );
    const told = await ask(
      this.#trying,
      (thread) => thread.call('find', { question, records, masked }),
      wanted,
    );
    return workerValue(told);
  }

  async close(): Promise<void> {
    await Promise.all([this.#looking.close(), this.#trying.close()]);
  }

  /** Asks the thread by the rules that are live, which it is given first. */
  #askByLive<Answer>(
    question: (live: LiveRuleParts, thread: WorkerClient<ConsoleTasks>) => Promise<WorkerResult<Answer>>,
    wanted?: () => boolean,
  ): Promise<Answer> {
    const live = () => this.#live();
    live();
    const told = ask(
      this.#looking,
      (thread) => this.#given.ask(thread, live, (parts) => question(parts, thread)),
      wanted,
    );
    return told.then(workerValue);
  }

  #live(): LiveRuleParts {
    const { rules } = this.#dependencies;
    if (rules.state === undefined) throw new HttpError(503, 'no-rules', 'No rules are loaded yet.');
    const { ruleSet, parts } = rules.state;
    return { version: ruleSet.version, parts };
  }

  /** Without it, everything else is shown all the same. */
  #survey() {
    const { rules, now } = this.#dependencies;
    const survey = async (thread: WorkerClient<ConsoleTasks>) => {
      await this.#given.sendTexts(thread, rules.state);
      return thread.call('survey', now());
    };
    return this.#looking.ask(survey).catch(nothing);
  }
}

async function ask<Result>(
  client: ConsoleWorkerClient,
  ...question: Parameters<typeof ConsoleWorkerClient.prototype.ask<Result>>
): Promise<Result> {
  try {
    return await client.ask(...question);
  } catch (error) {
    if (!(error instanceof ConsoleWorkerError)) throw error;
    if (error.code === 'busy') throw busy(error.message);
    throw new HttpError(503, `workbench-${error.code}`, `${error.message}.`, { 'retry-after': '1' });
  }
}

function nothing(): undefined {
  return undefined;
}
