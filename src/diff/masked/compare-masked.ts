import type { Endpoint } from '../../decisions/compile-endpoints.ts';
import { decideBy } from '../../decisions/decide.ts';
import type { RequestAlmanac } from '../../engine/almanac.ts';
import type { ConditionNode } from '../../engine/condition.ts';
import type { NamedConditions } from '../../engine/named-conditions.ts';
import { leavesDotOpen } from '../../engine/operators/pattern-tokens.ts';
import type { RuleResults } from '../../engine/rule.ts';
import { requestTypeOf } from '../../hooks/read-request.ts';
import type { RecordedRequest } from '../../recorded-requests/recorded-request.ts';
import { type FactPath, valueAt } from '../../rules/fact-path.ts';
import { type Answer, answerOf, differenceBetween } from '../answer.ts';
import { patternsOf, ReadableTests, type TestNode, testNodes } from '../generated/readable-tests.ts';
import { isOpen, listOf, type Rule } from '../generated/target.ts';
import { normalForm } from '../normal-form.ts';
import { placeOf, type ReplyPlace, type Revision } from '../revision.ts';
import { Certainty } from './certain.ts';
import { doubtfulCopies } from './copied-facts.ts';
import { type KnownVerdicts, knownVerdicts, meaningOf, type SideTests } from './known-verdicts.ts';
import { type Masks, masksOf } from './masks.ts';

/** Why a masked request cannot be judged: a rule reads a fact of which the mask says too little. */
export interface Doubt {
  rule: string;
  place: ReplyPlace;
  fact: string;
}

/** The answers of both sides to one request. */
export interface Answers {
  base: Answer;
  head: Answer;
}

/**
 * Answers that differ in the same way as those to the request itself, under each result that the masks leave open; or
 * why none can be told.
 */
export type MaskedComparison = { possible: readonly [Answers, ...Answers[]] } | { doubts: Doubt[] };

/** So many tests with an unknown result are tried with every combination of results. */
const MOST_UNKNOWN = 8;

interface Judging extends SideTests {
  certainty: Certainty;
}

/** A test whose result is not known, with the rule in which it was found. */
interface Unknown extends Doubt {
  meaning: string;
}

/** Compares what two sides make of requests whose values are masked. */
export class MaskedComparer {
  readonly #sides: readonly [base: Judging, head: Judging];

  constructor(base: Revision, head: Revision) {
    const judging = (side: Revision, other: Revision): Judging => {
      const tests = new ReadableTests(side, other, new Map());
      return { side, tests, certainty: new Certainty(side, tests) };
    };
    this.#sides = [judging(base, head), judging(head, base)];
  }

  /**
   * Compares both answers under every result that the tests may have had which the masks leave open. They are known if
   * they differ in the same way, or not at all, under all of them. Undefined for a request without masks.
   *
   * @param now milliseconds since 1970
   */
  async compare(path: string, recorded: RecordedRequest, now: number): Promise<MaskedComparison | undefined> {
    const masks = masksOf(recorded);
    if (masks === undefined) return undefined;
    const at = recorded.at ?? now;
    const requestType = requestTypeOf(recorded.request) ?? '';
    const known = knownVerdicts(recorded, requestType, this.#sides);
    const answering = this.#sides.map((side) => new MaskedAnswers(side, path, requestType, masks, known, at));
    const unknown = new Map(answering.flatMap((one) => one.unknown).map((one) => [one.meaning, one]));
    const tests = [...unknown.values()];
    const failing = answering.flatMap(({ mayFail }) => mayFail);
    if (failing.length > 0) return { doubts: failing.map(doubtOf) };
    if (tests.length > MOST_UNKNOWN) return { doubts: tests.map(doubtOf) };
    const found = new Map<string, [Answers, ...Answers[]]>();
    const byResults: string[] = [];
    for (let results = 0; results < 2 ** tests.length; results += 1) {
      const holds = new Map(tests.map(({ meaning }, index) => [meaning, (results & (1 << index)) !== 0]));
      const [base, head] = await Promise.all(answering.map((one) => one.answer(recorded, holds)));
      if (base === undefined || head === undefined) throw new Error('a side gave no answer');
      const copies = base.decision?.kind === head.decision?.kind ? doubtfulCopies(base, head, masks) : [];
      if (copies.length > 0)
        return {
          doubts: copies.flatMap(({ rule, fact, answer: { side, endpoint }, at: pointer }) =>
            endpoint === undefined ? [] : [{ rule, fact, place: placeOf(side, endpoint.source, pointer) }],
          ),
        };
      const way = normalForm([
        differenceBetween(base, head) ?? 'none',
        base.decision?.kind,
        head.decision?.kind,
      ]);
      const key = way.startsWith('["none"') ? 'none' : way;
      byResults.push(key);
      found.set(key, [{ base, head }, ...(found.get(key) ?? [])]);
    }
    const [only] = found.values();
    if (found.size === 1 && only !== undefined) return { possible: only };
    return { doubts: deciding(tests, byResults).map(doubtOf) };
  }
}

/** The tests on whose result alone it depends what is found; all of them, where none does by itself. */
function deciding(tests: readonly Unknown[], byResults: readonly string[]): readonly Unknown[] {
  const alone = tests.filter((_, index) =>
    byResults.some((key, results) => key !== byResults[results ^ (1 << index)]),
  );
  return alone.length > 0 ? alone : tests;
}

/** Whether it may depend on the dot of a pattern whether it matches a text. A mask keeps the line breaks of its text. */
function mayFailOn(path: FactPath, node: TestNode, masks: Masks): boolean {
  const isOpenPattern =
    /(^|:)(matches|notMatches)$/.test(node.operator) &&
    (patternsOf(node).some(leavesDotOpen) || (typeof node.value === 'object' && 'list' in node.value));
  const texts = [masks.at(path).value].flat();
  return isOpenPattern && texts.some((text) => typeof text === 'string' && text.includes('\n'));
}

function doubtOf({ rule, place, fact }: Unknown): Doubt {
  return { rule, place, fact };
}

/** What one side makes of a masked request, under the results of tests that the masks leave open. */
class MaskedAnswers {
  readonly unknown: Unknown[] = [];
  /** Tests of which the masks do not even say whether they can be carried out. */
  readonly mayFail: Unknown[] = [];
  readonly #side: Judging;
  readonly #path: string;
  readonly #endpoint: Endpoint | undefined;
  readonly #now: number;
  readonly #named: NamedConditions;
  /** What rules came to for certain. */
  readonly #verdicts = new Map<Rule, 'passed' | 'failed' | 'skipped' | 'error'>();
  /** What the tests of the other rules come to on the masked request. */
  readonly #accounts = new Map<Rule, RuleResults>();
  readonly #decided = new Map<string, Answer>();

