import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { below, diagnose, type Pointer } from '../diagnostics/source-file.ts';
import { diagnoseEntry } from '../rules/lists/list.ts';
import { isList, type Literal, type Operator, type ValueProblem } from './operators/operator.ts';
import type { CompileScope } from './scope.ts';

/** Makes a diagnostic of a value problem, at the wrong element: in the rule, or in the list file. */
export function valueFinding(
  problem: ValueProblem,
  operator: Operator,
  literal: Literal,
  at: Pointer,
  { source }: CompileScope,
): Diagnostic {
  const { code, message, index, list, hint = `expected ${operator.expects}` } = problem;
  const expected = `expected ${operator.expects}`;
  if (literal === undefined) {
    return diagnose(
      source,
      { at: below(at, 'operator') },
      { code: 'missing-value', message: `${operator.name} needs a value`, hint: expected },
    );
  }
  if (!isList(literal)) {
    const place = index === undefined ? below(at, 'value') : below(at, 'value', index);
    return diagnose(source, { at: place }, { code, message, hint });
  }
  const entry = index === undefined ? undefined : list?.entries?.at(index);
  return list === undefined || entry === undefined
    ? diagnose(
        source,
        { at: below(at, 'value') },
        { code, message: `${operator.name} does not take a list file`, hint: expected },
      )
    : diagnoseEntry(list, entry, { code, message: `${message}, which ${operator.name} needs`, hint });
}
