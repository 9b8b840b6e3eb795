import type { MaskedBy } from '../decision-log/recorded.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import { HttpError } from '../http/http-error.ts';
import type { Levels } from '../lint/check.ts';
import type { HookReply } from '../okta-simulator/reply.ts';
import type { LiveRules } from '../reload/live-rules.ts';
import type { LiveState } from '../reload/live-state.ts';
import type { WorkerClient } from '../reload/worker-rpc.ts';
import type { ChangeAnswer, FilesView, FindAnswer, LiveVersion, RulesView } from './api.ts';
import type { ConsoleTasks } from './console-tasks.ts';
import { ConsoleWorkerClient } from './console-worker-client.ts';
import type { HookAddress } from './copy-as.ts';
import type { PreviewSettings } from './preview.ts';
import { RuleSender } from './rule-sender.ts';
import { rulesView } from './rules-view.ts';
import { type WorkerResult, workerValue } from './worker-result.ts';

export interface ConsoleApiDependencies extends Omit<PreviewSettings, 'ruleSet' | 'hook'> {
  rules: LiveRules;
  product: RulesView['product'];
  levels: Levels;
  /** Path of the decision log with requests; undefined if requests are not recorded in a file. */
  records: string | undefined;
  /** The mask of the recorded requests; undefined if they are not masked, or the key is unknown. */
  masked: MaskedBy | undefined;
  /** URL and credentials of the hook listener, called for each preview. */
  hook: () => HookAddress;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Answers the questions of the console, without effect on rules, metrics and records. Methods reject with HttpErrors. */
export class ConsoleApi {
  readonly #dependencies: ConsoleApiDependencies;
  /** Two workers, so that slow changes and searches do not delay the other views. */
  readonly #viewWorker = new ConsoleWorkerClient();
  readonly #changeWorker = new ConsoleWorkerClient();
  readonly #ruleSender = new RuleSender();

  constructor(dependencies: ConsoleApiDependencies) {
    this.#dependencies = dependencies;
  }

  async rules(): Promise<RulesView> {
    const { rules, product, now } = this.#dependencies;
    // If the worker fails, the view does without it.
    const askIfPossible = <Answer>(question: (worker: WorkerClient<ConsoleTasks>) => Promise<Answer>) =>
      this.#viewWorker.ask(question).catch(() => undefined);
    const coverage = await askIfPossible(async (worker) => {
      await this.#ruleSender.sendTexts(worker, rules.state);
      return worker.call('coverage', now());
    });
    const digest = await askIfPossible((worker) => worker.call('digest', rules.directory));
    return rulesView(rules, product, { coverage, digest }, now());
  }

  live(): LiveVersion {
    const { current, report } = this.#dependencies.rules;
    return {
      ...(current && { version: current.version }),
      ...(report && { lookedAt: report.at.toISOString() }),
    };
  }

  /**
   * Decides a request by the live rules, in the worker.
   *
   * @param question  a PreviewQuestion
   * @param wanted  false once the client has closed the connection
   * @returns the bytes of a PreviewAnswer
   */
  async preview(question: Uint8Array, wanted: () => boolean): Promise<Uint8Array> {
    const { now, hook, bodyLimit, deadline, debugContext } = this.#dependencies;
    const task = { question, bodyLimit, deadline, debugContext, hook: hook(), now: now() };
    return this.#askByLive((version, worker) => worker.call('preview', { ...task, version }), wanted);
  }

  /** The reply of a hook, for the simulated sign-in page. */
  async answerHook(request: HookRequest, path: string, at?: number): Promise<HookReply> {
    const { now, deadline, debugContext } = this.#dependencies;
    const task = { path, request, deadline, debugContext, now: at ?? now() };
    return this.#askByLive((version, worker) => worker.call('reply', { ...task, version }));
  }

  async files(): Promise<FilesView> {
    const { directory } = this.#dependencies.rules;
    return this.#viewWorker.ask((worker) => worker.call('files', directory));
  }

  /** The text of a file in the rules directory. */
  async file(path: string): Promise<string> {
    const { directory } = this.#dependencies.rules;
    const found = await this.#viewWorker.ask((worker) => worker.call('file', { directory, path }));
    if (found === undefined)
      throw new HttpError(404, 'no-such-file', 'The rules directory has no such file.');
    if ('text' in found) return found.text;
    throw new HttpError(413, 'file-too-long', `${found.tooLong}.`);
  }

  /**
   * Evaluates a change of the rules directory.
   *
   * @param question  a ChangeQuestion
   * @param wanted  false once the client has closed the connection
   */
  async change(question: Uint8Array, wanted: () => boolean): Promise<ChangeAnswer> {
    const { rules, levels, records, now } = this.#dependencies;
    const { directory } = rules;
    const start = performance.now();
    const task = { directory, question, records, levels, now: now() };
    const change = async (worker: WorkerClient<ConsoleTasks>) => {
      await this.#ruleSender.sendTexts(worker, rules.state);
      return worker.call('change', task);
    };
    const result = await this.#changeWorker.ask(change, wanted);
    return { ...workerValue(result), milliseconds: performance.now() - start };
  }

  /**
   * Finds the last decisions for one user in the decision log. The search value is neither logged nor stored.
   *
   * @param question  the bytes of a FindQuestion
   * @param wanted  false once the client has closed the connection
   */
  async find(question: Uint8Array, wanted: () => boolean): Promise<FindAnswer> {
    const { records, masked } = this.#dependencies;
    if (records === undefined)
      throw new HttpError(
        404,
        'no-records',
        'No requests are recorded: set decisionLog.to to a file, and record to masked.',
      );
    const find = (worker: WorkerClient<ConsoleTasks>) => worker.call('find', { question, records, masked });
    return workerValue(await this.#changeWorker.ask(find, wanted));
  }

  async close(): Promise<void> {
    await Promise.all([this.#viewWorker.close(), this.#changeWorker.close()]);
  }

  /** Sends the live rules to the worker, and asks it a question about them. */
  #askByLive<Answer>(
    question: (version: string, worker: WorkerClient<ConsoleTasks>) => Promise<WorkerResult<Answer>>,
    wanted?: () => boolean,
  ): Promise<Answer> {
    const live = () => this.#live();
    live();
    const askWorker = (worker: WorkerClient<ConsoleTasks>) =>
      this.#ruleSender.ask(worker, live, ({ ruleSet }) => question(ruleSet.version, worker));
    return this.#viewWorker.ask(askWorker, wanted).then(workerValue);
  }

  #live(): LiveState {
    const { state } = this.#dependencies.rules;
    if (state === undefined) throw new HttpError(503, 'no-rules', 'No rules are loaded yet.');
    return state;
  }
}
