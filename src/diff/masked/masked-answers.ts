import type { Endpoint } from '../../decisions/compile-endpoints.ts';
import { decideBy } from '../../decisions/decide.ts';
import { NO_ID } from '../../decisions/hook-call.ts';
import {
  type ConditionNode,
  conditionsOf,
  holdsBy,
  type TestNode,
  testsIn,
} from '../../engine/condition-node.ts';
import type { RuleVerdict } from '../../engine/evaluate.ts';
import { leavesDotOpen } from '../../engine/operators/pattern-tokens.ts';
import { requestTypeOf } from '../../hooks/read-request.ts';
import { resultOf, skipReasonOf } from '../../recorded-requests/past-decision.ts';
import type { RecordedRequest } from '../../recorded-requests/recorded-request.ts';
import { definitionsIn, mayFail as isRefusable } from '../../rules/definitions.ts';
import { writtenPath } from '../../rules/fact-path.ts';
import type { RuleSource } from '../../rules/rule-file.ts';
import { answerOf, type RevisionAnswer } from '../answer.ts';
import { readsDerived } from '../generated/derived-values.ts';
import { isPatternTest, PreparedTests } from '../generated/prepared-tests.ts';
import { type EndpointRule, isActive, rulesOf } from '../generated/target.ts';
import { locationOf, type Revision, type RuleLocation } from '../revision.ts';
import { Certainty } from './certainty.ts';
import type { MaskedRecording } from './masks.ts';

/** A rule that reads a fact whose mask says too little to judge a request. */
export interface Doubt {
  rule: string;
  place: RuleLocation;
  fact: string;
}

/** One of the compared revisions, ready to judge masked requests. */
export class MaskedJudge {
  readonly revision: Revision;
  readonly tests: PreparedTests;
  readonly certainty: Certainty;

  constructor(revision: Revision, other: Revision) {
    this.revision = revision;
    this.tests = new PreparedTests(revision, other);
    this.certainty = new Certainty(revision, this.tests);
  }

  /** Equal for conditions whose tests say the same in both revisions, in the same order. */
  normalFormOf(node: ConditionNode): string {
    if (node.kind === 'test') return this.tests.of(node).normalForm;
    const parts = node.of.map((part) => this.normalFormOf(part)).join();
    return node.kind === 'named' ? parts : `${node.kind}(${parts})`;
  }

  /**
   * The results of conditions in a record, by their normal form, for enforced and for shadow rules. None if another
   * rule set decided: a rule of the same name may have been different.
   */
  recordedResults({ decided, endpoint = '', request }: RecordedRequest): Map<string, boolean> {
    const digest = decided?.version?.split('+')[0];
    if (decided === undefined || digest === undefined || digest !== this.revision.version) return new Map();
    const requestType = requestTypeOf(request) ?? '';
    const { rules = [] } = rulesOf(this.revision, { endpoint, requestType }) ?? {};
    const results = new Map<string, boolean>();
    for (const { name, if: only, when } of rules) {
      const result = resultOf(decided, name);
      const isAsked = result === 'passed' || result === 'failed';
      if (isAsked) results.set(this.normalFormOf(when.node), result === 'passed');
      if (only !== undefined && (isAsked || skipReasonOf(decided, name) === 'if'))
        results.set(this.normalFormOf(only.node), isAsked);
    }
    return results;
  }
}

const VERDICTS: Readonly<Record<string, 'passed' | 'failed'>> = { true: 'passed', false: 'failed' };

/** Results of tests or conditions, by their normal form. */
type Results = ReadonlyMap<string, boolean>;

/** The answers of one revision to a masked request, under each possible result of the unknown tests. */
export class MaskedAnswers {
  /** The tests whose results are unknown, by their normal form. */
  readonly unknown = new Map<string, Doubt>();
  /** Unknown tests that may even fail to be evaluated. */
  readonly mayFail: Doubt[] = [];
  readonly #judge: MaskedJudge;
  readonly #endpoint: Endpoint | undefined;
  readonly #path: string;
  readonly #now: number;
  readonly #verdicts = new Map<EndpointRule, (assumed: Results) => RuleVerdict<unknown>['verdict']>();
  readonly #answers = new Map<string, RevisionAnswer>();

