import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Pointer } from '../diagnostics/source-file.ts';
import type { IndexedList, List } from '../rules/lists/list.ts';
import type { RuleSource } from '../rules/rule-file.ts';
import type { FactTest, ValueProblem } from './operators/operator.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Context in which a part of a rule file is compiled. */
export interface CompileScope {
  source: RuleSource;
  /** Parts that the schema refused: their names are known, and they are not compiled. */
  broken: ReadonlySet<Pointer>;
  lists: ReadonlyMap<string, List | IndexedList>;
  /** Names of files that were not read and may be meant as lists. */
  unread?: readonly string[];
  /** Prepared tests by operator and value, so that a list or a pattern is kept once however often it is used. */
  prepared: Map<string, FactTest | ValueProblem>;
  vocabulary: Vocabulary;
  report: (diagnostic: Diagnostic) => void;
}
