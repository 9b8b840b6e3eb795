import Builder from 'fast-xml-builder';
import { visibleLines } from './format-text.ts';

export interface JunitSuite {
  name: string;
  cases: JunitCase[];
}

export interface JunitCase {
  name: string;
  /** What viewers group cases by. */
  classname?: string;
  seconds?: number;
  /** None: the case passed. */
  failures: { message: string; text: string }[];
  /** What is worth reading although it fails nothing. */
  output?: string;
}

/**
 * JUnit's XML, as Jenkins and GitLab read it. Both show one failure of a case, so that several are written as one.
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

/**
 * XML 1.0 cannot carry most control characters, not even escaped, nor surrogates and U+FFFE: https://www.w3.org/TR/xml/#charsets
 * What it can carry may still steer the terminal or the page that shows the report.
 */
function printable(text: string): string {
  const possible = text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
  return visibleLines(possible);
}
