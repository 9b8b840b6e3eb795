import type { Conditions } from './conditions.ts';

/** One line of the table. */
export interface Row {
  /** What is measured, and against what. */
  measure: string;
  /** What came out. */
  result: string;
  /** What must come out. */
  goal: string;
  holds: boolean;
}

export interface Results {
  conditions: Conditions;
  rows: Row[];
  /** Everything that was measured, by the name of its part. */
  figures: Record<string, unknown>;
}

/** The table, and what it depends on, in Markdown. */
export function toMarkdown({ conditions, rows }: Pick<Results, 'conditions' | 'rows'>): string {
  const { machine, node, callers, date } = conditions;
  return [
    '| measure | result | goal | |',
    '|---|---|---|---|',
    ...rows.map(
      ({ measure, result, goal, holds }) =>
        `| ${measure} | ${result} | ${goal} | ${holds ? 'holds' : '**falls short**'} |`,
    ),
    '',
    `${date}, Node ${node}, ${machine}. Callers: ${callers}.`,
  ].join('\n');
}

const BEGIN = '<!-- npm run bench writes what follows -->';
const END = '<!-- npm run bench wrote what stands above -->';

/** A document with another table in the place that is marked for it. */
export function withTable(document: string, table: string): string {
  const [before, after] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (before === -1 || after < before) throw new TypeError('the document has no place for the table');
  return `${document.slice(0, before + BEGIN.length)}\n${table}\n${document.slice(after)}`;
}
