import { describe, expect, test } from 'vitest';
import { fieldCase } from './field-case.ts';

const NOW = '2026-11-30T12:00:00Z';

describe('field case list-columns', () => {
  test('a number alone: Mallory registers with the number of Bo', async () => {
    const { findings, explain } = fieldCase('list-columns', 'old');
    expect(findings).toEqual([]);
    expect(await explain(NOW)).toContain('allow, by known-member');
  });

  test('a lookup by number and name: Mallory is denied with the number of Bo', async () => {
    const { findings, explain } = fieldCase('list-columns', 'new');
    expect(findings).toEqual([]);
    expect(await explain(NOW)).toContain('deny, by known-member');
  });

  test.each(['Bo', 'bo'])(
    'a lookup by number and name: %s gets the manager of the row',
    async (firstName) => {
      const explanation = await fieldCase('list-columns', 'new').explain(NOW, [
        `data.userProfile.firstName=${firstName}`,
      ]);
      expect(explanation).toContain('allow, by known-member');
      expect(explanation).toContain('"managerId": "21234"');
      expect(explanation).toContain('by lists/members.csv:3 1234\n');
    },
  );

  test('a lookup by number and name: the number of another member is not found', async () => {
    const { explain } = fieldCase('list-columns', 'new');
    const bo = 'data.userProfile.firstName=Bo';
    expect(await explain(NOW, [bo, 'data.userProfile.memberId=5432'])).toContain('deny, by known-member');
    expect(await explain(NOW, [bo, 'data.userProfile.memberId='])).toContain('deny, by known-member');
  });
});
