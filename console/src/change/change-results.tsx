import type { JSX } from 'preact';
import type { ChangeAnswer } from '../../../src/console/api.ts';
import { pluralize, thousands } from '../../../src/diagnostics/pluralize.ts';
import { problemIn, valueIn } from '../api/api-result.ts';
import { Findings } from '../rules/findings.tsx';
import { ProblemNotice, Waiting } from '../shell/notice.tsx';
import type { ChangeModel } from './change.ts';
import { changedOf, Differences } from './differences.tsx';
import { TestResults } from './test-results.tsx';

/** The results of all drafts: findings, tests, and decisions that would change. */
export function ChangeResults({ model }: { model: ChangeModel }): JSX.Element {
  const problem = problemIn(model.answer.value);
  const answer = valueIn(model.answer.value);
  return (
    <section class="panel change-results" aria-labelledby="results-title" aria-busy={model.checking.value}>
      <div class="panel-head">
        <h2 id="results-title">Results</h2>
        {model.checking.value && <span class="remark">checking…</span>}
      </div>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {answer === undefined && problem === undefined && <Waiting what="Checking the directory" />}
      {answer !== undefined && <Results answer={answer} changed={model.changed.value > 0} />}
    </section>
  );
}

function Results({ answer, changed }: { answer: ChangeAnswer; changed: boolean }): JSX.Element {
  const { diagnostics, tests, differences, milliseconds } = answer;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return (
    <>
      <p class="verdict-of-change" role="status">
        {summaryOf(answer, errors, changed)}
      </p>
      <h3>Findings</h3>
      {diagnostics.length === 0 ? <p class="remark">None.</p> : <Findings found={diagnostics} />}
      {tests !== undefined && <TestResults tests={tests} />}
      {differences !== undefined && <Differences differences={differences} />}
      <p class="measures">Took {thousands(Math.round(milliseconds))} ms.</p>
    </>
  );
}

/** The results in one sentence. */
function summaryOf({ tests, differences }: ChangeAnswer, errors: number, changed: boolean): string {
  if (errors > 0) return `Invalid: ${pluralize(errors, 'error')}. The live rules would stay.`;
  const failed = tests?.failed.length ?? 0;
  if (failed > 0) return `Invalid: ${failed} of ${tests?.total} tests fail.`;
  if (!changed) return 'Valid. These are the results of the directory without changes.';
  const effect = differences && effectOf(differences);
  const unjudged = differences?.recorded?.unjudged ?? 0;
  const unknown = unjudged === 0 ? '' : ` ${thousands(unjudged)} recorded requests cannot be judged.`;
  return `Valid. ${effect ?? 'No decision'} would change.${unknown}`;
}

/** Recorded requests are more meaningful than synthetic ones, so they take precedence. */
function effectOf({ recorded, madeUp }: NonNullable<ChangeAnswer['differences']>): string | undefined {
  if (recorded !== undefined && recorded.changed > 0)
    return `${changedOf(recorded)} decisions on recorded requests`;
  return madeUp.changed > 0 ? `${changedOf(madeUp)} decisions on synthetic requests` : undefined;
}
