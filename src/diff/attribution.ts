import { below } from '../diagnostics/source-file.ts';
import { conditionsOf, factsIn } from '../engine/condition-node.ts';
import { rulesAt } from '../rules/rule-file.ts';
import type { Answers, Difference, RevisionAnswer } from './answer.ts';
import type { EndpointRule } from './generated/target.ts';
import type { Located } from './revision.ts';

/**
 * A rule that makes the difference between two answers, or the `default`, `unhandled` or `onError` outcome that does.
 */
export type Attribution = Located<string>;

/**
 * Attributes a difference. To a denial: the rules that deny now. From a denial: those that denied. If the default
 * denies: the rules that decide in the other revision. Otherwise the rules that decide in one revision only, or else
 * all that decide now. Nothing if one revision has no such endpoint.
 */
export function attribute(answers: Answers, difference: Difference): Attribution[] {
  const { base, head } = answers;
  if (base.decision === undefined || head.decision === undefined) return [];
  if (difference === 'decision' && isDenial(head)) return denying(head, base, answers);
  if (difference === 'decision' && isDenial(base)) return denying(base, head, answers);
  const [before, after] = [new Set(base.decision.rules), new Set(head.decision.rules)];
  const only = after.symmetricDifference(before);
  const names = only.size > 0 ? only : after;
  return names.size > 0 ? rulesNamed([...names], answers) : fallback(head, answers);
}

function isDenial({ decision }: RevisionAnswer): boolean {
  return decision?.kind === 'deny';
}

/** The rules that deny; without one, the outcome that denies in their place, or the rules that prevent it elsewhere. */
function denying(denial: RevisionAnswer, other: RevisionAnswer, answers: Answers): Attribution[] {
  const others = denial.decision?.by === 'default' ? other.decision?.rules : [];
  const names = [denial.decision?.rules, others].find((rules = []) => rules.length > 0);
  return names === undefined ? fallback(denial, answers) : rulesNamed(names, answers);
}

/** The outcome in place of rules, where the rule file of head holds it, or else that of base. */
function fallback({ decision }: RevisionAnswer, { base, head }: Answers): Attribution[] {
  const { by = 'default', requestType = '' } = decision ?? {};
  const at = by === 'default' ? below(rulesAt(requestType), 'default') : `/${by}`;
  const written = [head, base].find(({ endpoint }) => endpoint?.source.spans.has(at)) ?? head;
  if (written.endpoint === undefined) return [];
  return [{ value: by, at, source: written.endpoint.source, revision: written.revision }];
}

/** Each rule, where the rule file of head holds it, or else that of base. */
function rulesNamed(names: readonly string[], { base, head }: Answers): Attribution[] {
  return names.flatMap((name) => {
    const found = [head, base].flatMap((answer) => {
      const [rule, source] = [ruleNamed(answer, name), answer.endpoint?.source];
      return rule && source ? [{ value: name, at: rule.at, source, revision: answer.revision }] : [];
    });
    return found.slice(0, 1);
  });
}

function ruleNamed({ endpoint, decision }: RevisionAnswer, name: string): EndpointRule | undefined {
  const list = endpoint?.requestTypes.get(decision?.requestType ?? '');
  return list?.rules.find((one) => one.name === name);
}

/** The facts that these rules read, in either revision. */
export function factsReadBy(by: readonly Attribution[], { base, head }: Answers): string[] {
  const rules = by.flatMap(({ value }) => [head, base].map((answer) => ruleNamed(answer, value)));
  return rules.flatMap((rule) => (rule === undefined ? [] : conditionsOf(rule).flatMap(factsIn)));
}
