import type { ComponentChildren, JSX } from 'preact';
import type { BehaviourView, ChangeAnswer, RecordedBehaviourView } from '../../../src/console/api.ts';
import { thousands } from '../../../src/diagnostics/pluralize.ts';
import { momentInWords } from '../shell/moment.ts';

type Found = NonNullable<ChangeAnswer['differences']>;

/** The differences from the live rules or the directory: changes of rules in words, and decisions that would change. */
export function Differences({ differences }: { differences: Found }): JSX.Element {
  const { against, changes, recorded, madeUp } = differences;
  return (
    <>
      <h3>{against === 'live' ? 'Changes to the live rules' : 'Changes to the directory'}</h3>
      {changes.length === 0 ? (
        <p class="remark">No change in meaning.</p>
      ) : (
        <ul class="words">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
      <h3>Recorded requests</h3>
      <Recorded recorded={recorded} />
      <h3>Synthetic requests</h3>
      <Behaviour of={madeUp}>
        {changedOf(madeUp.origins.tests)} from tests, {changedOf(madeUp.origins.samples)} samples,{' '}
        {changedOf(madeUp.origins.generated)} generated around the change
      </Behaviour>
    </>
  );
}

/** `3 of 1,000`: the number of decisions that would change. */
export function changedOf({ changed, compared }: { changed: number; compared: number }): string {
  return `${thousands(changed)} of ${thousands(compared)}`;
}

function Recorded({ recorded }: { recorded: RecordedBehaviourView | undefined }): JSX.Element {
  if (recorded === undefined)
    return (
      <p class="remark">
        None. Set <code>decisionLog.to</code> to a file and <code>decisionLog.record</code> to{' '}
        <code>masked</code> to compare the latest 1,000 requests.
      </p>
    );
  const { problem, since } = recorded;
  if (problem !== undefined) return <p class="remark">The decision log: {problem}.</p>;
  if (since === undefined) return <p class="remark">The decision log has no requests yet.</p>;
  return (
    <Behaviour of={recorded}>
      the latest in the decision log, since {momentInWords(since)}
      {recorded.masked && ', masked'}
    </Behaviour>
  );
}

/** @param children  the origin of the requests */
function Behaviour({ of, children }: { of: BehaviourView; children: ComponentChildren }): JSX.Element {
  return (
    <>
      <p>
        {changedOf(of)} decisions would change
        {of.unjudged > 0 && `, ${thousands(of.unjudged)} cannot be judged`}.{' '}
        <span class="remark">Requests: {children}.</span>
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
