import { below } from '../diagnostics/source-file.ts';
import { conditionsOf, factsIn } from '../engine/condition-node.ts';
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
export function attribute({ base, head }: Answers, difference: Difference): Attribution[] {
  if (base.decision === undefined || head.decision === undefined) return [];
  if (difference === 'decision' && isDenial(head)) return denying(head, base, [head, base]);
  if (difference === 'decision' && isDenial(base)) return denying(base, head, [head, base]);
  const [before, after] = [base.decision.rules, head.decision.rules];
  const only = [
    ...after.filter((name) => !before.includes(name)),
    ...before.filter((name) => !after.includes(name)),
  ];
  const names = only.length > 0 ? only : after;
  return names.length > 0 ? rulesNamed(names, [head, base]) : fallback(head, [head, base]);
}

function isDenial({ decision }: RevisionAnswer): boolean {
  return decision?.kind === 'deny';
}

/** The rules that deny; without one, the outcome that denies in their place, or the rules that prevent it elsewhere. */
function denying(
  denial: RevisionAnswer,
  other: RevisionAnswer,
  answers: readonly RevisionAnswer[],
): Attribution[] {
  const others = denial.decision?.by === 'default' ? other.decision?.rules : [];
  const names = [denial.decision?.rules, others].find((rules = []) => rules.length > 0);
  return names === undefined ? fallback(denial, answers) : rulesNamed(names, answers);
}

/** The outcome in place of rules, in the first of these answers whose rule file holds it. */
function fallback({ decision }: RevisionAnswer, answers: readonly RevisionAnswer[]): Attribution[] {
  const { by = 'default', requestType = '' } = decision ?? {};
  const at = by === 'default' ? below('/requestTypes', requestType, 'default') : `/${by}`;
  const written = answers.find(({ endpoint }) => endpoint?.source.spans.has(at)) ?? answers[0];
  if (written?.endpoint === undefined) return [];
  return [{ value: by, at, source: written.endpoint.source, revision: written.revision }];
}

/** Each rule, in the first of these answers whose rule file holds it. */
function rulesNamed(names: readonly string[], answers: readonly RevisionAnswer[]): Attribution[] {
  return names.flatMap((name) => {
    const found = answers.flatMap((answer) => {
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
