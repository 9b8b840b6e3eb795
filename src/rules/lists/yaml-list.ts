import listValidator from '../../../schema/list.validator.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { schemaCheck } from '../../diagnostics/schema-check.ts';
import { diagnose, rangeOf, type SourceFile } from '../../diagnostics/source-file.ts';
import { parseYaml } from '../../diagnostics/yaml.ts';
import { linesOf, remarkExpiry } from './list-comments.ts';
import { DateColumns, dateColumn, meansExpires } from './list-dates.ts';
import { addEntry, checkEntry, type NewList, notExpires } from './list-reader.ts';

interface YamlEntry {
  value: string;
  expires?: string;
}

const checkList = schemaCheck(listValidator);

const WORDS = {
  oneEntry: 'write each entry as an element of its own',
  date: 'write it as  - { value: ENTRY, expires: "2026-12-31" }',
};

/** Reads one entry per element: text, or a map with `value`. */
export function readYamlList(file: SourceFile, list: NewList): Diagnostic[] {
  const parsed = parseYaml(file.path, file.text);
  if (!parsed.ok) return parsed.problem;
  const source = parsed.value;
  const findings = checkList(source);
  if (findings.length > 0) return findings.map((finding) => finding.diagnostic);
  const lineAt = ascendingLines(source.text);
  const dates = new DateColumns<string>();
  const diagnostics = (source.value as (string | YamlEntry)[]).flatMap((item, index) => {
    const { value, expires, ...others } =
      typeof item === 'string' ? { value: item, expires: undefined } : item;
    const [, , start = 0] =
      source.spans.get(typeof item === 'string' ? `/${index}` : `/${index}/value`) ?? [];
    const entry = { value, line: lineAt(start) };
    const other = Object.keys(others).find(meansExpires);
    if (other !== undefined)
      return [
        diagnose(
          source,
          { at: `/${index}/${other}`, key: true },
          { code: 'unknown-key', ...notExpires(other) },
        ),
      ];
    for (const [key, cell] of Object.entries(others))
      dates.see(key, String(cell ?? ''), expires === undefined, `/${index}/${key}`);
    return [
      ...addEntry(source, list, { ...entry, cells: cellsOf(item) }, expires, () => ({
        at: `/${index}/expires`,
      })),
      ...checkEntry(list, entry, WORDS, typeof item !== 'string'),
    ];
  });
  if (source.text.includes('#')) {
    let line = 0;
    for (const written of linesOf(source.text)) {
      line += 1;
      remarkExpiry(list, written, line, WORDS.date);
    }
  }
  for (const { name, at } of dates.found())
    list.remarks.push({ ...dateColumn(name), range: rangeOf(source, at, 'key') });
  return diagnostics;
}

/** The scalars of an element, as text. */
function cellsOf(item: string | YamlEntry): [string, string][] {
  if (typeof item === 'string') return [['value', item]];
  return Object.entries(item).flatMap(([key, cell]: [string, unknown]): [string, string][] =>
    cell === null || typeof cell === 'object' ? [] : [[key, String(cell)]],
  );
}

/** Returns line numbers (from 1) for ascending offsets, counting each line once. */
function ascendingLines(text: string): (offset: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (offset) => {
    for (; next !== -1 && next < offset; next = text.indexOf('\n', next + 1)) line += 1;
    return line;
  };
}
