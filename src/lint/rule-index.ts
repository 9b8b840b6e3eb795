import { below, type Pointer } from '../diagnostics/source-file.ts';
import type { Effect, HookContract } from '../hooks/contract.ts';
import { hookOf, isBuiltIn, requestTypesOf } from '../hooks/index.ts';
import type { List } from '../rules/lists/list.ts';
import type { ParsedRuleFile, ParsedRules } from '../rules/parse.ts';
import {
  type Condition,
  isEnforced,
  type Outcome,
  type OutcomeOrName,
  type RequestTypeRules,
  type Rule,
  type RuleSource,
  rulesAt,
  type Test,
} from '../rules/rule-file.ts';
import { type DomainTest, domainTestsAmong } from './conditions/domain-tests.ts';
import { type EffectiveOutcome, effectiveOutcome } from './effective-outcome.ts';
import { type Definition, definitionsOf } from './facts/definitions.ts';
import { type FactRead, factsRead } from './facts/facts-read.ts';
import { type Logic, logicOf } from './logic/logic.ts';
import { conditionsOf, reachedFrom } from './reached-conditions.ts';

/** A parsed rules directory for the checks: each part once, with its uses. */
export interface RuleIndex {
  files: IndexedFile[];
  lists: List[];
  /** The request types of the files without schema errors. */
  soundTypes: IndexedRequestType[];
  /** The rules of all files. */
  rules: IndexedRule[];
  outcomes: IndexedOutcome[];
  tests: IndexedTest[];
  /** The derived facts and lookups. */
  definitions: Definition[];
  /** The facts that tests, templates, definitions and `language` read. */
  facts: FactRead[];
  /** The tests that compare the domain of an address as text. */
  domainTests: DomainTest<IndexedTest>[];
  /** Paths of the files with diagnostics of the parser. */
  troubled: ReadonlySet<string>;
  /** Certain statements about the rules' conditions. */
  logic: Logic;
  /** Milliseconds since 1970. */
  now: number;
}

export interface IndexedFile {
  source: RuleSource;
  /** False if the schema refused a part of the file; that part is left out here. */
  sound: boolean;
  conditions: ReadonlyMap<string, Condition>;
  requestTypes: IndexedRequestType[];
}

export interface IndexedRequestType {
  source: RuleSource;
  at: Pointer;
  requestType: string;
  written: RequestTypeRules;
  rules: IndexedRule[];
}

export interface IndexedRule {
  source: RuleSource;
  at: Pointer;
  requestType: string;
  rule: Rule;
  /** True if the rule is enforced, its outcomes are known, and its file has no schema errors. */
  decides: boolean;
  conditions: ReadonlyMap<string, Condition>;
  then?: EffectiveOutcome;
  otherwise?: EffectiveOutcome;
}

/** A test of a fact, its place, and the rules that use it, directly or through named conditions. */
export interface IndexedTest {
  source: RuleSource;
  at: Pointer;
  test: Test;
  rules: IndexedRule[];
  /** Those of them that use it in their `if`. */
  inIf: IndexedRule[];
}

/** An outcome of a file, its place, and its uses. */
export interface IndexedOutcome {
  source: RuleSource;
  at: Pointer;
  outcome: Outcome;
  effect: Effect;
  /** The key in `outcomes`. */
  name?: string;
  uses: OutcomeUse[];
}

/** A use of an outcome. A fallback for several request types is one use for each. */
export interface OutcomeUse {
  requestType: string;
  key: 'then' | 'otherwise' | 'default' | 'unhandled' | 'onError';
  rule?: IndexedRule;
}

/** Indexes parsed rules. Parts that the schema refused are left out, and so are unknown names. */
export function indexRules(parsed: ParsedRules, now: number, hook: HookContract): RuleIndex {
  const files = indexFiles(parsed);
  const tests = files.flatMap(testsOf);
  const outcomes = parsed.files.flatMap((file, index) => outcomesOf(file, files[index]?.requestTypes ?? []));
  const sources = files.map(({ source }) => source);
  const definitions = definitionsOf(sources, tests, outcomes);
  return {
    files,
    lists: parsed.lists,
    soundTypes: files.filter(({ sound }) => sound).flatMap(({ requestTypes }) => requestTypes),
    rules: files.flatMap(({ requestTypes }) => requestTypes.flatMap(({ rules }) => rules)),
    outcomes,
    tests,
    definitions,
    facts: factsRead(
      tests,
      outcomes,
      definitions,
      files.map(({ source }) => source),
    ),
    domainTests: domainTestsAmong(tests),
    troubled: new Set(parsed.diagnostics.map(({ file }) => file)),
    logic: logicOf(parsed.lists, now, hook),
    now,
  };
}

/** Indexes the rule files only. */
export function indexFiles({ files }: Pick<ParsedRules, 'files'>): IndexedFile[] {
  return files.map(indexFile);
}

