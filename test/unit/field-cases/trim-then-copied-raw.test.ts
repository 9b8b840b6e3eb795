import { describe, expect, test } from 'vitest';
import { fieldCase } from './field-case.ts';

const NOW = '2026-11-30T12:00:00Z';

describe('field case trim-then-copied-raw', () => {
  test('a copy of the untrimmed text: check warns, and shows the copy of what was tested', () => {
    expect(fieldCase('trim-then-copied-raw', 'old').findings).toEqual([
      expect.stringMatching(
        /^9 warn trim-then-copied-raw: .*; copy what was tested: \{\{ data\.userProfile\.employeeNumber \| strip \}\}$/,
      ),
    ]);
  });

  test('a fact without white space: it is tested, and the profile gets it', async () => {
    const { findings, explain } = fieldCase('trim-then-copied-raw', 'new');
    expect(findings).toEqual([]);
    expect(await explain(NOW)).toContain('"employeeNumber": "1234"');
    const blank = ['data.userProfile.employeeNumber= '];
    expect(await explain(NOW, blank)).toContain('deny, by four-digits');
  });
});
