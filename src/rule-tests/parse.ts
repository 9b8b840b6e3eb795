import ruleTestsValidator from '../../schema/rule-tests.validator.js';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type ParsedFile, parseInParts } from '../diagnostics/partial-parse.ts';
import { schemaCheck } from '../diagnostics/schema-check.ts';
import type { Pointer } from '../diagnostics/source-file.ts';
import type { RulesText } from '../rules/parse.ts';
import type { RuleTests } from './rule-tests.ts';

const checkRuleTests = schemaCheck(ruleTestsValidator);

/** Parses texts to typed test files, and checks them by their schema. Reports all errors at once. */
export function parseTests(texts: readonly RulesText[]): {
  files: ParsedFile<RuleTests>[];
  diagnostics: Diagnostic[];
} {
  const parsed = texts
    .filter(({ kind }) => kind === 'tests')
    .map(({ path, text }) => parseInParts<RuleTests>(path, text, checkRuleTests, testAround));
  return {
    files: parsed.flatMap(({ file }) => file ?? []),
    diagnostics: parsed.flatMap(({ diagnostics }) => diagnostics),
  };
}

function testAround(at: Pointer): Pointer | undefined {
  return /^\/tests\/\d+/.exec(at)?.[0];
}
