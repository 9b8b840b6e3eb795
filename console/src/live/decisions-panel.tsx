import type { JSX } from 'preact';
import { thousands } from '../../../src/diagnostics/pluralize.ts';
import { useFirstRows } from '../shell/data-table.tsx';
import { Notice, Waiting } from '../shell/notice.tsx';
import type { Router } from '../shell/route.ts';
import { DecisionTable } from './decision-table.tsx';
import { type Filter, matches } from './filter.ts';
import { FilterBar } from './filter-bar.tsx';
import type { Live } from './live.ts';

interface DecisionsPanelProps {
  live: Live;
  router: Router;
}

/** Rows that are drawn at once. */
const AT_ONCE = 100;

/** The decisions that match the filter, newest first. */
export function DecisionsPanel({ live, router }: DecisionsPanelProps): JSX.Element {
  const filter: Filter = router.route.value.params;
  const all = live.decisions.value;
  const matching = all.filter(matches(filter));
  const { rows, more } = useFirstRows(matching, AT_ONCE);
  return (
    <section class="panel decisions" aria-labelledby="decisions-title">
      <div class="panel-head">
        <h2 id="decisions-title">Decisions</h2>
        <p class="remark">
          {thousands(matching.length)} shown of the last {thousands(all.length)}
        </p>
        <Pause live={live} />
      </div>
      <FilterBar
        decisions={all}
        filter={filter}
        onChange={(params) => router.replace({ view: 'live', params })}
      />
      {matching.length === 0 ? (
        <NoDecisions live={live} filtered={all.length > 0} />
      ) : (
        <DecisionTable label="Decisions, newest first" decisions={rows} />
      )}
      {more}
    </section>
  );
}

function Pause({ live }: { live: Live }): JSX.Element {
  const waiting = live.waiting.value;
  return (
    <button type="button" aria-pressed={live.paused.value} onClick={() => live.pause(!live.paused.value)}>
      {live.paused.value ? `Resume (${thousands(waiting)} waiting)` : 'Pause'}
    </button>
  );
}

function NoDecisions({ live, filtered }: { live: Live; filtered: boolean }): JSX.Element | null {
  if (filtered)
    return (
      <Notice kind="empty" title="No decision matches the filter." hint="Change the filter to see more." />
    );
  if (live.totals.value === undefined)
    return live.connection.value === 'connecting' ? <Waiting what="Loading the latest decisions" /> : null;
  return (
    <Notice
      kind="empty"
      title="No decisions yet."
      hint="Decisions appear here as soon as Okta calls a hook. Previews are not listed."
    />
  );
}
