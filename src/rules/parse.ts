import ruleFileSchema from '../../schema/rule-file.schema.json' with { type: 'json' };
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { schemaCheck } from '../diagnostics/schema-check.ts';
import type { Pointer } from '../diagnostics/source-file.ts';
import { parseYaml } from '../diagnostics/yaml.ts';
import { type IgnoreComment, ignoreComments } from './ignore-comment.ts';
import { type List, parseList } from './lists.ts';
import type { RuleSource } from './rule-file.ts';

/** The text of a file below the rules directory. */
export interface RulesText {
  /** As the reader knows it: `rules/profile-enrollment.yaml`. */
  path: string;
  kind: 'rules' | 'list';
  text: string;
}

/** A rules directory, parsed. Plain data, so that a worker can make it. */
export interface ParsedRules {
  files: ParsedRuleFile[];
  lists: List[];
  ignores: IgnoreComment[];
  diagnostics: Diagnostic[];
}

export interface ParsedRuleFile {
  source: RuleSource;
  /** Rules, conditions and outcomes that the schema refused; the rest of the file can still be checked. */
  broken: ReadonlySet<Pointer>;
}

const checkRuleFile = schemaCheck(ruleFileSchema);

/** From texts to typed files and lists: YAML, then the schema. Reads everything, reports everything. */
export function parseRules(texts: readonly RulesText[]): ParsedRules {
  const parsed: ParsedRules = { files: [], lists: [], ignores: [], diagnostics: [] };
  for (const { path, kind, text } of texts) {
    parsed.ignores.push(...ignoreComments(path, text));
    if (kind === 'list') {
      const { list, diagnostics } = parseList(path, text);
      parsed.lists.push(list);
      parsed.diagnostics.push(...diagnostics);
    } else {
      const { file, diagnostics } = parseRuleFile(path, text);
      if (file !== undefined) parsed.files.push(file);
      parsed.diagnostics.push(...diagnostics);
    }
  }
  return parsed;
}

function parseRuleFile(path: string, text: string): { file?: ParsedRuleFile; diagnostics: Diagnostic[] } {
  const { file, diagnostics } = parseYaml(path, text);
  if (file === undefined) return { diagnostics };
  const findings = checkRuleFile(file).map((finding) => ({ ...finding, unit: unitOf(finding.at) }));
  const found = findings.map((finding) => finding.diagnostic);
  if (findings.some(({ unit, harmless }) => unit === undefined && !harmless)) return { diagnostics: found };
  const broken = new Set(findings.map(({ unit }) => unit).filter((unit) => unit !== undefined));
  return { file: { source: file as RuleSource, broken }, diagnostics: found };
}

/** The rule, condition, outcome or fallback that a place belongs to. */
function unitOf(at: Pointer): Pointer | undefined {
  return /^\/(requestTypes\/[^/]+\/(rules\/\d+|default)|conditions\/[^/]+|outcomes\/[^/]+|unhandled|onError)/.exec(
    at,
  )?.[0];
}
