import { describe, expect, test } from 'vitest';
import { fieldCase } from './field-case.ts';

const NOW = '2026-11-30T12:00:00Z';

describe('field case json-list', () => {
  test('a published list in JSON: is read as it is', () => {
    const { findings } = fieldCase('json-list', 'old');
    expect(findings).toEqual([expect.stringMatching(/^8 warn login-or-email-only: /)]);
  });

  test('a published list in JSON: allows an address that is not listed', async () => {
    expect(await fieldCase('json-list', 'old').explain(NOW)).toContain('allow, by no-disposable-address');
  });

  test('a published list in JSON: denies a listed address, and explain names the entry', async () => {
    const explanation = await fieldCase('json-list', 'old').explain(NOW, [
      'data.userProfile.email=kim@yopmail.com',
    ]);
    expect(explanation).toContain('deny, by no-disposable-address');
    expect(explanation).toContain('by lists/burner.json:1 yopmail.com\n');
  });
});
