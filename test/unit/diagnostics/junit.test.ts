import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { formatJunit, formatJunitFindings, type JunitCase } from '../../../src/diagnostics/junit.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const passed: JunitCase = { name: 'a', failures: [] };

test('junit: counts and times suites and cases', () => {
  const failure = { message: 'expected allow', text: 'expected allow\nfound deny' };
  expect(
    formatJunit([
      { name: 'one', cases: [{ ...passed, classname: 'c', seconds: 0.0125 }] },
      { name: 'two', cases: [{ name: 'b', seconds: 1, failures: [failure] }] },
    ]),
  ).toBe(`${HEAD}<testsuites tests="2" failures="1" errors="0" time="1.012">
  <testsuite name="one" tests="1" failures="0" errors="0" time="0.013">
    <testcase name="a" classname="c" time="0.013"/>
  </testsuite>
  <testsuite name="two" tests="1" failures="1" errors="0" time="1.000">
    <testcase name="b" time="1.000">
      <failure message="expected allow">expected allow
found deny</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test('junit: is valid without suites', () => {
  expect(formatJunit([])).toBe(`${HEAD}<testsuites tests="0" failures="0" errors="0"/>\n`);
});

test('junit: merges several failures of a case', () => {
  const failures = [
    { message: 'first', text: 'the first' },
    { message: 'second', text: 'the second' },
  ];
  const xml = formatJunit([{ name: 's', cases: [{ name: 'a', failures }] }]);
  expect(xml).toContain('<failure message="first (and 1 more)">the first\nthe second</failure>');
});

test('junit: escapes special characters of XML', () => {
  const text = `<b> & ]]> "q" 'q'`;
  const xml = formatJunit([{ name: text, cases: [{ ...passed, output: text }] }]);
  const escaped = '&lt;b&gt; &amp; ]]&gt; &quot;q&quot; &apos;q&apos;';
  expect(xml).toContain(`<testsuite name="${escaped}"`);
  expect(xml).toContain(`<system-out>${escaped}</system-out>`);
});

test.each(['\u0000', '\u001b', '\ufffe', '\ud800'])('%j cannot stand in XML and is replaced', (character) => {
  const text = `a${character}b\t\u{1f600}`;
  const xml = formatJunit([
    {
      name: text,
      cases: [{ name: text, classname: text, output: text, failures: [{ message: text, text }] }],
    },
  ]);
  expect(xml.match(/a\ufffdb\t\u{1f600}/gu)).toHaveLength(6);
  expect(xml).not.toContain(character);
});

test('junit: findings have a case for each file; errors fail it, warnings do not', () => {
  const finding = (file: string, severity: Diagnostic['severity']): Diagnostic => ({
    code: 'wrong-value',
    severity,
    message: 'it is wrong',
    file,
    range: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
  });
  const diagnostics = [finding('b.yaml', 'warn'), finding('c.yaml', 'error'), finding('new.yaml', 'error')];
  const xml = formatJunitFindings(diagnostics, {
    files: ['a.yaml', 'b.yaml', 'c.yaml'],
    textOf: () => 'x: 1',
  });
  expect(xml).toBe(`${HEAD}<testsuites tests="4" failures="2" errors="0">
  <testsuite name="hookgate check" tests="4" failures="2" errors="0">
    <testcase name="a.yaml" classname="hookgate.check"/>
    <testcase name="b.yaml" classname="hookgate.check">
      <system-out>b.yaml:1:1 warn wrong-value: it is wrong
  1 | x: 1
    | ^
</system-out>
    </testcase>
    <testcase name="c.yaml" classname="hookgate.check">
      <failure message="wrong-value: it is wrong">c.yaml:1:1 error wrong-value: it is wrong
  1 | x: 1
    | ^
</failure>
    </testcase>
    <testcase name="new.yaml" classname="hookgate.check">
      <failure message="wrong-value: it is wrong">new.yaml:1:1 error wrong-value: it is wrong
  1 | x: 1
    | ^
</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
});
