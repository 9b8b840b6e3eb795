import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureCommands } from './commands.ts';
import { conditions } from './conditions.ts';
import { measureEvaluation } from './evaluation.ts';
import { measureLists } from './lists.ts';
import { measurePreviews } from './previews.ts';
import { measureReloads } from './reload.ts';
import {
  commandRows,
  evaluationRows,
  listRows,
  previewsRows,
  reloadRows,
  startRows,
  throughputRows,
} from './rows.ts';
import { measureStart } from './start.ts';
import { type Results, type Row, toMarkdown, withTable } from './table.ts';
import { measureThroughput } from './throughput.ts';

/*
 * npm run bench: measures everything, prints the table, and writes it to bench/results.json and
 * docs/performance.md. `npm run bench -- lists start` measures these parts only, and writes nothing.
 */

/** What one part measured, and its lines of the table. */
interface Measured {
  figures: unknown;
  rows: Row[];
}

function part<Figures>(measure: (directory: string) => Promise<Figures>, rows: (figures: Figures) => Row[]) {
  return async (directory: string): Promise<Measured> => {
    const figures = await measure(directory);
    return { figures, rows: rows(figures) };
  };
}

const parts = new Map([
  ['throughput', part(measureThroughput, throughputRows)],
  ['evaluation', part(() => measureEvaluation(), evaluationRows)],
  ['lists', part((directory) => measureLists(directory), listRows)],
  ['reload', part(measureReloads, reloadRows)],
  ['start', part(measureStart, startRows)],
  ['commands', part(measureCommands, commandRows)],
  ['previews', part(measurePreviews, previewsRows)],
]);

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !parts.has(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no ${unknown.join(', ')}; there are ${[...parts.keys()].join(', ')}.\n`);
  process.exit(2);
}

const home = mkdtempSync(join(tmpdir(), 'hookgate-bench-'));
process.once('exit', () => rmSync(home, { recursive: true, force: true }));

const results: Results = { conditions: conditions(), rows: [], figures: {} };
for (const [name, measure] of parts) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const directory = join(home, name);
  mkdirSync(directory);
  process.stderr.write(`measuring ${name} …\n`);
  const { figures, rows } = await measure(directory);
  results.figures[name] = figures;
  results.rows.push(...rows);
}
results.rows.sort((one, other) => Number.parseInt(one.measure, 10) - Number.parseInt(other.measure, 10));

const table = toMarkdown(results);
process.stdout.write(`${table}\n`);
if (asked.length === 0) {
  writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(results, undefined, 2)}\n`);
  const document = new URL('../docs/performance.md', import.meta.url);
  writeFileSync(document, withTable(readFileSync(document, 'utf8'), table));
}
