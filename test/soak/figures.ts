import { growthOf, median, type Run } from './judge.ts';

/** The results of a run, as a table. */
export function figures(run: Run): string {
  const { results, reigns, slowest, steps, weights, warm } = run;
  const kinds = Map.groupBy(results, ({ kind }) => kind);
  const after = weights.slice(warm);
  const seen = new Set(results.flatMap(({ body }) => /"version":"([^"]+)"/.exec(body)?.[1] ?? []));
  const rows = [
    ['', 'calls', 'p50 ms', 'p99 ms', 'max ms', 'statuses'],
    ...[...kinds].map(([kind, of]) => [kind, ...latencies(of), statuses(of)]),
    ['all', ...latencies(results), statuses(results)],
  ];
  return `${table(rows)}

generations live    ${reigns.length}, of which ${seen.size} answered; the slowest after ${slowest} ms
rules               ${Object.entries(steps)
    .map(([step, count]) => `${step} ${count}`)
    .join(', ')}
records             ${run.records}
memory, MiB         start ${weigh(weights[0])}, warm ${weigh(after[0])}, end ${weigh(after.at(-1))}
growth, MiB         heap ${mebibytes(growthOf(after.map(({ heap }) => heap)))}, rss ${mebibytes(growthOf(after.map(({ rss }) => rss)))}
event loop lag, ms  median ${round(median(after.map(({ lag }) => lag)))}, max ${round(Math.max(...after.map(({ lag }) => lag)))}
`;
}

function latencies(results: Run['results']): string[] {
  const sorted = results.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const at = (part: number) => round(sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN);
  return [String(sorted.length), at(0.5), at(0.99), at(1)];
}

function statuses(results: Run['results']): string {
  return [...Map.groupBy(results, ({ status }) => status)]
    .map(([status, of]) => `${status}: ${of.length}`)
    .join(', ');
}

function weigh(weight: Run['weights'][number] | undefined): string {
  return weight === undefined ? '?' : `heap ${mebibytes(weight.heap)} rss ${mebibytes(weight.rss)}`;
}

const mebibytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
const round = (milliseconds: number) => milliseconds.toFixed(1);

function table(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 || column === row.length - 1
            ? cell.padEnd(widths[column] ?? 0)
            : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
