import type { ParsedRules } from '../rules/parse.ts';
import { compileRuleSet, type RuleSet } from './rule-set.ts';

/** A part of a generation, that can go from process to process. */
export interface Part {
  kind: 'rules';
  parsed: ParsedRules;
}

/** The parts of what was parsed; what was said about it stays behind. */
export function partsOf({ files, lists }: ParsedRules): Part[] {
  return [{ kind: 'rules', parsed: { files, lists, ignores: [], diagnostics: [] } }];
}

/** Makes a generation of its parts, as they come. */
export class Assembly {
  #parsed: ParsedRules = { files: [], lists: [], ignores: [], diagnostics: [] };

  add({ parsed }: Part): void {
    this.#parsed = parsed;
  }

  ruleSet(version: string): RuleSet {
    return compileRuleSet(this.#parsed, version);
  }
}
