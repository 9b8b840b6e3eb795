import { describe, expect, test } from 'vitest';
import { fieldCase } from './field-case.ts';

const NOW = '2026-11-30T12:00:00Z';

describe('field case template-in-condition', () => {
  test('a template as the value of a test: is an error at load', () => {
    const { findings } = fieldCase('template-in-condition', 'old');
    expect(findings).toEqual([expect.stringMatching(/^8 error template-in-condition: /)]);
  });

  test('a fact made of two names: the login must be equal to it', async () => {
    const { findings, explain } = fieldCase('template-in-condition', 'new');
    expect(findings).toEqual([]);
    expect(await explain(NOW)).toContain('deny, by login-is-the-name');
    const login = 'data.userProfile.login=rosario.jones@example.com';
    expect(await explain(NOW, [login])).toContain('allow, by login-is-the-name');
  });

  test('a fact made of two names: nobody is allowed where one of them is missing', async () => {
    const explanation = await fieldCase('template-in-condition', 'new').explain(NOW, [
      'data.userProfile.login=.jones@example.com',
      'data.userProfile.firstName:=null',
    ]);
    expect(explanation).toContain('deny, by login-is-the-name');
  });
});
