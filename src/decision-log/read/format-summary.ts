import { type Paint, visible } from '../../diagnostics/format-text.ts';
import { pluralize, thousands } from '../../diagnostics/pluralize.ts';
import type { Summary } from './summary.ts';

type Cell = string | number;

/** The summary for people: what there was, then a table of each kind of which there is something. */
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
    ...(retries === 0 ? [] : [`${pluralize(retries, 'retry', 'retries')}, answered as before`]),
    ...(odd === 0 ? [] : [`${pluralize(odd, 'event')} that came again with another body, decided afresh`]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** Rows with a head of their keys, texts to the left and numbers to the right; nothing where there are none. */
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
