import type { JSX } from 'preact';
import type { RuleView } from '../../../src/console/api.ts';
import { PlaceLink } from '../shell/place-link.tsx';

/** One rule, with all that a reviewer asks of it. */
export function RuleRow({ rule }: { rule: RuleView }): JSX.Element {
  const { name, place, description, owner, ticket, mode } = rule;
  return (
    <tr>
      <th scope="row" class="rule-name">
        {name}
        {description !== undefined && <span class="rule-description">{description}</span>}
      </th>
      <td data-of="Mode">{mode === 'enforce' ? 'enforced' : <span class="tag tag-warn">{mode}</span>}</td>
      <td data-of="Tests saw it">
        <Seen seen={rule.seen} />
      </td>
      <td data-of="Owner, ticket">{[owner, ticket].filter(Boolean).join(', ') || '–'}</td>
      <td data-of="Window">
        <Window rule={rule} />
      </td>
      <td data-of="Place">
        <PlaceLink place={place} />
      </td>
    </tr>
  );
}

/** A rule is tested when a test has seen it hold, and another has not. */
function Seen({ seen }: { seen: RuleView['seen'] }): JSX.Element {
  if (seen === undefined) return <>unknown</>;
  if (seen.passed && seen.failed) return <>hold, and not hold</>;
  if (!(seen.passed || seen.failed)) return <span class="tag tag-warn">never</span>;
  return <span class="tag tag-warn">{seen.passed ? 'only hold' : 'only not hold'}</span>;
}

function Window({ rule: { validFrom, validUntil, inWindow } }: { rule: RuleView }): JSX.Element {
  if (validFrom === undefined && validUntil === undefined) return <>always</>;
  const from = validFrom === undefined ? '' : `from ${validFrom} `;
  const until = validUntil === undefined ? '' : `until ${validUntil}`;
  return (
    <>
      {from + until} {!inWindow && <span class="tag tag-warn">not now</span>}
    </>
  );
}
