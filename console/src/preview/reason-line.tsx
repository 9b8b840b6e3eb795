import type { JSX } from 'preact';
import type { RulesView, TraceView } from '../../../src/console/api.ts';
import { SourceLink } from '../shell/source-link.tsx';
import { listsIn, type Reason, valueInWords } from './verdict-words.ts';

interface ReasonLineProps {
  reason: Reason;
  lists: RulesView['lists'];
}

/** One decisive condition, with the value of the request and the line in the rule file. */
export function ReasonLine({ reason, lists }: ReasonLineProps): JSX.Element {
  const { condition, result, place, matched = [], expired = [] } = reason;
  const named = listsIn(condition);
  const files = lists.filter(({ name }) => named.includes(name));
  return (
    <li>
      <Answer yes={result} /> <code class="condition">{condition}</code>
      {'actual' in reason && (
        <>
          , and the request has <code class="actual">{valueInWords(reason.actual)}</code>
          {reason.doesNotApply !== undefined && `, which ${reason.doesNotApply}`}
        </>
      )}{' '}
      <SourceLink place={place} />
      {files.map(({ name, file, entries }) => (
        <span key={name} class="list-of">
          , list <SourceLink place={{ file }} /> ({entries} {entries === 1 ? 'entry' : 'entries'})
        </span>
      ))}
      <DecidingEntries matched={matched} expired={expired} />
    </li>
  );
}

/** The entries that decide a test, or that would have, had they not expired. */
export function DecidingEntries({
  matched = [],
  expired = [],
}: Pick<TraceView, 'matched' | 'expired'>): JSX.Element {
  return (
    <>
      {matched.map(({ entry, place }) => (
        <span key={`${entry} ${place?.file} ${place?.line}`} class="matched-entry">
          ; by the entry <code>{entry}</code> {place && <SourceLink place={place} />}
        </span>
      ))}
      {expired.map(({ entry, place, on }) => (
        <span key={`${entry} ${place.file} ${place.line}`} class="expired-entry">
          ; its entry <code>{entry}</code> <SourceLink place={place} /> expired {on}
        </span>
      ))}
    </>
  );
}

/** Yes or no as a word, so that colour is not the only cue. */
export function Answer({ yes }: { yes: boolean }): JSX.Element {
  return <span class={yes ? 'yes' : 'no'}>{yes ? 'yes' : 'no'}</span>;
}
