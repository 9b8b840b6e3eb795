import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SourceFile } from '../../diagnostics/source-file.ts';
import { diagnoseEntry } from './list.ts';
import { COMMENT, linesOf, remarkExpiry } from './list-comments.ts';
import { checkEntry, MOST_FINDINGS, type NewList } from './list-reader.ts';

/** An entry with a # that may begin a comment, or belong to the entry. */
const UNCLEAR_COMMENT = {
  code: 'unclear-comment' as const,
  message: 'this may be a comment or a part of the entry',
  hint: 'put a space before the # of a comment; write an entry that holds a # to a CSV or YAML list',
};

/** Reads one entry per line; `#` starts a comment at the beginning of a line or after a space. */
export function readTextList(file: SourceFile, list: NewList): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const words = {
    oneEntry: 'write one entry a line',
    date: `a text list has no dates: name it ${list.name}.csv, with the first line value,expires`,
  };
  let line = 0;
  for (const written of linesOf(file.text)) {
    line += 1;
    const value = written.replace(COMMENT, '').trim();
    if (written.includes('#')) remarkExpiry(list, written, line, words.date);
    if (value === '') continue;
    const entry = { value, line };
    list.entries.push(entry);
    if (diagnostics.length >= MOST_FINDINGS) continue;
    diagnostics.push(...checkEntry(list, entry, words, false));
    if (value.includes('#')) diagnostics.push(diagnoseEntry(list, entry, UNCLEAR_COMMENT));
  }
  return diagnostics;
}
