import { below, type Pointer } from '../../diagnostics/source-file.ts';
import { fieldOf } from '../../hooks/registration/form-messages.ts';
import { type Check, type Finding, findingAt } from '../check.ts';
import { factsTested, type Tested } from '../outcomes/facts-tested.ts';
import type { IndexedOutcome, IndexedRule } from '../rule-index.ts';

/** A use of an outcome by a rule that only tests fields of the form. */
interface Use {
  rule: IndexedRule;
  key: string;
  attributes: Set<string>;
}

export const locationNotTested: Check = {
  code: 'location-not-tested',
  severity: 'warn',
  description:
    'A text at a field that the rule does not test, although it tests others. Email and login count as one field. Rules that also read facts outside the form are not reported.',
  rationale: 'The user is told to correct a field that is right.',
  source: 'Okta Developer, registration inline hook guide: its sample marks email for a wrong number',
  fix: 'Write the wrong field in location; give each rule its own outcome.',
  find: (index) => {
    const tested = factsTested(index);
    return index.outcomes.flatMap((one) => findingsOf(one, tested));
  },
};

function findingsOf(one: IndexedOutcome, tested: ReadonlyMap<IndexedRule, Tested>): Finding[] {
  const fields = fieldsNamed(one);
  const uses = one.uses.flatMap((use) => narrowUse(use, one, tested));
  if (fields.length === 0 || uses.length === 0) return [];
  // A rule that also reads other facts may deny because of them.
  const unclear = uses.length < one.uses.filter(({ rule }) => rule !== undefined).length;
  const unread = unclear ? [] : fields.filter(({ field }) => !uses.some((use) => reads(use, field)));
  const astray = uses.filter((use) => !fields.some(({ field }) => reads(use, field)));
  const atFields = unread.map(({ at, field }) => findingAt(one.source, { at }, wordsFor(field, uses)));
  if (unread.length === fields.length) return atFields;
  const atUses = astray.map((use) =>
    findingAt(one.source, { at: below(use.rule.at, use.key) }, wordsFor(fields[0]?.field ?? '', [use])),
  );
  return [...atFields, ...atUses];
}

/** The fields of the form at which an outcome shows texts; another check reports other locations. */
function fieldsNamed({ source, at, outcome }: IndexedOutcome): { field: string; at: Pointer }[] {
  return (outcome.error?.errorCauses ?? []).flatMap(({ location }, index) => {
    const field = fieldOf(location);
    if (field === undefined || source.value.form?.includes(field) === false) return [];
    return [{ field, at: below(at, 'error', 'errorCauses', index, 'location') }];
  });
}

function narrowUse(
  { rule, key }: IndexedOutcome['uses'][number],
  { source }: IndexedOutcome,
  tested: ReadonlyMap<IndexedRule, Tested>,
): Use[] {
  const found = rule === undefined ? undefined : tested.get(rule);
  if (rule === undefined || found === undefined || found.others) return [];
  const { form } = source.value;
  const onForm = [...found.attributes].filter((attribute) => form?.includes(attribute) ?? true);
  return onForm.length === 0 ? [] : [{ rule, key, attributes: new Set(onForm) }];
}

/** On most forms Okta copies the email to the login. */
function reads({ attributes }: Use, attribute: string): boolean {
  const names = /^(email|login)$/.test(attribute) ? ['email', 'login'] : [attribute];
  return names.some((name) => attributes.has(name));
}

function wordsFor(attribute: string, uses: readonly Use[]): { message: string; hint: string } {
  const rules = [...new Set(uses.map(({ rule }) => `"${rule.rule.name}"`))];
  const fields = [...new Set(uses.flatMap(({ attributes }) => [...attributes]))];
  const named =
    rules.length > 1 ? `none of ${rules.slice(0, 3).join(', ')} tests` : `${rules[0]} does not test`;
  return {
    message: `the text stands at "${attribute}", which ${named}`,
    hint: `name the field that is wrong: data.userProfile.${fields.slice(0, 3).join(', ')}`,
  };
}
