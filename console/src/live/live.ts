import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { DecisionsEvent, LiveDecision } from '../../../src/console/api.ts';
import { addTo, type Timeline, timelineOf } from './timeline.ts';

/** Decisions that the page keeps, as many as the service does. */
const KEPT = 1_000;

/** The decisions that a shadow rule would have changed if it had been enforced, as the service reports them. */
export interface ShadowReport {
  endpoint: string;
  /** Empty if the rule is for every request of the hook. */
  requestType: string;
  rule: string;
  agree: number;
  disagree: number;
  /** Requests that the rule does not ask, because its `if` does not hold. */
  skipped: number;
  /** Numbers of disagreements by change: `allow->deny`. */
  changes: Record<string, number>;
}

/** Decisions as they are made. */
export interface Live {
  /** Newest first. */
  decisions: ReadonlySignal<readonly LiveDecision[]>;
  /** The newest decision, also while paused. */
  newest: ReadonlySignal<LiveDecision | undefined>;
  totals: ReadonlySignal<DecisionsEvent['totals'] | undefined>;
  shadow: ReadonlySignal<readonly ShadowReport[]>;
  timeline: ReadonlySignal<Timeline>;
  connection: ReadonlySignal<Connection>;
  paused: ReadonlySignal<boolean>;
  /** The number of decisions that arrived while paused. */
  waiting: ReadonlySignal<number>;
  pause: (paused: boolean) => void;
  close: () => void;
}

/** `lost`: the browser reconnects; `refused`: the service answered with an error, and the page retries. */
export type Connection = 'connecting' | 'open' | 'lost' | 'refused';

/** Milliseconds until the page retries after a refusal. */
const RETRY_AFTER = 10_000;

/** @param connect  opens the stream of server-sent events, which reconnects after a network error */
export function followLive(connect: () => EventSource): Live {
  const connection = signal<Connection>('connecting');
  const known = signal<readonly LiveDecision[]>([]);
  const held = signal<readonly LiveDecision[] | undefined>(undefined);
  const totals = signal<DecisionsEvent['totals'] | undefined>(undefined);
  const shadow = signal<readonly ShadowReport[]>([]);
  const timeline = signal(timelineOf([]));
  const take = (event: DecisionsEvent, before: readonly LiveDecision[], times: Timeline) =>
    batch(() => {
      known.value = [...event.decisions.toReversed(), ...before].slice(0, KEPT);
      timeline.value = addTo(times, event.decisions);
      totals.value = event.totals;
      shadow.value = event.shadow as ShadowReport[];
    });
  let source: EventSource;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = connect();
    // Each connection starts with a backlog of all decisions that the service keeps.
    source.addEventListener('backlog', ({ data }) => take(JSON.parse(data), [], timelineOf([])));
    source.addEventListener('decisions', ({ data }) => take(JSON.parse(data), known.peek(), timeline.peek()));
    source.addEventListener('open', () => {
      connection.value = 'open';
    });
    source.addEventListener('error', () => {
      const isOver = source.readyState === source.CLOSED;
      connection.value = isOver ? 'refused' : 'lost';
      if (isOver) retry = setTimeout(open, RETRY_AFTER);
    });
  };
  open();
  return {
    decisions: computed(() => held.value ?? known.value),
    newest: computed(() => known.value[0]),
    ...{ totals, shadow, timeline, connection },
    paused: computed(() => held.value !== undefined),
    waiting: computed(() => {
      const newest = held.value?.[0]?.number ?? 0;
      return held.value === undefined ? 0 : known.value.filter(({ number }) => number > newest).length;
    }),
    pause: (paused) => {
      held.value = paused ? known.peek() : undefined;
    },
    close: () => {
      clearTimeout(retry);
      source.close();
    },
  };
}
