import type { JSX } from 'preact';
import type { IssuedValue, IssuedView, PreviewAnswer } from '../../../src/console/api.ts';
import type { HookName } from '../../../src/rules/rule-file.ts';
import { DataTable } from '../shell/data-table.tsx';
import { changesInWords, issuedInWords, partInWords, TITLES, withoutChange } from './issued-words.ts';
import './issued-panel.css';

interface IssuedPanelProps {
  hook: Exclude<HookName, 'registration'>;
  answer: PreviewAnswer;
}

/** The tokens or the assertion that Okta issues, before and after the reply. */
export function IssuedPanel({ hook, answer: { reply, decision } }: IssuedPanelProps): JSX.Element {
  const issued = decision?.issued;
  return (
    <section class="panel issued" aria-labelledby="issued-title">
      <h2 id="issued-title">{hook === 'token' ? 'Tokens that Okta issues' : 'Assertion that Okta sends'}</h2>
      {issued === undefined && <p>{withoutChange(hook, reply)}</p>}
      {issued?.length === 0 && (
        <p class="remark">The request has no {hook === 'token' ? 'token' : 'assertion'}.</p>
      )}
      {issued?.map((view) => (
        <Issued key={view.key} view={view} />
      ))}
    </section>
  );
}

function Issued({ view }: { view: IssuedView }): JSX.Element {
  const { key, claims, others } = view;
  const noun = key === 'assertion' ? 'Attribute' : 'Claim';
  const title = TITLES[key];
  return (
    <div class="issued-part">
      <h3>
        {title} <span class="remark">{changesInWords(view)}</span>
      </h3>
      {claims.length > 0 && <Values label={`${noun}s of the ${title}`} noun={noun} values={claims} />}
      {others.length > 0 && (
        <Values
          label={`Other parts of the ${title}`}
          noun="Part"
          values={others}
          nameOf={({ name }) => partInWords(name)}
        />
      )}
    </div>
  );
}

interface ValuesProps {
  label: string;
  noun: string;
  values: readonly IssuedValue[];
  nameOf?: (value: IssuedValue) => string;
}

function Values({ label, noun, values, nameOf = ({ name }) => name }: ValuesProps): JSX.Element {
  return (
    <DataTable label={label} columns={[noun, 'Before', 'After']} rows={values}>
      {(value) => (
        <tr key={value.name} class={value.change && `issued-${value.change}`}>
          <th scope="row">
            {nameOf(value)}
            {value.change !== undefined && (
              <>
                {' '}
                <span class={`tag ${TAGS[value.change]}`}>{value.change}</span>
              </>
            )}
          </th>
          <td data-of="Before">
            <Value name={value.name} value={value.before} />
          </td>
          <td data-of="After">
            <Value name={value.name} value={value.after} />
          </td>
        </tr>
      )}
    </DataTable>
  );
}

const TAGS = { added: 'tag-allow', changed: 'tag-update', removed: 'tag-deny' } as const;

function Value({ name, value }: { name: string; value: unknown }): JSX.Element {
  const words = issuedInWords(name, value);
  return value === undefined ? <span class="remark">{words}</span> : <code>{words}</code>;
}
