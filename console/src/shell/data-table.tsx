import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { ScrollArea } from './scroll-area.tsx';

interface DataTableProps<Row> {
  /** Accessible name. */
  label: string;
  columns: readonly string[];
  /** Column of numbers, aligned right. */
  numeric?: string;
  rows: readonly Row[];
  /** Draws one row. */
  children: (row: Row) => JSX.Element;
}

/** A table with a head, in an area that scrolls. */
export function DataTable<Row>({
  label,
  columns,
  numeric,
  rows,
  children,
}: DataTableProps<Row>): JSX.Element {
  return (
    <ScrollArea label={label}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" class={column === numeric ? 'number' : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{rows.map(children)}</tbody>
      </table>
    </ScrollArea>
  );
}

/** The first rows of a long list, and a button that shows more of them. */
export interface FirstRows<Row> {
  rows: readonly Row[];
  /** Null if all rows are shown. */
  more: JSX.Element | null;
}

/** @param step rows that are drawn at first, and added with each click */
export function useFirstRows<Row>(all: readonly Row[], step: number): FirstRows<Row> {
  const shown = useSignal(step);
  const rest = all.length - shown.value;
  const showMore = () => {
    shown.value += step;
  };
  return {
    rows: all.slice(0, shown.value),
    more:
      rest <= 0 ? null : (
        <button type="button" onClick={showMore}>
          Show {Math.min(step, rest)} more
        </button>
      ),
  };
}
