import { type Paint, visible } from '../../diagnostics/format-text.ts';
import { pluralize, thousands } from '../../diagnostics/pluralize.ts';
import type { Summary } from './summary.ts';

type Cell = string | number;

/** A summary as text: totals, and a table for each kind of count. */
export function formatSummary(summary: Summary, paint: Paint): string {
  const { endpoints, rules, shadow, failures, versions } = summary;
  const failed = Object.entries(failures).map(([failure, decisions]) => ({ failure, decisions }));
  const shadowRules = shadow.map(({ endpoint, rule, ...counts }) => ({
    endpoint,
    'shadow rule': rule,
    ...counts,
  }));
  const tables = [endpoints, rules, shadowRules, failed, versions].map((rows) => formatTable(rows, paint));
  return [headline(summary), ...tables].join('');
}

function headline({ decisions, from, until, ms, retries, odd }: Summary): string {
  const lines = [
    `${pluralize(decisions, 'decision')}${decisions === 0 ? '' : `, ${from} to ${until}`}`,
    ...(ms === undefined
      ? []
      : [`Half of them within ${ms.median} ms, 99 % within ${ms.p99} ms, all within ${ms.max} ms`]),
    ...(retries === 0
      ? []
      : [`${pluralize(retries, 'retry', 'retries')}, answered with the reply of the first call`]),
    ...(odd === 0 ? [] : [`${pluralize(odd, 'event')} reused with a different body, decided anew`]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** A table with the keys as header; texts are left-aligned, numbers right-aligned. Empty without rows. */
function formatTable(rows: readonly Readonly<Record<string, Cell>>[], paint: Paint): string {
  const [first] = rows;
  if (first === undefined) return '';
  const head = Object.keys(first);
  const cells = [head, ...rows.map((row) => Object.values(row).map(cellWords))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const aligned = cells.map((row) =>
    row.map((cell, column) =>
      typeof first[head[column] ?? ''] === 'number'
        ? cell.padStart(widths[column] ?? 0)
        : cell.padEnd(widths[column] ?? 0),
    ),
  );
  const lines = aligned.map((row, index) =>
    index === 0 ? paint('bold', row.join('  ').trimEnd()) : row.join('  ').trimEnd(),
  );
  return `\n${lines.join('\n')}\n`;
}

function cellWords(cell: Cell): string {
  return typeof cell === 'number' ? thousands(cell) : visible(cell);
}