function indexFile({ source, broken }: ParsedRuleFile): IndexedFile {
  const conditions = new Map(
    Object.entries(source.value.conditions ?? {}).filter(([name]) => !broken.has(below('/conditions', name))),
  );
  const sound = broken.size === 0;
  const requestTypes = Object.entries(source.value.requestTypes).map(([requestType, written]) => {
    const at = rulesAt(requestType);
    const rules = written.rules.flatMap((rule, index) => {
      const place = below(at, 'rules', index);
      return broken.has(place)
        ? []
        : [indexRule({ source, at: place, requestType, rule, conditions, decides: sound }, broken)];
    });
    return { source, at, requestType, written, rules };
  });
  return { source, sound, conditions, requestTypes };
}

function indexRule(
  found: Omit<IndexedRule, 'then' | 'otherwise'>,
  broken: ParsedRuleFile['broken'],
): IndexedRule {
  const { rule, source, decides } = found;
  const soundMeaningOf = (written: OutcomeOrName | undefined) =>
    broken.has(below('/outcomes', String(written))) ? undefined : effectiveOutcome(written, source.value);
  const then = soundMeaningOf(rule.then);
  const otherwise = soundMeaningOf(rule.otherwise);
  const known = (rule.then === undefined || then) && (rule.otherwise === undefined || otherwise);
  return {
    ...found,
    decides: decides && isEnforced(rule) && known !== undefined,
    ...(then && { then }),
    ...(otherwise && { otherwise }),
  };
}

/** Every test that a rule of a file uses, once. */
function testsOf({ source, conditions, requestTypes }: IndexedFile): IndexedTest[] {
  const found = new Map<Pointer, IndexedTest>();
  for (const rule of requestTypes.flatMap(({ rules }) => rules)) {
    const starts = conditionsOf(rule);
    const ofIf = new Set(reachedFrom(starts.slice(0, -1), conditions).tests.map(({ at }) => at));
    for (const { at, test } of reachedFrom(starts, conditions).tests) {
      const known = found.get(at) ?? { source, at, test, rules: [], inIf: [] };
      known.rules.push(rule);
      if (ofIf.has(at)) known.inIf.push(rule);
      found.set(at, known);
    }
  }
  return [...found.values()];
}

/** An outcome or a name where an outcome is expected; `deny` if the file leaves it out. */
export interface OutcomePath {
  written: OutcomeOrName;
  /** The place, also if the file leaves the key out. */
  at: Pointer;
  use: OutcomeUse;
}

/** Every place of a file that has or names an outcome, in the order of the file. */
export function pathsTo({
  source,
  requestTypes,
}: Pick<IndexedFile, 'source' | 'requestTypes'>): OutcomePath[] {
  const { unhandled = 'deny', onError = 'deny' } = source.value;
  const byTypes = requestTypes.flatMap(({ at, requestType, written, rules }) => [
    ...rules.flatMap((rule) =>
      (['then', 'otherwise'] as const).flatMap((key) => {
        const outcome = rule.rule[key];
        if (outcome === undefined) return [];
        return [{ written: outcome, at: below(rule.at, key), use: { requestType, key, rule } }];
      }),
    ),
    {
      written: written.default ?? 'deny',
      at: below(at, 'default'),
      use: { requestType, key: 'default' as const },
    },
  ]);
  const others = hookOf(source.value).requestTypes.filter(
    (one) => !Object.hasOwn(source.value.requestTypes, one),
  );
  return [
    ...byTypes,
    ...others.map((requestType) => ({
      written: unhandled,
      at: '/unhandled',
      use: { requestType, key: 'unhandled' as const },
    })),
    ...requestTypesOf(hookOf(source.value)).map((requestType) => ({
      written: onError,
      at: '/onError',
      use: { requestType, key: 'onError' as const },
    })),
  ];
}

function outcomesOf(
  { source, broken }: ParsedRuleFile,
  requestTypes: IndexedRequestType[],
): IndexedOutcome[] {
  const { effectOf } = hookOf(source.value);
  const found = new Map<Pointer, IndexedOutcome>();
  for (const [name, outcome] of Object.entries(source.value.outcomes ?? {})) {
    const at = below('/outcomes', name);
    if (!broken.has(at)) found.set(at, { source, at, outcome, effect: effectOf(outcome), name, uses: [] });
  }
  for (const { written, at, use } of pathsTo({ source, requestTypes })) {
    if (broken.has(at)) continue;
    if (typeof written === 'string') {
      if (!isBuiltIn(written, source.value)) found.get(below('/outcomes', written))?.uses.push(use);
      continue;
    }
    const known = found.get(at);
    if (known === undefined)
      found.set(at, { source, at, outcome: written, effect: effectOf(written), uses: [use] });
    else known.uses.push(use);
  }
  return [...found.values()];
}
