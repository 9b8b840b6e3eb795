import { below, type Pointer } from '../../diagnostics/source-file.ts';
import { factsOf, type RuleFile } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { derivedIn, requestFactsIn, sourcesOf } from '../facts/derived-facts.ts';
import { copiesIn } from '../outcomes/outcome-parts.ts';
import { conditionsOf, reachedFrom } from '../reached-conditions.ts';
import type { IndexedOutcome, OutcomeUse, RuleIndex } from '../rule-index.ts';
import { isWithin } from '../sign-in/optional-facts.ts';

/** Values that no two users of an org share, in a form that keeps them apart. */
const UNIQUE =
  /^\{\{-?\s*data\.(?:context\.user\.(?:id|profile\.login)|assertion\.subject\.nameId)\s*(?:\|\s*(?:downcase|strip)\s*)*-?\}\}$/;

/** Filters that make one text of several. */
const SHORTENING = new Set(
  'email_local email_domain slice truncate truncatewords split first last size'.split(' '),
);

export const nameIdShared: Check = {
  code: 'name-id-shared',
  severity: 'warn',
  description:
    'A nameId that several users may have: a fixed text, a template with a filter that shortens, or one of facts that the rule does not test in when or if. Not reported: data.context.user.id, data.context.user.profile.login, and the present nameId.',
  rationale: 'The service provider takes users with one nameId for one user: they sign in to one account.',
  source: 'SAML 2.0 core, section 2.2.3',
  fix: 'Copy data.context.user.id or data.context.user.profile.login, or test in the rule what the name is made of.',
  find: (index) =>
    namesIn(index).flatMap(({ source, place, text, uses }) => {
      if (UNIQUE.test(text.trim()) || uses.length === 0) return [];
      const reason = reasonFor(text, uses, source.value);
      if (reason === undefined) return [];
      const message = `two users may get this nameId: ${reason}`;
      const hint = 'copy data.context.user.id, or test in when what the name is made of';
      return [findingAt(source, { at: place }, { message, hint })];
    }),
};

function reasonFor(text: string, uses: readonly OutcomeUse[], file: RuleFile): string | undefined {
  const read = [...requestFactsIn(text), ...derivedIn(text)];
  if (read.length === 0) return 'it is the same for every user';
  const filter = copiesIn(text, file)
    .flatMap(({ filters }) => filters)
    .find((one) => SHORTENING.has(one));
  if (filter !== undefined) return `the filter ${filter} makes one text of several`;
  const untested = read.find((fact) => !uses.every((use) => isTested(fact, use, file)));
  return untested && `the rule does not test ${untested}`;
}

/** True if the condition of the rule reads the fact, or all that it is made of. */
function isTested(fact: string, { rule, key }: OutcomeUse, file: RuleFile): boolean {
  if (rule === undefined || key !== 'then') return false;
  const tests = reachedFrom(conditionsOf(rule), rule.conditions).tests;
  const tested = tests.flatMap(({ test }) => factsOf(test));
  if (tested.some((one) => isWithin(one, fact))) return true;
  const sources = sourcesOf(fact, file);
  const testedSources = tested.flatMap((one) => sourcesOf(one, file));
  return sources.length > 0 && sources.every((source) => testedSources.some((one) => isWithin(one, source)));
}

/** Every nameId that an outcome writes, by its key or by an operation. */
function namesIn({ outcomes }: RuleIndex): (IndexedOutcome & { place: Pointer; text: string })[] {
  return outcomes.flatMap((one) => {
    const { nameId, patch = [] } = one.outcome.assertion ?? {};
    const at = below(one.at, 'assertion');
    const byPatch = patch.flatMap(({ path, value }, index) =>
      path === '/subject/nameId' ? [{ text: value, place: below(at, 'patch', index, 'value') }] : [],
    );
    return [{ text: nameId, place: below(at, 'nameId') }, ...byPatch].flatMap(({ text, place }) =>
      typeof text === 'string' ? [{ ...one, place, text }] : [],
    );
  });
}
