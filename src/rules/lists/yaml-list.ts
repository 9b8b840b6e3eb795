import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { below, type SourceFile } from '../../diagnostics/source-file.ts';
import { parseYaml } from '../../diagnostics/yaml.ts';
import { linesOf, remarkExpiry } from './list-comments.ts';
import { readElements } from './list-elements.ts';
import type { NewList } from './list-reader.ts';

const WORDS = {
  oneEntry: 'write each entry as an element of its own',
  date: 'write it as  - { value: ENTRY, expires: "2026-12-31" }',
};

/** Reads one entry per element: text, or a map with `value`. */
export function readYamlList(file: SourceFile, list: NewList): Diagnostic[] {
  const parsed = parseYaml(file.path, file.text);
  if (!parsed.ok) return parsed.problem;
  const { spans } = parsed.value;
  const diagnostics = readElements(parsed.value, list, WORDS, (index, key) => {
    const [, , start = 0] = spans.get(key === undefined ? below('', index) : below('', index, key)) ?? [];
    return start;
  });
  if (file.text.includes('#')) {
    let line = 0;
    for (const written of linesOf(file.text)) {
      line += 1;
      remarkExpiry(list, written, line, WORDS.date);
    }
  }
  return diagnostics;
}
