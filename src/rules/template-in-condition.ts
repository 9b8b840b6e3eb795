import { below, type Finding, type Pointer } from '../diagnostics/source-file.ts';
import { parseFactPath } from './fact-path.ts';
import { withoutNegations } from './negation.ts';
import { listNamesIn } from './references.ts';
import { isFactReference, type Operand, type Test } from './rule-file.ts';

/** A template, as in outcomes. In a condition it is literal text, which is never meant. */
const TEMPLATE = /\{\{.*?\}\}|\{%.*?%\}/s;
/** A template in a pattern, where braces may be literal: `.*{{.*}}.*` matches names that hold a template. */
const TEMPLATE_IN_PATTERN = /\{\{-?\s*[A-Za-z_][\w-]*(?:[.[][^{}|]*)?(?:\|[^{}]*)?\}\}/;

/** Exactly one template; the second group is its filter, if that only changes the case. */
const ONE_FACT = /^\s*\{\{-?\s*([^|{}]+?)\s*(?:\|\s*(downcase|upcase)\s*)?-?\}\}\s*$/;

function holdsTemplate(text: string): boolean {
  return TEMPLATE.test(text);
}

/**
 * Finds templates in a test, at its fact or in its value: they would be compared literally, so that a negative operator
 * always holds and any other one never does.
 *
 * @param compares whether the operator can compare two facts
 */
export function templatesIn(
  { fact, operator, value }: Test,
  at: Pointer,
  compares: boolean,
): { at: Pointer; finding: Finding }[] {
  const found: { at: Pointer; finding: Finding }[] = [];
  if (holdsTemplate(fact)) found.push({ at: below(at, 'fact'), finding: asPath(fact) });
  if (isFactReference(value) && holdsTemplate(value.fact))
    found.push({ at: below(at, 'value', 'fact'), finding: asPath(value.fact) });
  for (const { name, at: place } of listNamesIn(value, below(at, 'value')))
    if (holdsTemplate(name)) found.push({ at: place, finding: LIST_BY_REQUEST });
  for (const [place, text] of textsIn(value, below(at, 'value'))) {
    const pattern = isPattern(operator) ? TEMPLATE_IN_PATTERN : TEMPLATE;
    const template = pattern.exec(text)?.[0];
    if (template === undefined) continue;
    const message = `"${template}" is not filled in here: the fact would be compared with these characters`;
    const hint = Array.isArray(value) ? inListHint(operator) : valueHint(text, operator, compares);
    found.push({ at: place, finding: { code: 'template-in-condition', message, hint } });
  }
  return found;
}

const LIST_BY_REQUEST: Finding = {
  code: 'template-in-condition',
  message: 'a list is chosen when the rules are loaded, never by a request',
  hint: 'write a test for each list, under any: or all:',
};

function isPattern(operator: string): boolean {
  return withoutNegations(operator).operator.endsWith('atches');
}

function* textsIn(value: Operand | undefined, at: Pointer): Generator<[Pointer, string]> {
  if (typeof value === 'string') yield [at, value];
  if (!Array.isArray(value)) return;
  for (const [index, text] of value.entries()) if (typeof text === 'string') yield [below(at, index), text];
}

function asPath(written: string): Finding {
  const one = factIn(written);
  const message = `"${written}" is a template, and a fact is named by its path alone`;
  const isBare = one !== undefined && !one.changesCase;
  const hint = isBare ? `write fact: ${one.fact}` : `define ${definition(written)}, and write fact: facts.x`;
  return { code: 'template-in-condition', message, hint };
}

/** A derived fact for a template, as in a rule file. */
function definition(template: string): string {
  const quoted = /["\\]/.test(template) ? `'${template.replaceAll("'", "''")}'` : `"${template}"`;
  return `facts: { x: ${quoted} }`;
}

function factIn(text: string): { fact: string; changesCase: boolean } | undefined {
  const [, fact, filter] = ONE_FACT.exec(text) ?? [];
  return fact === undefined || typeof parseFactPath(fact) === 'string'
    ? undefined
    : { fact, changesCase: filter !== undefined };
}

function valueHint(text: string, operator: string, compares: boolean): string {
  if (!compares)
    return `${operator} needs a value that is known before a request comes: write it out, or take an operator that compares two facts, such as equal`;
  const one = factIn(text);
  if (one !== undefined) {
    const without = one.changesCase && !operator.includes('ignoreCase:');
    return `write ${without ? `operator: ignoreCase:${operator}, ` : ''}value: { fact: ${one.fact} }`;
  }
  return `define ${definition(text)}, and compare with value: { fact: facts.x }`;
}

function inListHint(operator: string): string {
  const each = 'compare with each fact, or template under facts:, in a test of its own';
  return withoutNegations(operator).negated
    ? `${each}, under all:, with operator: notEqual, value: { fact: PATH }`
    : `${each}, under any:, with operator: equal, value: { fact: PATH }`;
}

/** Finding about a template in a list entry; undefined if there is none. */
export function templateInEntry(entry: string): (Finding & { hint: string }) | undefined {
  const template = TEMPLATE.exec(entry)?.[0];
  return template === undefined
    ? undefined
    : {
        code: 'template-in-condition',
        message: `"${template}" is not filled in here: an entry of a list is compared as it is written`,
        hint: 'write the entry out; a test compares with a fact by value: { fact: PATH }',
      };
}
