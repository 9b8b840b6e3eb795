import ruleTestsValidator from '../../schema/rule-tests.validator.js';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type ParsedFile, parseInParts } from '../diagnostics/partial-parse.ts';
import { schemaCheck } from '../diagnostics/schema-check.ts';
import type { RulesText } from '../rules/parse.ts';
import type { RuleTests } from './rule-tests.ts';

/** `broken` holds the tests that the schema refused. */
export type ParsedTestFile = ParsedFile<RuleTests>;

/** The parsed test files of a rules directory: plain data, which a worker can post. */
export interface ParsedTests {
  files: ParsedTestFile[];
  diagnostics: Diagnostic[];
}

const checkRuleTests = schemaCheck(ruleTestsValidator);

/** Parses texts to typed test files, and checks them by their schema. Reports all errors at once. */
export function parseTests(texts: readonly RulesText[]): ParsedTests {
  const parsed: ParsedTests = { files: [], diagnostics: [] };
  for (const { path, kind, text } of texts) {
    if (kind !== 'tests') continue;
    const { file, diagnostics } = parseInParts<RuleTests>(
      path,
      text,
      checkRuleTests,
      (at) => /^\/tests\/\d+/.exec(at)?.[0],
    );
    if (file !== undefined) parsed.files.push(file);
    parsed.diagnostics.push(...diagnostics);
  }
  return parsed;
}
