import { type Diagnostic, isError } from './diagnostic.ts';
import { formatPlain, type TextOf } from './format-text.ts';
import { formatJunit } from './junit.ts';

/** A test case for each file that was read: errors fail it, what else is found is its output. */
export function formatJunitFindings(
  diagnostics: readonly Diagnostic[],
  { files, textOf }: { files: Iterable<string>; textOf: TextOf },
): string {
  const byFile = Map.groupBy(diagnostics, ({ file }) => file);
  const text = (findings: readonly Diagnostic[]) => formatPlain(findings, textOf);
  const cases = [...new Set([...files, ...byFile.keys()])].map((file) => {
    const found = byFile.get(file) ?? [];
    const others = found.filter((diagnostic) => !isError(diagnostic));
    return {
      name: file,
      classname: 'hookgate.check',
      failures: found
        .filter(isError)
        .map((error) => ({ message: `${error.code}: ${error.message}`, text: text([error]) })),
      ...(others.length > 0 && { output: text(others) }),
    };
  });
  return formatJunit([{ name: 'hookgate check', cases }]);
}
