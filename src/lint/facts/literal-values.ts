import { isTemplate } from '../../decisions/template.ts';
import { below, type Pointer } from '../../diagnostics/source-file.ts';
import { hookOf } from '../../hooks/index.ts';
import { parseFactPath } from '../../rules/fact-path.ts';
import type { RuleSource } from '../../rules/rule-file.ts';
import { type Check, type Finding, findingAt } from '../check.ts';
import type { IndexedOutcome, RuleIndex } from '../rule-index.ts';
import { type PlacedText, templatesOf } from './derived-facts.ts';

export const pathAsText: Check = {
  code: 'path-as-text',
  severity: 'warn',
  description:
    'A value of an outcome, a derived fact or a key that is the path of a fact, or that has `${…}`.',
  rationale: 'Only `{{ … }}` is filled in: the profile, the token or the key gets the path itself.',
  fix: 'Write the braces: `"{{ data.userProfile.firstName }}"`.',
  find: (index) =>
    textsIn(index).flatMap(({ source, at, text }) => {
      const meant = meantBy(text);
      return meant === undefined ? [] : [findingAt(source, { at }, meant)];
    }),
};

export const constantFact: Check = {
  code: 'constant-fact',
  severity: 'info',
  description: 'A derived fact without a template.',
  rationale: 'It is the same text for every request, so that a test of it has always the same result.',
  fix: 'Write a template, or the text itself where the fact is read.',
  find: ({ definitions }) =>
    definitions
      .filter(({ name }) => name.startsWith('facts.'))
      .flatMap(({ source, name }) =>
        templatesOf(name, source.value)
          .filter(({ text }) => !isTemplate(text) && meantBy(text) === undefined)
          .map(({ at }) => {
            const message = `${name} is the same text for every request`;
            const hint = 'write a template, such as "{{ data.userProfile.email | email_domain }}"';
            return findingAt(source, { at }, { message, hint });
          }),
      ),
};

type SourceText = PlacedText & { source: RuleSource };

function textsIn({ definitions, outcomes }: RuleIndex): SourceText[] {
  const inDefinitions = definitions.flatMap(({ source, name }) => {
    const texts = templatesOf(name, source.value);
    // A key without any template is refused.
    const isRefused = name.startsWith('lookups.') && !texts.some(({ text }) => isTemplate(text));
    return isRefused ? [] : texts.map((text) => ({ ...text, source }));
  });
  return [...inDefinitions, ...outcomes.flatMap(valuesOf)];
}

/** The texts that an outcome writes to a profile, a token or an assertion. */
function valuesOf({ source, at, outcome }: IndexedOutcome): SourceText[] {
  const { changes } = hookOf(source.value);
  const keys = ['set', 'commands', ...changes] as const;
  const texts = keys.flatMap((key) => textsBelow(outcome[key], below(at, key)));
  return texts.map((text) => ({ ...text, source }));
}

/** The texts in a value. The names in `remove` are no values. */
function textsBelow(value: unknown, at: Pointer): PlacedText[] {
  if (typeof value === 'string') return [{ at, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => key !== 'remove')
    .flatMap(([key, part]) => textsBelow(part, below(at, key)));
}

const ROOTED = /^(?:data|facts|lookups|decision)\./;
const DOLLAR = /\$\{\s*([A-Za-z_][^{}]*?)\s*\}/;

function meantBy(written: string): (Pick<Finding, 'message'> & { hint: string }) | undefined {
  const text = written.trim();
  if (ROOTED.test(text) && typeof parseFactPath(text) !== 'string')
    return { message: `"${text}" is this text, and not the fact`, hint: `write "{{ ${text} }}"` };
  const [whole, name = ''] = DOLLAR.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const isFact = ROOTED.test(name) && typeof parseFactPath(name) !== 'string';
  const hint = `write {{ ${isFact ? name : 'data.userProfile.email'} }}${isFact ? '' : ', with the fact that is meant,'} in its place`;
  return { message: `"${whole}" is this text, and not filled in`, hint };
}
