import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { FindAnswer } from '../../../src/console/api.ts';
import { type Loaded, problemIn, valueIn } from '../api/api-result.ts';
import type { ConsoleApi } from '../api/console-api.ts';
import { momentInWords } from '../shell/moment.ts';
import { ProblemNotice, Waiting } from '../shell/notice.tsx';
import { DecisionTable } from './decision-table.tsx';
import { findWords } from './find-words.ts';

/** Finds the decisions for one user in the decision log. The search value is not written to the page's address. */
export function PersonPanel({ api }: { api: Pick<ConsoleApi, 'find'> }): JSX.Element {
  const value = useSignal('');
  const fact = useSignal('');
  const answer = useSignal<Loaded<FindAnswer> | undefined>(undefined);
  const find = async (event: Event) => {
    event.preventDefault();
    answer.value = 'waiting';
    const question = { value: value.peek().trim(), ...(fact.peek() !== '' && { fact: fact.peek().trim() }) };
    answer.value = await api.find(question, new AbortController().signal);
  };
  return (
    <section class="panel person" aria-labelledby="person-title">
      <h2 id="person-title">Find a user</h2>
      <form class="filters" onSubmit={find} autocomplete="off">
        <label>
          Login or e-mail
          <input
            type="text"
            required
            placeholder="kim@example.com"
            value={value.value}
            onInput={({ currentTarget }) => {
              value.value = currentTarget.value;
            }}
          />
        </label>
        <label>
          or value of the fact
          <input
            type="text"
            placeholder="data.userProfile.employeeNumber"
            value={fact.value}
            onInput={({ currentTarget }) => {
              fact.value = currentTarget.value;
            }}
          />
        </label>
        <button type="submit">Find</button>
      </form>
      <Found answer={answer.value} />
    </section>
  );
}

function Found({ answer }: { answer: Loaded<FindAnswer> | undefined }): JSX.Element | null {
  if (answer === undefined) return null;
  if (answer === 'waiting') return <Waiting what="Searching the decision log" />;
  const problem = problemIn(answer);
  if (problem !== undefined) return <ProblemNotice problem={problem} />;
  const found = valueIn(answer);
  if (found === undefined) return null;
  return (
    <div aria-live="polite">
      <p class="remark">{findWords(found, momentInWords).join(' ')}</p>
      {found.decisions.length > 0 && (
        <DecisionTable label="Decisions for this user, newest first" decisions={found.decisions} />
      )}
    </div>
  );
}
