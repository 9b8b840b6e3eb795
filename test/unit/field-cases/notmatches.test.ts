import { describe, expect, test } from 'vitest';
import { fieldCase } from './field-case.ts';

const NOW = '2026-11-30T12:00:00Z';

describe.each(['notmatches-line-break', 'notmatches-js-pattern'])('field case %s', (name) => {
  test('the pattern that check proposes: the rule denies a web address, and allows a name', async () => {
    const { findings, explain } = fieldCase(name, 'new');
    expect(findings).toEqual([]);
    expect(await explain(NOW)).toContain('deny, by no-web-address-in-name');
    const kim = ['data.userProfile.firstName=Kim'];
    expect(await explain(NOW, kim)).toContain('allow, by no-web-address-in-name');
  });
});
