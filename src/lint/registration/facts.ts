import { closest } from '../../diagnostics/suggest.ts';
import { contextAttributes, request } from '../../hooks/registration/request.ts';
import { attributeAt, notSent } from '../../hooks/request-tree.ts';
import { type Check, findingAt } from '../check.ts';
import { isWithheld } from '../facts/fact-checks.ts';

export const factNotSent: Check = {
  code: 'fact-not-sent',
  severity: 'error',
  description: 'A fact that Okta does not send with this request type. A warning in a template.',
  rationale: 'The fact is always absent, so that the test has the same result for every request.',
  source: 'Okta Management API, "RegistrationInlineHookSSRPayload" and "RegistrationInlineHookPPPayload"',
  fix: 'Sign-up sends data.userProfile; an update sends data.userProfileUpdate and data.context.user.profile.',
  find: ({ facts }) =>
    facts.flatMap(({ source, at, path, requestTypes, by }) =>
      requestTypes.flatMap((requestType) => {
        const problem = notSent(request, path, requestType);
        if (problem === undefined) return [];
        return [findingAt(source, { at }, by === 'test' ? problem : { ...problem, severity: 'warn' })];
      }),
    ),
};

export const notOnForm: Check = {
  code: 'not-on-form',
  severity: 'warn',
  description:
    'A condition, a template or a fact of language that reads an attribute which the file does not list under form.',
  rationale:
    'Okta only sends attributes of the form. The fact is always absent, so that the test has the same result for every request, the template has no value, and texts are never in that language.',
  source: 'Okta Management API, profile enrollment policy, "profileAttributes"',
  fix: 'Spell the attribute as the form does, or add it to form.',
  find: ({ facts }) =>
    facts.flatMap(({ source, at, path, requestTypes }) => {
      const { attribute, entered } = attributeAt(request, path) ?? {};
      const { form } = source.value;
      if (form === undefined || attribute === undefined || !entered) return [];
      if (form.includes(attribute) || isWithheld(attribute, source.value)) return [];
      if (requestTypes.some((requestType) => notSent(request, path, requestType) !== undefined)) return [];
      const message = `"${attribute}" is not on the form, so that it is always absent`;
      const match = closest(attribute, form);
      const hint = match === undefined ? 'add it to form, if it is on the form' : `did you mean "${match}"?`;
      return [findingAt(source, { at }, { message, hint })];
    }),
};

export const contextAttribute: Check = {
  code: 'context-attribute',
  severity: 'warn',
  description:
    'A fact in data.context.user.profile other than login, firstName, lastName, locale and timeZone, most often email.',
  rationale: "Okta's examples have no other attributes there: the fact may always be absent.",
  source: 'Okta Management API, registration inline hook, examples of progressive.profile',
  fix: 'Use one of the five; login is in all examples. Or check a recorded request of your org.',
  find: ({ facts }) =>
    facts.flatMap(({ source, at, path, requestTypes }) => {
      const { attribute, entered } = attributeAt(request, path) ?? {};
      if (attribute === undefined || entered || !requestTypes.includes('progressive.profile')) return [];
      if (contextAttributes.includes(attribute) || isWithheld(attribute, source.value)) return [];
      const message = `Okta's examples have no "${attribute}" in data.context.user.profile`;
      const match = attribute === 'email' ? 'login' : closest(attribute, contextAttributes);
      const hint =
        match === undefined
          ? `its examples have ${contextAttributes.join(', ')}`
          : `did you mean "data.context.user.profile.${match}"?`;
      return [findingAt(source, { at }, { message, hint })];
    }),
};

export const actionRead: Check = {
  code: 'action-read',
  severity: 'info',
  description: 'A condition that reads data.action.',
  rationale:
    'It is the action without the hook: always ALLOW, or null in Classic Engine. It has no information.',
  source: 'Okta Management API, registration inline hook, "data.action"',
  fix: 'Remove the test.',
  find: ({ facts }) =>
    facts
      .filter(({ by, path }) => by === 'test' && path.join('.') === 'data.action')
      .map(({ source, at }) => {
        const message = 'data.action is ALLOW in every request, or null in Classic Engine';
        return findingAt(source, { at }, { message, hint: 'take the test out: it tells nothing' });
      }),
};