  constructor(
    judging: Judging,
    path: string,
    requestType: string,
    masks: Masks,
    known: KnownVerdicts,
    now: number,
  ) {
    const { side, tests, certainty } = judging;
    this.#side = judging;
    this.#path = path;
    this.#now = now;
    this.#endpoint = side.endpoints.get(path);
    const list = listOf(side, { endpoint: path, requestType });
    this.#named = list?.named ?? new Map();
    if (list === undefined || this.#endpoint === undefined) return;
    const { source } = this.#endpoint;
    const almanac: RequestAlmanac = list.vocabulary.almanac(
      (fact: FactPath) => valueAt(masks.request, fact),
      now,
    );
    for (const rule of list.rules) {
      if (rule.mode === 'shadow') continue;
      const verdict = isOpen(rule, now) ? known.get(meaningOf(rule.when, list.named, tests)) : 'skipped';
      if (verdict !== undefined) {
        this.#verdicts.set(rule, verdict === 'skipped' ? verdict : verdict ? 'passed' : 'failed');
        continue;
      }
      const open = testNodes(rule.when, list.named)
        .filter((node) => !certainty.of(node, masks, now))
        .map((node) => ({ node, test: this.#unknown(node, rule, placeOf(side, source, rule.at)) }));
      this.mayFail.push(
        ...open.filter(({ node }) => mayFailOn(tests.of(node).path, node, masks)).map(({ test }) => test),
      );
      try {
        this.#accounts.set(rule, rule.engineRule.account(almanac));
      } catch {
        // A text that is too long for a test has a mask that is, too.
        this.#verdicts.set(rule, 'error');
        continue;
      }
      this.unknown.push(...open.map(({ test }) => test));
    }
  }

  #unknown(node: TestNode, { name }: Rule, place: ReplyPlace): Unknown {
    return { rule: name, place, fact: node.fact, meaning: this.#side.tests.of(node).meaning };
  }

  /** @param holds the results of the tests that are not known, by their meaning */
  async answer(recorded: RecordedRequest, holds: ReadonlyMap<string, boolean>): Promise<Answer> {
    const { side } = this.#side;
    const endpoint = this.#endpoint;
    if (endpoint === undefined) return { side };
    const verdicts = new Map([...this.#accounts.keys()].map((rule) => [rule, this.#verdictOf(rule, holds)]));
    const key = [...verdicts.values()].join();
    const before = this.#decided.get(key);
    if (before !== undefined) return before;
    const decision = decideBy(
      { id: '', version: '', endpoint, request: recorded.request, time: this.#now },
      (rule) => this.#verdicts.get(rule) ?? verdicts.get(rule) ?? 'failed',
      { debugContext: false },
    );
    const found =
      decision === undefined
        ? await answerOf(side, this.#path, recorded, this.#now)
        : { side, endpoint, decision };
    this.#decided.set(key, found);
    return found;
  }

  #verdictOf(rule: Rule, holds: ReadonlyMap<string, boolean>): 'passed' | 'failed' {
    const account = this.#accounts.get(rule);
    const judge = (node: ConditionNode): boolean => {
      if (node.kind === 'test')
        return holds.get(this.#side.tests.of(node).meaning) ?? account?.get(node.at)?.holds === true;
      if (node.kind === 'named') {
        const definition = this.#named.get(node.name);
        return definition !== undefined && judge(definition.node);
      }
      if (node.kind === 'any') return node.of.some(judge);
      return node.of.every(judge) === (node.kind === 'all');
    };
    return judge(rule.when) ? 'passed' : 'failed';
  }
}
