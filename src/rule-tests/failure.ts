import { type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/source-file.ts';
import type { TestFailure } from './compare.ts';
import type { TestCase } from './prepare.ts';
import type { TestResult } from './run.ts';
import { outcomeOf, reasons } from './why.ts';

/** The title of a test in reports: `a wrong number is denied [row 2]`. */
export function titleOf({ name, row }: TestCase): string {
  return row === undefined ? name : `${name} [row ${row}]`;
}

/** Maximum width of a value on one line. */
const WIDTH = 200;

/** A value on one line: JSON, or a plain word. */
export function inLine(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' && /^[a-z]+$/.test(value) ? value : JSON.stringify(value);
  return text.length > WIDTH ? `${text.slice(0, WIDTH)}…` : text;
}

/** A failure in one line: `expected decision allow, got deny, by corporate-email (…)`. */
export function failureInLine({ what, expected, actual }: TestFailure, result: TestResult): string {
  const outcome = outcomeOf(result);
  const came = what === 'decision' ? outcome : `${inLine(actual)}; the answer is ${outcome}`;
  return `expected ${what} ${inLine(expected)}, got ${came}`;
}

/** Failed tests as diagnostics about their files. */
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