  /** @param recorded results of conditions in the record */
  constructor(judge: MaskedJudge, path: string, masked: MaskedRecording, recorded: Results) {
    this.#judge = judge;
    this.#path = path;
    this.#now = masked.now;
    this.#endpoint = judge.revision.endpoints.get(path);
    const list = this.#endpoint?.requestTypes.get(requestTypeOf(masked.request) ?? '');
    for (const rule of list?.rules ?? []) {
      if (rule.mode === 'shadow') continue;
      if (!isActive(rule, masked.now)) this.#verdicts.set(rule, () => 'skipped');
      else this.#addRule(rule, masked, recorded);
    }
  }

  #addRule(rule: EndpointRule, masked: MaskedRecording, recorded: Results): void {
    const { tests, certainty } = this.#judge;
    const conditions = conditionsOf(rule);
    const known = new Map(conditions.map((node) => [node, recorded.get(this.#judge.normalFormOf(node))]));
    const nodes = conditions.filter((node) => known.get(node) === undefined).flatMap(testsIn);
    const results = new Map(nodes.map((node) => [node, tests.judge(node, masked)]));
    const unknown = nodes.filter((node) => !certainty.of(node, masked));
    const failing = unknown.filter((node) => this.#mayFail(node, masked, results.get(node)));
    this.mayFail.push(...failing.map((node) => this.#doubt(node, rule, masked)));
    for (const node of unknown) this.unknown.set(tests.of(node).normalForm, this.#doubt(node, rule, masked));
    this.#verdicts.set(rule, (assumed) => {
      const resultOf = (node: TestNode) => {
        const result = results.get(node);
        // The mask of a text that is too long for a test is too long, too.
        return result === undefined ? undefined : (assumed.get(tests.of(node).normalForm) ?? result);
      };
      const holds = (node: ConditionNode) => known.get(node) ?? holdsBy(node, resultOf);
      const asks = rule.if === undefined || holds(rule.if.node);
      if (asks !== true) return asks === undefined ? 'error' : 'skipped';
      return VERDICTS[String(holds(rule.when.node))] ?? 'error';
    });
  }

  /** True if a test of unknown result may fail to be evaluated. */
  #mayFail(node: TestNode, masked: MaskedRecording, result: boolean | undefined): boolean {
    const test = this.#judge.tests.of(node);
    const read = test.read(masked);
    if (mayFail(node, read)) return true;
    const definitions = definitionsIn([{ fact: node.fact }, node.value], this.#source.value);
    return readsDerived(test) && (result === undefined || definitions.some(isRefusable));
  }

  #doubt(node: TestNode, { name, at }: EndpointRule, masked: MaskedRecording): Doubt {
    const { revision, tests, certainty } = this.#judge;
    const [mask] = readsDerived(tests.of(node)) ? certainty.masksBehind(node, masked) : [];
    const fact = mask === undefined ? node.fact : writtenPath(mask);
    return { rule: name, place: locationOf({ revision, source: this.#source, at }), fact };
  }

  get #source(): RuleSource {
    const source = this.#endpoint?.source;
    if (source === undefined) throw new Error(`${this.#path} has rules and no rule file`);
    return source;
  }

  /** @param assumed results of the unknown tests */
  async answer(recorded: RecordedRequest, assumed: Results): Promise<RevisionAnswer> {
    const { revision } = this.#judge;
    const endpoint = this.#endpoint;
    if (endpoint === undefined) return { revision };
    const verdicts = new Map(Array.from(this.#verdicts, ([rule, verdictFor]) => [rule, verdictFor(assumed)]));
    const key = [...verdicts.values()].join();
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const call = { id: NO_ID, version: '', endpoint, request: recorded.request, time: this.#now };
    const decision = decideBy(call, (rule) => verdicts.get(rule) ?? 'failed', { debugContext: false });
    const answer =
      decision === undefined
        ? await answerOf(revision, this.#path, recorded, this.#now)
        : { revision, endpoint, decision };
    this.#answers.set(key, answer);
    return answer;
  }
}

/**
 * True if a match may depend on the dot of a pattern, which fails the decision. A mask keeps the text's line breaks.
 */
function mayFail(node: TestNode, value: unknown): boolean {
  const named = typeof node.value === 'object' && !Array.isArray(node.value);
  const isOpen = named || [node.value].flat().some((one) => typeof one === 'string' && leavesDotOpen(one));
  const texts = [value].flat().filter((text) => typeof text === 'string');
  return isPatternTest(node) && isOpen && texts.some((text) => text.includes('\n'));
}
