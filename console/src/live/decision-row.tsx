import type { JSX } from 'preact';
import type { LiveDecision } from '../../../src/console/api.ts';
import { memo } from '../shell/memo.ts';
import { timeInWords } from '../shell/moment.ts';
import { linkTo } from '../shell/route.ts';

/** Rules that a row names at most. */
const NAMED = 3;

/** One decision. It is immutable, so it is drawn once. */
export const DecisionRow = memo(
  ({ decision: one }: { decision: LiveDecision }): JSX.Element => (
    <tr>
      <td>
        <time dateTime={one.time}>{timeInWords(one.time)}</time>
      </td>
      <td>
        <span class={`tag tag-${one.failure === undefined ? one.decision : 'error'}`}>{one.decision}</span>
        {one.retry && <span class="tag">retry</span>}
        {one.failure !== undefined && <span class="remark"> {one.failure}</span>}
      </td>
      <td>
        {one.rules.length === 0
          ? one.by
          : one.rules.slice(0, NAMED).map((rule) => <RuleLink key={rule} rule={rule} decision={one} />)}
        <More count={one.rules.length - NAMED} further={one.moreRules} />
        {one.disagreeing.slice(0, NAMED).map((rule) => (
          <span key={rule} class="tag tag-warn" title="A shadow rule that would have changed the decision">
            shadow {rule}
          </span>
        ))}
        <More count={one.disagreeing.length - NAMED} further={one.moreDisagreeing} />
      </td>
      <td>{one.endpoint}</td>
      <td>{one.requestType ?? one.hook ?? '–'}</td>
      <td class="number">{one.milliseconds.toFixed(2)} ms</td>
      <td>
        <code>{one.version}</code>
      </td>
      <td>
        <code>{one.id}</code>
      </td>
    </tr>
  ),
);

/**
 * The number of rules that a row does not name.
 *
 * @param further  rules that the service did not send
 */
function More({ count, further }: { count: number; further: number }): JSX.Element | null {
  const more = Math.max(0, count) + further;
  return more === 0 ? null : <span class="remark"> and {more} more</span>;
}

function RuleLink({ rule, decision }: { rule: string; decision: LiveDecision }): JSX.Element {
  return (
    <a class="rule-link" href={linkTo('rules', { find: rule, endpoint: decision.endpoint })}>
      {rule}
    </a>
  );
}
