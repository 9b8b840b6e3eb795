import {
  AggregatorRegistry,
  type MetricObjectWithValues,
  type MetricValue,
  type Registry,
} from 'prom-client';

/** One metric with all its series, as plain data. */
export type Series = MetricObjectWithValues<MetricValue<string>>;

/** The metrics of several processes as one: each series added up, unless prom-client says otherwise of it. */
export function aggregate(processes: readonly (readonly Series[])[]): Series[] {
  return registryOf(processes).getMetricsAsArray() as Series[];
}

/** The same, as Prometheus reads it. */
export function aggregatedText(processes: readonly (readonly Series[])[]): Promise<string> {
  return registryOf(processes).metrics();
}

/** What goes on counting after the end of a process that counted it. */
export function countsIn(series: readonly Series[]): Series[] {
  // The enumeration of types is none at run time.
  return series.filter(({ type }) => ['counter', 'histogram'].includes(String(type)));
}

function registryOf(processes: readonly (readonly Series[])[]): Registry {
  return AggregatorRegistry.aggregate(processes.map((series) => series.map(withStart)));
}

/** The time of a start is left out by itself; with a label it is that of one process. */
function withStart(one: Series): Series {
  return one.aggregator === 'omit' ? { ...one, aggregator: 'first' } : one;
}
