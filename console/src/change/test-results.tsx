import type { JSX } from 'preact';
import type { ChangeAnswer } from '../../../src/console/api.ts';
import { SourceLink } from '../shell/source-link.tsx';

/** The results of the rule tests with all drafts. */
export function TestResults({ tests }: { tests: NonNullable<ChangeAnswer['tests']> }): JSX.Element {
  const { total, failed } = tests;
  return (
    <>
      <h3>Tests</h3>
      <p>
        <span class={failed.length === 0 ? 'tag tag-allow' : 'tag tag-deny'}>
          {total - failed.length} of {total} passed
        </span>
      </p>
      {failed.length > 0 && (
        <ul class="findings">
          {failed.map(({ name, file, line, failures }) => (
            <li key={`${file}:${line}:${name}`}>
              <p>
                <span class="tag tag-deny">failed</span> {name} <SourceLink place={{ file, line }} />
              </p>
              <ul class="words">
                {failures.map((failure) => (
                  <li key={failure}>{failure}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
