import type { ReadonlySignal, Signal } from '@preact/signals';
import { useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import UPlot from 'uplot';
import type { Theme } from '../shell/theme.ts';
import { columnsOf, STEP, type Timeline } from './timeline.ts';
import 'uplot/dist/uPlot.min.css';

export interface ChartProps {
  timeline: ReadonlySignal<Timeline>;
  theme: Signal<Theme>;
}

const HEIGHT = 150;

/** Milliseconds after which the chart is redrawn without new decisions. */
const REDRAW_EVERY = STEP * 1_000;

/** Allowances, denials and errors over time. */
export function Chart({ timeline, theme }: ChartProps): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<UPlot>(null);
  const chosen = theme.value;
  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const drawn = new UPlot(optionsFor(element), columnsOf(timeline.peek(), Date.now()), element);
    chart.current = drawn;
    const fit = new ResizeObserver(() => drawn.setSize({ width: element.clientWidth, height: HEIGHT }));
    fit.observe(element);
    const timer = setInterval(() => drawn.setData(columnsOf(timeline.peek(), Date.now())), REDRAW_EVERY);
    return () => {
      clearInterval(timer);
      fit.disconnect();
      drawn.destroy();
    };
    // A canvas keeps its colours when the theme changes.
  }, [timeline, chosen]);
  useSignalEffect(() => {
    chart.current?.setData(columnsOf(timeline.value, Date.now()));
  });
  return (
    <figure class="chart">
      <div ref={host} role="img" aria-label={inWords(timeline.value)} />
    </figure>
  );
}

/** The chart as text, for screen readers. */
function inWords(timeline: Timeline): string {
  const sum = (kind: 'allow' | 'deny' | 'error') =>
    [...timeline.values()].reduce((total, counts) => total + counts[kind], 0);
  return `Decisions of the last ten minutes: ${sum('allow')} allow, ${sum('deny')} deny, ${sum('error')} error.`;
}

/** Hours and minutes of a time in seconds since 1970. */
function clock(at: number): string {
  return new Date(at * 1_000).toLocaleTimeString('en-GB', { timeStyle: 'short' });
}

function optionsFor(element: HTMLElement): UPlot.Options {
  const style = getComputedStyle(element);
  const probe = document.createElement('span');
  element.append(probe);
  const colour = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const line = (label: string, name: string): UPlot.Series => ({
    label,
    stroke: colour(name),
    width: 2,
    points: { show: false },
  });
  const axis = {
    stroke: colour('muted'),
    grid: { stroke: colour('edge'), width: 1 },
    ticks: { show: false },
  };
  const options: UPlot.Options = {
    width: element.clientWidth,
    height: HEIGHT,
    series: [{}, line('allow', 'allow'), line('deny', 'deny'), line('error', 'warn')],
    axes: [
      { ...axis, font: `12px ${style.fontFamily}`, values: (_chart, steps) => steps.map(clock) },
      {
        ...axis,
        font: `12px ${style.fontFamily}`,
        size: 36,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
      },
    ],
    scales: { y: { range: (_chart, _low, high) => [0, Math.max(4, high * 1.1)] } },
    cursor: { show: false },
    legend: { show: true, live: false },
  };
  probe.remove();
  return options;
}
