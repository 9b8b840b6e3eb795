import { compileYaml } from '../decisions/endpoint-from.ts';

/** The findings of one check in a rule file (without `version` and `endpoint`): severity, and the text that it marks. */
export function findingsIn(code: string, yaml: string): string[] {
  const lines = `version: 1\nendpoint: /x\n${yaml}`.split('\n');
  return compileYaml(yaml)
    .diagnostics.filter((found) => found.code === code)
    .map(({ severity, range }) => {
      const { start, end } = range ?? { start: { line: 0, column: 0 }, end: { column: 0 } };
      return `${severity} ${lines[start.line - 1]?.slice(start.column - 1, end.column - 1)}`;
    });
}

/** A rule file of one request type, from its rules in flow style. */
export function withRules(
  rules: string[],
  { requestType = 'self.service.registration', top = '', rest = '' } = {},
): string {
  const written = rules.map((rule, index) => `      - { name: r${index}, ${rule} }\n`).join('');
  return `${top}requestTypes:\n  ${requestType}:\n    rules:\n${written}${rest}`;
}
