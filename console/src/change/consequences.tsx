import type { JSX } from 'preact';
import type { ChangeAnswer } from '../../../src/console/api.ts';
import { thousands } from '../../../src/diagnostics/pluralize.ts';
import { problemIn, valueIn } from '../api/answered.ts';
import { Findings } from '../rules/findings.tsx';
import { ProblemNotice, Waiting } from '../shell/notice.tsx';
import type { ChangeModel } from './change.ts';
import { Differences } from './differences.tsx';
import { inNumbers } from './in-numbers.ts';
import { TestResults } from './test-results.tsx';

/** What the text would do: to the checks, to the tests, and to requests. */
export function Consequences({ model }: { model: ChangeModel }): JSX.Element {
  const problem = problemIn(model.answer.value);
  const answer = valueIn(model.answer.value);
  return (
    <section class="panel consequences" aria-labelledby="consequences-title" aria-busy={model.looking.value}>
      <div class="panel-head">
        <h2 id="consequences-title">What it would do</h2>
        {model.looking.value && <span class="remark">looking…</span>}
      </div>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {answer === undefined && problem === undefined && <Waiting what="Looking at the whole directory" />}
      {answer !== undefined && <Told answer={answer} changed={model.changed.value > 0} />}
    </section>
  );
}

function Told({ answer, changed }: { answer: ChangeAnswer; changed: boolean }): JSX.Element {
  const { diagnostics, tests, differences, milliseconds } = answer;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return (
    <>
      <p class="verdict-of-change" role="status">
        {inWords(answer, errors, changed)}
      </p>
      <h3>Findings</h3>
      {diagnostics.length === 0 ? <p class="remark">None.</p> : <Findings found={diagnostics} />}
      {tests !== undefined && <TestResults tests={tests} />}
      {differences !== undefined && <Differences differences={differences} />}
      <p class="measures">Took {thousands(Math.round(milliseconds))} ms.</p>
    </>
  );
}

/** The gist, for those who read no further. */
function inWords({ tests, differences }: ChangeAnswer, errors: number, changed: boolean): string {
  if (errors > 0)
    return `Would be refused: ${errors} ${errors === 1 ? 'error' : 'errors'}. Nothing would change.`;
  const failed = tests?.failed.length ?? 0;
  if (failed > 0) return `Would be refused: ${failed} of ${tests?.total} tests fail.`;
  if (!changed) return 'This is how the directory stands.';
  const whom = differences && concerned(differences);
  const unjudged = differences?.recorded?.unjudged ?? 0;
  const open = unjudged === 0 ? '' : ` ${thousands(unjudged)} recorded requests cannot be judged.`;
  if (whom === undefined && open === '')
    return 'Would go live. No request that was tried is decided otherwise.';
  return `Would go live. ${whom ?? 'None of the others'} would be decided otherwise.${open}`;
}

/** Those that came say more than those that are made up. */
function concerned({ recorded, madeUp }: NonNullable<ChangeAnswer['differences']>): string | undefined {
  if (recorded !== undefined && recorded.changed > 0) return `${inNumbers(recorded)} recorded requests`;
  return madeUp.changed > 0 ? `${inNumbers(madeUp)} made-up requests` : undefined;
}
