import type { ComponentChildren, JSX } from 'preact';
import type { BehaviourView, ChangeAnswer, RecordedBehaviourView } from '../../../src/console/api.ts';
import { thousands } from '../../../src/diagnostics/pluralize.ts';
import { momentInWords } from '../shell/moment.ts';
import { inNumbers } from './in-numbers.ts';

type Found = NonNullable<ChangeAnswer['differences']>;

/** What differs from the files as they are: the rules in words, and requests that would be decided otherwise. */
export function Differences({ differences }: { differences: Found }): JSX.Element {
  const { against, changes, recorded, madeUp } = differences;
  return (
    <>
      <h3>{against === 'live' ? 'Against what is live' : 'Against the files as they are'}</h3>
      {changes.length === 0 ? (
        <p class="remark">The rules mean the same.</p>
      ) : (
        <ul class="words">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
      <h3>Recorded requests</h3>
      <Recorded recorded={recorded} />
      <h3>Made-up requests</h3>
      <Behaviour of={madeUp}>
        {inNumbers(madeUp.origins.tests)} tests, {inNumbers(madeUp.origins.samples)} samples, and{' '}
        {inNumbers(madeUp.origins.generated)} that were generated around what changed
      </Behaviour>
    </>
  );
}

function Recorded({ recorded }: { recorded: RecordedBehaviourView | undefined }): JSX.Element {
  if (recorded === undefined)
    return (
      <p class="remark">
        None are kept. Where <code>decisionLog</code> has a file in <code>to</code> and <code>masked</code> in{' '}
        <code>record</code>, the last 1,000 are decided by the change, too.
      </p>
    );
  const { problem, since } = recorded;
  if (problem !== undefined) return <p class="remark">The decision log: {problem}.</p>;
  if (since === undefined) return <p class="remark">The decision log holds none yet.</p>;
  return (
    <Behaviour of={recorded}>
      the last ones in the decision log, since {momentInWords(since)}
      {recorded.masked && ', masked'}
    </Behaviour>
  );
}

/** @param children which requests these are */
function Behaviour({ of, children }: { of: BehaviourView; children: ComponentChildren }): JSX.Element {
  return (
    <>
      <p>
        {thousands(of.changed)} of {thousands(of.compared)} requests would be decided otherwise
        {of.unjudged > 0 && `, ${thousands(of.unjudged)} cannot be judged`}.{' '}
        <span class="remark">These are {children}.</span>
      </p>
      {of.groups.map((group) => (
        <Group key={group.words} group={group} />
      ))}
      {of.doubts.length > 0 && (
        <ul class="words">
          {of.doubts.map(({ words, count }) => (
            <li key={words}>
              {thousands(count)} cannot be judged: {words}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Group({
  group: { words, count, examples },
}: {
  group: BehaviourView['groups'][number];
}): JSX.Element {
  return (
    <details class="group" open={count <= 3}>
      <summary>
        <strong>{thousands(count)}</strong> {words}
      </summary>
      {examples.length < count && (
        <p class="remark">
          The first {examples.length} of {thousands(count)}:
        </p>
      )}
      <ul class="findings">
        {examples.map(({ name, facts }) => (
          <li key={name}>
            {name}
            <dl class="example">
              {facts.map(({ fact, value }) => (
                <div key={fact}>
                  <dt>{fact}</dt>
                  <dd>
                    <code>{value}</code>
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </details>
  );
}
