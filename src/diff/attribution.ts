import type { CompiledOutcome } from '../decisions/compile-outcome.ts';
import { below, type Pointer } from '../diagnostics/source-file.ts';
import type { CompiledRule } from '../engine/compile.ts';
import { collectFacts } from '../engine/facts.ts';
import type { NamedConditions } from '../engine/named-conditions.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import { parseFactPath, valueAt } from '../rules/fact-path.ts';
import type { RuleSource } from '../rules/rule-file.ts';
import type { Answer, Difference } from './answer.ts';
import type { Revision } from './revision.ts';

/** What makes the difference between two decisions: a rule, or a file's default, unhandled or onError outcome. */
export interface Attribution {
  name: string;
  /** The side whose file shows it. */
  side: Revision;
  source: RuleSource;
  at: Pointer;
}

/**
 * Who makes the difference. To a denial: the rules that deny now. From a denial: those that denied. Where the default
 * denies, because no rule decides: the rules that do on the other side. Otherwise those that decide on one side only; if
 * they are the same, all that decide now. Nobody, where one side has no such endpoint.
 */
export function attribute(base: Answer, head: Answer, difference: Difference): Attribution[] {
  if (base.decision === undefined || head.decision === undefined) return [];
  if (difference === 'decision' && isDenial(head)) return denying(head, base, [head, base]);
  if (difference === 'decision' && isDenial(base)) return denying(base, head, [head, base]);
  const [before, after] = [decidedBy(base), decidedBy(head)];
  const one = [
    ...after.filter((name) => !before.includes(name)),
    ...before.filter((name) => !after.includes(name)),
  ];
  const names = one.length > 0 ? one : after;
  return names.length > 0 ? places(names, head, base) : fallback(head, head, base);
}

function isDenial({ decision }: Answer): boolean {
  return decision?.kind === 'deny';
}

/** The rules that deny, wherever they stand; without one, what denies in their place, or kept it from denying. */
function denying(denial: Answer, other: Answer, sides: readonly Answer[]): Attribution[] {
  const isDefault = denial.decision?.by === 'default';
  const names = [decidedBy(denial), isDefault ? decidedBy(other) : []].find(({ length }) => length > 0);
  return names === undefined ? fallback(denial, ...sides) : places(names, ...sides);
}

function decidedBy({ decision }: Answer): readonly string[] {
  return decision?.rules ?? [];
}

/** The outcome that stands in for rules, on the first of these sides that has it written. */
function fallback({ decision }: Answer, ...answers: Answer[]): Attribution[] {
  const { by = 'default', requestType = '' } = decision ?? {};
  const at = by === 'default' ? below('/requestTypes', requestType, 'default') : `/${by}`;
  const written = answers.find(({ endpoint }) => endpoint?.source.spans.has(at)) ?? answers[0];
  return written?.endpoint === undefined
    ? []
    : [{ name: by, side: written.side, source: written.endpoint.source, at }];
}

/** Each rule on the first of these sides that has it. */
function places(names: readonly string[], ...answers: Answer[]): Attribution[] {
  return names.flatMap((name) => {
    for (const answer of answers) {
      const found = ruleNamed(answer, name);
      if (found === undefined || answer.endpoint === undefined) continue;
      return [{ name, side: answer.side, source: answer.endpoint.source, at: found.rule.at }];
    }
    return [];
  });
}

function ruleNamed(
  { endpoint, decision }: Answer,
  name: string,
): { rule: CompiledRule<CompiledOutcome>; named: NamedConditions } | undefined {
  const list = endpoint?.requestTypes.get(decision?.requestType ?? '');
  const rule = list?.rules.find((one) => one.name === name);
  return list === undefined || rule === undefined ? undefined : { rule, named: list.named };
}

/** Where these rules look, on either side. */
export function factsOf(base: Answer, head: Answer, by: readonly Attribution[]): string[] {
  const facts = new Set<string>();
  for (const { name } of by)
    for (const answer of [head, base]) {
      const found = ruleNamed(answer, name);
      if (found !== undefined) collectFacts(found.rule.when, found.named, facts);
    }
  return [...facts];
}

/** What a request holds at a fact. */
export function factValue(request: HookRequest, fact: string): unknown {
  const path = parseFactPath(fact);
  return typeof path === 'string' ? undefined : valueAt(request, path);
}
