import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { thousands } from '../../../src/diagnostics/pluralize.ts';
import { Notice, Waiting } from '../shell/notice.tsx';
import type { Router } from '../shell/route.ts';
import { DecisionTable } from './decision-table.tsx';
import { type Filter, fits } from './filter.ts';
import { FilterBar } from './filter-bar.tsx';
import type { Live } from './live.ts';

interface DecisionsPanelProps {
  live: Live;
  router: Router;
}

/** How many rows are drawn; the rest are a button away. */
const AT_ONCE = 100;

/** The decisions that fit the filter, the latest first. */
export function DecisionsPanel({ live, router }: DecisionsPanelProps): JSX.Element {
  const most = useSignal(AT_ONCE);
  const filter: Filter = router.route.value.params;
  const all = live.decisions.value;
  const fitting = all.filter(fits(filter));
  return (
    <section class="panel decisions" aria-labelledby="decisions-title">
      <div class="panel-head">
        <h2 id="decisions-title">Decisions</h2>
        <p class="remark">
          {thousands(fitting.length)} shown of the last {thousands(all.length)}
        </p>
        <Pause live={live} />
      </div>
      <FilterBar
        decisions={all}
        filter={filter}
        onChange={(params) => router.note({ view: 'live', params })}
      />
      {fitting.length === 0 ? (
        <NothingYet live={live} filtered={all.length > 0} />
      ) : (
        <DecisionTable label="The decisions, the latest first" decisions={fitting.slice(0, most.value)} />
      )}
      {fitting.length > most.value && (
        <button
          type="button"
          onClick={() => {
            most.value += AT_ONCE;
          }}
        >
          Show {Math.min(AT_ONCE, fitting.length - most.value)} more
        </button>
      )}
    </section>
  );
}

function Pause({ live }: { live: Live }): JSX.Element {
  const waiting = live.waiting.value;
  return (
    <button type="button" aria-pressed={live.paused.value} onClick={() => live.pause(!live.paused.value)}>
      {live.paused.value ? `Go on (${thousands(waiting)} ${waiting === 1 ? 'waits' : 'wait'})` : 'Pause'}
    </button>
  );
}

function NothingYet({ live, filtered }: { live: Live; filtered: boolean }): JSX.Element | null {
  if (filtered)
    return <Notice kind="empty" title="No decision fits the filter." hint="Widen it to see more." />;
  if (live.totals.value === undefined)
    return live.connection.value === 'connecting' ? <Waiting what="Asking for the last decisions" /> : null;
  return (
    <Notice
      kind="empty"
      title="Nothing was decided yet."
      hint="A decision appears here as soon as Okta asks for one. A preview is none."
    />
  );
}
