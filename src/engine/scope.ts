import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Pointer } from '../diagnostics/source-file.ts';
import type { AnsweringList, List } from '../rules/lists/list.ts';
import type { RuleSource } from '../rules/rule-file.ts';
import type { FactTest, ValueProblem } from './operators/operator.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What stands around a part of a rule file while it is compiled. */
export interface Scope {
  source: RuleSource;
  /** Parts that the schema refused: they are known by name, and not compiled. */
  broken: ReadonlySet<Pointer>;
  lists: ReadonlyMap<string, List | AnsweringList>;
  /** Names of files that may be meant as lists, and were not read. */
  unread?: readonly string[];
  /** What operators made of values and lists, by both: however often a list or a pattern is used, it is held once. */
  prepared: Map<string, FactTest | ValueProblem>;
  vocabulary: Vocabulary;
  report: (diagnostic: Diagnostic) => void;
}
