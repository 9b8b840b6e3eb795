import ruleTestsValidator from '../../schema/rule-tests.validator.js';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type ParsedFile, parseInParts } from '../diagnostics/partial-parse.ts';
import { schemaCheck } from '../diagnostics/schema-check.ts';
import type { RulesText } from '../rules/parse.ts';
import type { RuleTests } from './rule-tests.ts';

/** Broken are the tests that the schema refused. */
export type ParsedTestFile = ParsedFile<RuleTests>;

/** The test files among the texts of a rules directory. Plain data, so that a worker can make it. */
export interface ParsedTests {
  files: ParsedTestFile[];
  diagnostics: Diagnostic[];
}

const checkRuleTests = schemaCheck(ruleTestsValidator);

/** From texts to typed test files: YAML, then the schema. Reads everything, reports everything. */
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
