import { below, diagnose, type Finding, type Pointer } from '../diagnostics/source-file.ts';
import { suggestion } from '../diagnostics/suggest.ts';
import { parseFactPath } from '../rules/fact-path.ts';
import { unionOf } from '../rules/lists/list.ts';
import { listNamesIn } from '../rules/references.ts';
import {
  type Condition,
  isFactReference,
  isListReference,
  type Operand,
  type Test,
} from '../rules/rule-file.ts';
import { templatesIn } from '../rules/template-in-condition.ts';
import type { ConditionNode } from './condition-node.ts';
import type { EngineCondition } from './engine-condition.ts';
import { findOperator } from './operators/index.ts';
import {
  type FactTest,
  isList,
  isProblem,
  type Literal,
  type Operator,
  type ValueProblem,
} from './operators/operator.ts';
import type { CompileScope } from './scope.ts';
import { unknownList } from './unread-list.ts';
import { valueFinding } from './value-finding.ts';

/** A condition, ready to be evaluated and to be explained. */
export interface CompiledCondition {
  engine: EngineCondition;
  node: ConditionNode;
}

/** Compiles a condition; undefined if it has errors, which have been reported. */
export function compileCondition(
  condition: Condition,
  at: Pointer,
  scope: CompileScope,
): CompiledCondition | undefined {
  if ('all' in condition) return compileEach('all', condition.all, at, scope);
  if ('any' in condition) return compileEach('any', condition.any, at, scope);
  if ('not' in condition) {
    const inner = compileCondition(condition.not, below(at, 'not'), scope);
    return inner && { engine: { name: at, not: inner.engine }, node: { kind: 'not', at, of: [inner.node] } };
  }
  if ('condition' in condition) return compileReference(condition.condition, at, scope);
  return compileTest(condition, at, scope);
}

function compileEach(
  kind: 'all' | 'any',
  conditions: Condition[],
  at: Pointer,
  scope: CompileScope,
): CompiledCondition | undefined {
  const compiled = conditions.map((condition, index) =>
    compileCondition(condition, below(at, kind, index), scope),
  );
  const sound = compiled.filter((one) => one !== undefined);
  if (sound.length < compiled.length) return undefined;
  const engine = sound.map((one) => one.engine);
  return {
    engine: kind === 'all' ? { name: at, all: engine } : { name: at, any: engine },
    node: { kind, at, of: sound.map((one) => one.node) },
  };
}

function compileReference(name: string, at: Pointer, scope: CompileScope): CompiledCondition | undefined {
  const { conditions = {} } = scope.source.value;
  if (Object.hasOwn(conditions, name))
    return {
      engine: { name: at, condition: name },
      node: { kind: 'named', at, name, of: scope.vocabulary.definitionOf(name) },
    };
  const known = Object.keys(conditions);
  const hint = known.length === 0 ? 'define it under conditions:' : suggestion(name, known);
  scope.report(
    diagnose(
      scope.source,
      { at: below(at, 'condition') },
      { code: 'unknown-condition', message: `there is no condition "${name}"`, hint },
    ),
  );
  return undefined;
}

function compileTest(test: Test, at: Pointer, scope: CompileScope): CompiledCondition | undefined {
  const operator = findOperator(test.operator, test.dateFormat);
  const isKnown = !('code' in operator);
  const templates = templatesIn(test, at, isKnown && operator.compare !== undefined);
  for (const { at: place, finding } of templates)
    scope.report(diagnose(scope.source, { at: place }, finding));
  const path = templates.length === 0 && checkPath(test.fact, below(at, 'fact'), scope);
  if (!isKnown) scope.report(diagnose(scope.source, { at: below(at, operator.key ?? 'operator') }, operator));
  if (!isKnown || templates.length > 0) return undefined;
  const { value, dateFormat } = test;
  const written = dateFormat === undefined ? test.operator : `${test.operator} ${dateFormat}`;
  const compiled = isFactReference(value)
    ? compileComparison(operator, written, value.fact, below(at, 'value'), scope)
    : compileValue(operator, written, value, at, scope);
  if (!path || compiled === undefined) return undefined;
  if (!isFactReference(value)) noteNamedValues(test.fact, test.operator, value, at, scope);
  return {
    engine: { name: at, fact: test.fact, ...compiled },
    node: {
      kind: 'test',
      at,
      fact: test.fact,
      operator: test.operator,
      ...(value !== undefined && { value }),
      ...(dateFormat !== undefined && { dateFormat }),
    },
  };
}

type EngineTest = { operator: string; value: true | { fact: string } };

