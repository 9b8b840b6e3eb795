import { type Check, findingAt } from '../check.ts';

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
