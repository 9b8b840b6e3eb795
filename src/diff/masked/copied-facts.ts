import type { Answers, RevisionAnswer } from '../answer.ts';
import type { PreparedTests } from '../generated/prepared-tests.ts';
import { locationOf } from '../revision.ts';
import type { Doubt } from './masked-answers.ts';
import type { MaskedRecording } from './masks.ts';
import { type OutcomeTemplate, templatesOf } from './outcome-templates.ts';

/** A text that only inserts facts: no tag, and no filter. */
const PLAIN = /^(?:[^{]|\{(?![{%])|\{\{-?\s*[^\s|{}'"]+(?:\["[^"]+"\])?\s*-?\}\})*$/;

/**
 * The masked facts in templates of one revision alone: they make it unknown whether two replies are the same. None if
 * such templates insert the same facts of the request in both revisions, and do nothing else with them. And the masked
 * facts in templates that may fail the decision: a mask may convert to a type if its text does not, and vice versa.
 */
export function doubtfulCopies(
  { base, head }: Answers,
  masked: MaskedRecording,
  tests: Readonly<Record<'base' | 'head', PreparedTests>>,
): Doubt[] {
  const before = templatesOf(base, tests.base, masked);
  const after = templatesOf(head, tests.head, masked);
  const refusable = [...before, ...after].filter(({ isRefusable }) => isRefusable).flatMap(doubtsAbout);
  if (refusable.length > 0) return refusable;
  if (base.decision?.kind !== head.decision?.kind)
    return [...(isByPresence(base) ? before : []), ...(isByPresence(head) ? after : [])]
      .filter(({ isDerived }) => isDerived)
      .flatMap(doubtsAbout);
  const [removed, added] = [only(before, after), only(after, before)];
  const all = [...removed, ...added];
  const isPlain = ({ value, isDerived, isChosen }: OutcomeTemplate) =>
    PLAIN.test(value) && !isDerived && !isChosen;
  if (all.every(isPlain) && factsOf(removed).join() === factsOf(added).join()) return [];
  return all.flatMap(doubtsAbout);
}

/**
 * True if a result depends on the presence of values: a command without any is left out. A mask shows that its own value
 * is present, and not whether a derived fact is.
 */
function isByPresence({ decision }: RevisionAnswer): boolean {
  return decision?.kind === 'update' || decision?.kind === 'continue';
}

function doubtsAbout(template: OutcomeTemplate): Doubt[] {
  return template.masks.map((fact) => ({ rule: template.rule, place: locationOf(template), fact }));
}

function only(templates: readonly OutcomeTemplate[], others: readonly OutcomeTemplate[]): OutcomeTemplate[] {
  return templates.filter(({ form }) => !others.some((other) => other.form === form));
}

function factsOf(templates: readonly OutcomeTemplate[]): string[] {
  return templates.flatMap(({ facts }) => facts);
}
