import { type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { formatPlain } from '../diagnostics/format-text.ts';
import { diagnose } from '../diagnostics/source-file.ts';
import type { Failure } from './compare.ts';
import type { TestCase } from './prepare.ts';
import type { TestResult } from './run.ts';
import { outcomeOf, reasons } from './why.ts';

/** A test as a report names it: `a wrong number is denied [row 2]`. */
export function titleOf({ name, row }: TestCase): string {
  return row === undefined ? name : `${name} [row ${row}]`;
}

/** More of a value than this makes no line. */
const WIDTH = 200;

/** A value on one line: JSON, or a word of ours as it is. */
export function inLine(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' && /^[a-z]+$/.test(value) ? value : JSON.stringify(value);
  return text.length > WIDTH ? `${text.slice(0, WIDTH)}…` : text;
}

/** What did not come as expected, and by which rule: `expected decision allow, got deny, by corporate-email (…)`. */
export function failureInLine({ what, expected, actual }: Failure, result: TestResult): string {
  const outcome = outcomeOf(result);
  const came = what === 'decision' ? outcome : `${inLine(actual)}; the answer is ${outcome}`;
  return `expected ${what} ${inLine(expected)}, got ${came}`;
}

/** For machines that show text: each failure with its place and what it came from. */
export function failureText(result: TestResult): { message: string; text: string }[] {
  return failuresAsDiagnostics([result]).map((diagnostic) => ({
    message: diagnostic.message,
    text: formatPlain([diagnostic]),
  }));
}

/** Failed tests as findings about their files: for annotations, and for whoever refuses rules whose tests fail. */
export function failuresAsDiagnostics(results: readonly TestResult[]): Diagnostic[] {
  const found = results.flatMap((result) =>
    result.failures.map((failure) => {
      const why = reasons(result, [failure]);
      return diagnose(
        result.test.file,
        { at: failure.at },
        {
          code: 'test-failed',
          message: `test "${titleOf(result.test)}": ${failureInLine(failure, result)}`,
          ...(why.length > 0 && { hint: why.join('; ') }),
        },
      );
    }),
  );
  return sortDiagnostics(found);
}
