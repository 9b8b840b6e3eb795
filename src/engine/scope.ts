import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Finding, Pointer } from '../diagnostics/source-file.ts';
import type { FactPath } from '../rules/fact-path.ts';
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
  /** The problem of a path to a derived fact that the file does not have; left out, there are none. */
  factProblem?: (path: FactPath) => Finding | undefined;
  /** Time in milliseconds since 1970, at which no two valid rows of a list may have the same key. Left out: they may. */
  now?: number;
  report: (diagnostic: Diagnostic) => void;
}