function compileComparison(
  operator: Operator,
  written: string,
  fact: string,
  at: Pointer,
  scope: CompileScope,
): EngineTest | undefined {
  const path = checkPath(fact, below(at, 'fact'), scope);
  if (operator.compare === undefined) {
    const finding: Finding = {
      code: 'value-type',
      message: `${written} needs a value that is known before a request comes`,
      hint: `expected ${operator.expects}`,
    };
    scope.report(diagnose(scope.source, { at }, finding));
    return undefined;
  }
  return path
    ? { operator: scope.vocabulary.addComparison(written, operator.compare), value: { fact } }
    : undefined;
}

function compileValue(
  operator: Operator,
  written: string,
  value: Exclude<Operand, { fact: string }> | undefined,
  at: Pointer,
  scope: CompileScope,
): EngineTest | undefined {
  const literal = resolveList(value, at, scope);
  if (literal === 'unknown') return undefined;
  const test = prepareOnce(operator, written, literal, scope);
  if (!isProblem(test)) return { operator: scope.vocabulary.addTest(written, test), value: true };
  for (const problem of [test, ...(test.also ?? [])])
    scope.report(valueFinding(problem, operator, literal, at, scope));
  return undefined;
}

/** For each operator that names values, the operator that holds for exactly these values. */
const NAMING: Readonly<Record<string, string>> = {
  equal: 'equal',
  notEqual: 'equal',
  contains: 'equal',
  doesNotContain: 'equal',
  in: 'in',
  notIn: 'in',
};

/** Registers the values that a test names: the decision log may record them unmasked. */
function noteNamedValues(
  fact: string,
  written: string,
  value: Exclude<Operand, { fact: string }> | undefined,
  at: Pointer,
  scope: CompileScope,
): void {
  const decorators = written.split(':');
  const naming = NAMING[decorators.pop() ?? ''];
  if (naming === undefined || decorators.some((one) => one === 'swap' || one.endsWith('Value'))) return;
  const literal = resolveList(value, at, scope);
  const name = decorators.includes('ignoreCase') ? `ignoreCase:${naming}` : naming;
  const operator = findOperator(name);
  if (literal === 'unknown' || 'code' in operator) return;
  const test = prepareOnce(operator, name, literal, scope);
  if (!isProblem(test)) scope.vocabulary.addNamedValues(fact, test);
}

function prepareOnce(
  operator: Operator,
  written: string,
  literal: Literal,
  { prepared }: CompileScope,
): FactTest | ValueProblem {
  const key = `${written} ${isList(literal) ? literal.name : JSON.stringify([literal])}`;
  const test = prepared.get(key) ?? operator.prepare(literal);
  prepared.set(key, test);
  return test;
}

function resolveList(
  value: Exclude<Operand, { fact: string }> | undefined,
  at: Pointer,
  scope: CompileScope,
): Literal | 'unknown' {
  if (!isListReference(value)) return value;
  const named = listNamesIn(value, below(at, 'value'));
  const lists = named.map(({ name }) => scope.lists.get(name)).filter((list) => list !== undefined);
  const problems = named.flatMap(({ name }, index) => listProblem(name, index, named, scope) ?? []);
  for (const { finding, at: place } of problems) scope.report(diagnose(scope.source, { at: place }, finding));
  const [only, ...others] = lists;
  if (problems.length > 0 || only === undefined) return 'unknown';
  return others.length === 0 ? only : unionOf(lists);
}

/** An unknown list, or one that is named twice. */
function listProblem(
  name: string,
  index: number,
  named: readonly { name: string; at: Pointer }[],
  scope: CompileScope,
): { finding: Finding; at: Pointer } | undefined {
  const at = named[index]?.at ?? '';
  if (!scope.lists.has(name)) return { at, finding: unknownList(name, scope) };
  const isAgain = named.findIndex((other) => other.name === name) < index;
  const message = `the list "${name}" is named twice`;
  return isAgain ? { at, finding: { code: 'wrong-value', message, hint: 'remove one' } } : undefined;
}

function checkPath(text: string, at: Pointer, scope: CompileScope): boolean {
  const problem = scope.vocabulary.addPath(text);
  if (problem === undefined) return isKnown(text, at, scope);
  const hint = 'write it as data.userProfile.email, or claims["https://x.example/y"] for a name with dots';
  scope.report(
    diagnose(
      scope.source,
      { at },
      { code: 'fact-path', message: `"${text}" is not a path: ${problem}`, hint },
    ),
  );
  return false;
}

/** True if a fact is the request's own, or a derived one of the file; otherwise reports it. */
function isKnown(text: string, at: Pointer, scope: CompileScope): boolean {
  const path = parseFactPath(text);
  const finding = typeof path === 'string' ? undefined : scope.factProblem?.(path);
  if (finding === undefined) return true;
  scope.report(diagnose(scope.source, { at }, finding));
  return false;
}
