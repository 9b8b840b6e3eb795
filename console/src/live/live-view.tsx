import { effect, type Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { type ConsoleApi, DECISIONS_URL } from '../api/console-api.ts';
import type { Rules } from '../rules/rules.ts';
import { Notice, Waiting } from '../shell/notice.tsx';
import { OnDemand } from '../shell/on-demand.tsx';
import type { Router } from '../shell/route.ts';
import type { Theme } from '../shell/theme.ts';
import type { ChartProps } from './chart.tsx';
import { Counters } from './counters.tsx';
import { DecisionsPanel } from './decisions-panel.tsx';
import { followLive, type Live } from './live.ts';
import { PersonPanel } from './person-panel.tsx';
import { ShadowPanel } from './shadow-panel.tsx';
import './live.css';

export interface LiveProps {
  api: Pick<ConsoleApi, 'find'>;
  rules: Rules;
  router: Router;
  theme: Signal<Theme>;
}

const loadChart = () => import('./chart.tsx').then(({ Chart }) => Chart);

/** Decisions as they are made, while the view is open. */
export function LiveView({ api, rules, router, theme }: LiveProps): JSX.Element {
  const live = useMemo(() => followLive(() => new EventSource(DECISIONS_URL)), []);
  useEffect(() => live.close, [live]);
  useEffect(() => effect(() => rules.noteVersion(live.newest.value?.version)), [live, rules]);
  return (
    <>
      <h1>Live</h1>
      <ConnectionNotice live={live} />
      <div class="live">
        <section class="panel" aria-labelledby="counters-title">
          <h2 id="counters-title">Totals since the service started</h2>
          <Counters live={live} />
        </section>
        <section class="panel" aria-labelledby="chart-title">
          <h2 id="chart-title">Last ten minutes</h2>
          <OnDemand<ChartProps>
            load={loadChart}
            props={{ timeline: live.timeline, theme }}
            meanwhile={<Waiting what="Loading the chart" />}
          />
        </section>
        <ShadowPanel reports={live.shadow.value} />
        <PersonPanel api={api} />
        <DecisionsPanel live={live} router={router} />
      </div>
    </>
  );
}

function ConnectionNotice({ live }: { live: Live }): JSX.Element {
  const connection = live.connection.value;
  return (
    <div aria-live="polite">
      {connection === 'lost' && (
        <Notice
          kind="warning"
          title="Connection lost."
          hint="The browser reconnects every few seconds. The decisions below were made before."
        />
      )}
      {connection === 'refused' && (
        <Notice
          kind="problem"
          title="The service refused the stream of decisions."
          hint="The page retries every 10 seconds. At most 20 pages can watch at once. If the service requires credentials, reload the page."
        />
      )}
    </div>
  );
}
