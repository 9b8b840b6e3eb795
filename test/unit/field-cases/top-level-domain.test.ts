import { describe, expect, test } from 'vitest';
import { fieldCase } from './field-case.ts';

const NOW = '2026-11-30T12:00:00Z';

describe('field case top-level-domain', () => {
  test('a star before a top-level domain: is no error', () => {
    const { findings } = fieldCase('top-level-domain', 'old');
    expect(findings).toEqual([expect.stringMatching(/^8 warn login-or-email-only: /)]);
  });

  test.each([
    ['kim@cs.example.edu', 'allow', '*.edu'],
    ['kim@agency.gov', 'allow', '*.gov'],
    ['kim@cs.ox.ac.uk', 'allow', '*.ac.uk'],
    ['kim@ox.co.uk', 'deny', undefined],
    ['kim@evil-edu.example', 'deny', undefined],
    ['kim@edu', 'deny', undefined],
  ])('a star before a top-level domain: %s is decided by it', async (address, decision, entry) => {
    const explanation = await fieldCase('top-level-domain', 'old').explain(NOW, [
      `data.userProfile.email=${address}`,
    ]);
    expect(explanation).toContain(`${decision}, by government-and-universities`);
    expect(/^ +by (.*)$/m.exec(explanation)?.[1]).toBe(entry);
  });
});
