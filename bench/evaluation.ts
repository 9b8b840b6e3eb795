import { evaluate, judgeRules } from '../src/engine/evaluate.ts';
import { type FactPath, valueAt } from '../src/rules/fact-path.ts';
import type { Condition, Rule } from '../src/rules/rule-file.ts';
import { compileForEngine } from '../test/unit/engine/compile-rule-file.ts';
import { stockEngine } from '../test/unit/engine/stock-engine.ts';
import { measureInTurn, type Patience } from './in-turn.ts';

/** Microseconds of processor time for one evaluation of all rules. */
export interface EvaluationFigure {
  rules: number;
  hookgateMicroseconds: number;
  stockMicroseconds: number;
  /** How many times as long json-rules-engine takes. */
  ratio: number;
}

export interface EvaluationFigures {
  evaluation: EvaluationFigure[];
  growth: GrowthFigure[];
  trace: TraceFigure;
}

export interface GrowthFigure {
  rules: number;
  microseconds: number;
  /** The time for one of so many rules, against the time for one of 100. */
  ratio: number;
}

/** `evaluate` while nobody asks for a trace, against the evaluation in it, which knows of no trace. */
export interface TraceFigure {
  rules: number;
  microseconds: number;
  withoutMicroseconds: number;
  ratio: number;
}

const REQUEST = { department: 'sales', title: 'engineer', level: 7 };

/** Evaluation against json-rules-engine, its growth, and what traces cost; takes half a minute. */
export async function measureEvaluation(): Promise<EvaluationFigures> {
  const evaluation: EvaluationFigure[] = [];
  for (const rules of [1, 10, 100, 1000, 10_000])
    evaluation.push(await compareWithStock(rules, { rounds: 7, milliseconds: 100 }));
  return { evaluation, growth: await measureGrowth([100, 1000, 10_000]), trace: await compareTrace(100) };
}

/** One evaluation by hookgate, and one by json-rules-engine as it is published, of rules that say the same. */
export async function compareWithStock(rules: number, patience: Patience): Promise<EvaluationFigure> {
  // Facts by plain names are the cheapest ones that json-rules-engine has.
  const engine = stockEngine(rulesOf(rules, (fact) => fact));
  const figures = await measureInTurn([hookgate(rules), () => engine.run(REQUEST)], patience);
  const [hookgateMicroseconds = Number.NaN, stockMicroseconds = Number.NaN] = figures;
  return { rules, hookgateMicroseconds, stockMicroseconds, ratio: stockMicroseconds / hookgateMicroseconds };
}

async function measureGrowth(sizes: number[]): Promise<GrowthFigure[]> {
  const figures = await measureInTurn(sizes.map(hookgate), { rounds: 9, milliseconds: 100 });
  const perRule = (index: number) => (figures[index] ?? Number.NaN) / (sizes[index] ?? Number.NaN);
  return sizes.map((rules, index) => ({
    rules,
    microseconds: figures[index] ?? Number.NaN,
    ratio: perRule(index) / perRule(0),
  }));
}

async function compareTrace(rules: number): Promise<TraceFigure> {
  const list = compile(rules);
  const withoutTrace = () => judgeRules(list, list.vocabulary.almanac(read, 0), Number.POSITIVE_INFINITY);
  const figures = await measureInTurn([hookgate(rules), withoutTrace], { rounds: 15, milliseconds: 100 });
  const [microseconds = Number.NaN, withoutMicroseconds = Number.NaN] = figures;
  return { rules, microseconds, withoutMicroseconds, ratio: microseconds / withoutMicroseconds };
}

const read = (path: FactPath) => valueAt({ data: { userProfile: REQUEST } }, path);

function hookgate(rules: number): () => Promise<unknown> {
  const list = compile(rules);
  return () => evaluate(list, read, { now: 0 });
}

/** Past the limits of a rule file, which 10 000 rules would not fit into. */
function compile(rules: number) {
  return compileForEngine({ rules: rulesOf(rules, (fact) => `data.userProfile.${fact}`) }).list;
}

function rulesOf(count: number, named: (fact: string) => string): Rule[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `rule-${index}`,
    when: conditionOf(index, named),
    then: 'deny',
  }));
}

function conditionOf(index: number, named: (fact: string) => string): Condition {
  return {
    all: [
      { fact: named('department'), operator: 'in', value: ['sales', 'support', `team-${index}`] },
      {
        any: [
          { fact: named('title'), operator: 'equal', value: `title-${index}` },
          { fact: named('level'), operator: 'greaterThan', value: index % 10 },
        ],
      },
    ],
  };
}
