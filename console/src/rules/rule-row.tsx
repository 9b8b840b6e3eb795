import type { JSX } from 'preact';
import type { RuleView } from '../../../src/console/api.ts';
import { SourceLink } from '../shell/source-link.tsx';

/** One rule: mode, test coverage, owner, validity and source. */
export function RuleRow({ rule }: { rule: RuleView }): JSX.Element {
  const { name, place, description, owner, ticket, if: only, mode } = rule;
  return (
    <tr>
      <th scope="row" class="rule-name">
        {name}
        {description !== undefined && <span class="rule-description">{description}</span>}
        {only !== undefined && <span class="rule-description">only if {only}</span>}
      </th>
      <td data-of="Mode">{mode === 'enforce' ? 'enforced' : <span class="tag tag-warn">{mode}</span>}</td>
      <td data-of="Tested">
        <Tested seen={rule.seen} />
      </td>
      <td data-of="Owner, ticket">{[owner, ticket].filter(Boolean).join(', ') || '–'}</td>
      <td data-of="Validity">
        <Validity rule={rule} />
      </td>
      <td data-of="Source">
        <SourceLink place={place} />
      </td>
    </tr>
  );
}

/** The verdicts that tests have seen of a rule: it is tested if both passed and failed. */
function Tested({ seen }: { seen: RuleView['seen'] }): JSX.Element {
  if (seen === undefined) return <>unknown</>;
  if (seen.passed && seen.failed) return <>passed and failed</>;
  if (!(seen.passed || seen.failed)) return <span class="tag tag-warn">never</span>;
  return <span class="tag tag-warn">{seen.passed ? 'only passed' : 'only failed'}</span>;
}

function Validity({ rule }: { rule: RuleView }): JSX.Element {
  const { validFrom, validUntil, validThrough, inWindow } = rule;
  if ((validFrom ?? validUntil ?? validThrough) === undefined) return <>always</>;
  const from = validFrom === undefined ? '' : `from ${validFrom} `;
  const until = validUntil === undefined ? '' : `until ${validUntil}`;
  const through = validThrough === undefined ? '' : `through ${validThrough}`;
  return (
    <>
      {from + until + through} {!inWindow && <span class="tag tag-warn">inactive</span>}
    </>
  );
}
