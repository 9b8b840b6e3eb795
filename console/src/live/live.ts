import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { DecisionsEvent, LiveDecision } from '../../../src/console/api.ts';
import { addTo, type Timeline, timelineOf } from './timeline.ts';

/** How many decisions the page keeps, as many as the service does. */
const KEPT = 1_000;

/** What turning a shadow rule on would have changed, as the service tells it. */
export interface ShadowReport {
  endpoint: string;
  requestType: string;
  rule: string;
  agree: number;
  disagree: number;
  /** The disagreements by what they would have changed: `allow->deny`. */
  changes: Record<string, number>;
}

/** Decisions as they happen. */
export interface Live {
  /** The latest first. */
  decisions: ReadonlySignal<readonly LiveDecision[]>;
  /** The latest of them, also while paused. */
  newest: ReadonlySignal<LiveDecision | undefined>;
  totals: ReadonlySignal<DecisionsEvent['totals'] | undefined>;
  shadow: ReadonlySignal<readonly ShadowReport[]>;
  timeline: ReadonlySignal<Timeline>;
  connection: ReadonlySignal<Connection>;
  paused: ReadonlySignal<boolean>;
  /** How many decisions came while paused, and wait to be shown. */
  waiting: ReadonlySignal<number>;
  pause: (paused: boolean) => void;
  close: () => void;
}

/** `lost`: the browser tries again by itself; `refused`: it was answered with an error, and is asked again here. */
export type Connection = 'connecting' | 'open' | 'lost' | 'refused';

/** Milliseconds until a service that refused is asked again. */
const AGAIN = 10_000;

/** @param connect opens the stream of server-sent events; one that is lost connects anew by itself */
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
  let again: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = connect();
    // A backlog comes with each connection, and is all that the service has.
    source.addEventListener('backlog', ({ data }) => take(JSON.parse(data), [], timelineOf([])));
    source.addEventListener('decisions', ({ data }) => take(JSON.parse(data), known.peek(), timeline.peek()));
    source.addEventListener('open', () => {
      connection.value = 'open';
    });
    source.addEventListener('error', () => {
      const isOver = source.readyState === source.CLOSED;
      connection.value = isOver ? 'refused' : 'lost';
      if (isOver) again = setTimeout(open, AGAIN);
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
      clearTimeout(again);
      source.close();
    },
  };
}
