import type { JSX } from 'preact';
import type { ChangeAnswer } from '../../../src/console/api.ts';

type Found = NonNullable<ChangeAnswer['differences']>;

/** What differs from what is live: the rules in words, and requests that would be decided otherwise. */
export function Differences({ differences }: { differences: Found }): JSX.Element {
  const { changes, compared, changed, groups } = differences;
  return (
    <>
      <h3>Against the files as they are</h3>
      {changes.length === 0 ? (
        <p class="remark">The rules mean the same.</p>
      ) : (
        <ul class="words">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
      <p>
        {changed.toLocaleString('en')} of {compared.toLocaleString('en')} requests would be decided otherwise.
      </p>
      {groups.map((group) => (
        <Group key={group.words} group={group} />
      ))}
    </>
  );
}

function Group({ group: { words, count, examples } }: { group: Found['groups'][number] }): JSX.Element {
  return (
    <details class="group" open={count <= 3}>
      <summary>
        <strong>{count.toLocaleString('en')}</strong> {words}
      </summary>
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
