import type { RecordedRequest } from '../../recorded-requests/recorded-request.ts';
import { type Answers, answerOf, differenceBetween } from '../answer.ts';
import type { Revision } from '../revision.ts';
import { doubtfulCopies } from './copied-facts.ts';
import { type Doubt, MaskedAnswers, MaskedJudge } from './masked-answers.ts';
import { maskedRecording } from './masks.ts';

/** Answers that differ in the same way under each result that the masks allow, or the reasons why there are none. */
export type AnswerComparison = { possible: readonly [Answers, ...Answers[]] } | { doubts: Doubt[] };

/** Unknown tests that are tried with every combination of results. */
const MOST_UNKNOWN = 8;

interface Compared {
  answers: Answers;
  change: string | undefined;
}

/** Compares the answers of two revisions to requests, which may have masked values. */
export class MaskedComparer {
  readonly #judges: readonly [base: MaskedJudge, head: MaskedJudge];

  constructor(base: Revision, head: Revision) {
    this.#judges = [new MaskedJudge(base, head), new MaskedJudge(head, base)];
  }

  /**
   * Compares both answers under every combination of results that the unknown tests may have had. The comparison is
   * certain if the answers differ in the same way, or not at all, under all of them.
   *
   * @param now milliseconds since 1970
   */
  async compare(path: string, recorded: RecordedRequest, now: number): Promise<AnswerComparison> {
    const masked = maskedRecording(recorded, recorded.at ?? now);
    if (masked === undefined) return { possible: [await this.#answers(path, recorded, now)] };
    const results = new Map(this.#judges.flatMap((judge) => [...judge.recordedResults(recorded)]));
    const [base, head] = this.#judges.map((judge) => new MaskedAnswers(judge, path, masked, results)) as [
      MaskedAnswers,
      MaskedAnswers,
    ];
    const failing = [...base.mayFail, ...head.mayFail];
    const unknown = new Map([...base.unknown, ...head.unknown]);
    const tests = [...unknown.values()];
    if (failing.length > 0) return { doubts: failing };
    if (tests.length > MOST_UNKNOWN) return { doubts: tests };
    const found: Compared[] = [];
    for (let results = 0; results < 2 ** tests.length; results += 1) {
      const assumed = new Map(
        [...unknown.keys()].map((form, index) => [form, (results & (1 << index)) !== 0]),
      );
      const answers = {
        base: await base.answer(recorded, assumed),
        head: await head.answer(recorded, assumed),
      };
      const doubts = doubtfulCopies(answers, masked, this.#tests);
      if (doubts.length > 0) return { doubts };
      found.push({ answers, change: changeIn(answers) });
    }
    return conclusion(tests, found);
  }

  get #tests(): Parameters<typeof doubtfulCopies>[2] {
    const [base, head] = this.#judges;
    return { base: base.tests, head: head.tests };
  }

  /** The answers to a request without masks. */
  async #answers(path: string, recorded: RecordedRequest, now: number): Promise<Answers> {
    const [{ revision: base }, { revision: head }] = this.#judges;
    return {
      base: await answerOf(base, path, recorded, now),
      head: await answerOf(head, path, recorded, now),
    };
  }
}

/** The change between two answers: equal texts for equal changes; undefined if there is none. */
function changeIn(answers: Answers): string | undefined {
  const { base, head } = answers;
  const difference = differenceBetween(answers);
  return difference && `${difference}: ${base.decision?.kind} -> ${head.decision?.kind}`;
}

/** @param found the answers by the results of the tests, one bit for each test */
function conclusion(tests: Doubt[], found: readonly Compared[]): AnswerComparison {
  const [last, ...others] = found.map(({ answers }) => answers).reverse();
  if (last !== undefined && found.every(({ change }) => change === found[0]?.change))
    return { possible: [last, ...others] };
  const deciding = tests.filter((_, index) =>
    found.some(({ change }, results) => change !== found[results ^ (1 << index)]?.change),
  );
  // Without a test whose result alone decides, all of them do.
  return { doubts: deciding.length > 0 ? deciding : tests };
}
