import Builder from 'fast-xml-builder';
import { type Diagnostic, isError } from './diagnostic.ts';
import { formatPlain, type TextOf, visibleLines } from './format-text.ts';
import { xmlText } from './xml-text.ts';

export interface JunitSuite {
  name: string;
  cases: JunitCase[];
}

export interface JunitCase {
  name: string;
  /** The group in viewers. */
  classname?: string;
  seconds?: number;
  /** Empty if the case passed. */
  failures: { message: string; text: string }[];
  /** Findings that do not fail the case. */
  output?: string;
}

/**
 * JUnit XML for Jenkins and GitLab. Both show one failure of a case, so several are merged into one.
 * https://github.com/testmoapp/junitxml
 */
export function formatJunit(suites: readonly JunitSuite[]): string {
  const all = suites.flatMap(({ cases }) => cases);
  const builder = new Builder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    suppressBooleanAttributes: false,
    suppressEmptyNode: true,
    format: true,
  });
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      ...totals(all),
      testsuite: suites.map(({ name, cases }) => ({
        '@name': printable(name),
        ...totals(cases),
        testcase: cases.map(testcase),
      })),
    },
  });
}

/** Findings as test cases, one for each file that was read: errors fail it, other findings are its output. */
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

function totals(cases: readonly JunitCase[]): object {
  return {
    '@tests': cases.length,
    '@failures': cases.filter(({ failures }) => failures.length > 0).length,
    '@errors': 0,
    ...(cases.some((one) => one.seconds !== undefined) && {
      '@time': seconds(cases.reduce((sum, one) => sum + (one.seconds ?? 0), 0)),
    }),
  };
}

function testcase({ name, classname, seconds: time, failures, output }: JunitCase): object {
  const [first, ...others] = failures;
  return {
    '@name': printable(name),
    ...(classname !== undefined && { '@classname': printable(classname) }),
    ...(time !== undefined && { '@time': seconds(time) }),
    ...(first !== undefined && {
      failure: {
        '@message': printable(
          others.length === 0 ? first.message : `${first.message} (and ${others.length} more)`,
        ),
        '#text': printable(failures.map(({ text }) => text).join('\n')),
      },
    }),
    ...(output !== undefined && { 'system-out': printable(output) }),
  };
}

function seconds(number: number): string {
  return number.toFixed(3);
}

/** No control character reaches a viewer. */
function printable(text: string): string {
  return visibleLines(xmlText(text));
}
