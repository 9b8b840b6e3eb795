import { describe, expect, test } from 'vitest';
import { fieldCase } from './field-case.ts';

/** Of somebody born on 2007-03-01. */
const DAY_BEFORE = '2025-02-28T12:00:00Z';
const BIRTHDAY = '2025-03-01T00:00:00Z';

describe('field case age-in-years', () => {
  test('18 years in days: check warns, and a day before the birthday the person passes', async () => {
    const { findings, explain } = fieldCase('age-in-years', 'old');
    expect(findings).toEqual([
      '8 warn age-in-days: 6574d is about 18 years, on some days one day more or less; write 18y',
    ]);
    expect(await explain(DAY_BEFORE)).toContain('allow, by of-age');
  });

  test('18y: the person passes from the first moment of the birthday', async () => {
    const { findings, explain } = fieldCase('age-in-years', 'new');
    expect(findings).toEqual([]);
    expect(await explain(DAY_BEFORE)).toContain('deny, by of-age');
    expect(await explain('2025-02-28T23:59:59.999Z')).toContain('deny, by of-age');
    expect(await explain(BIRTHDAY)).toContain('allow, by of-age');
  });

  test('18y: the person passes on the birthday, whom 6575d denied', async () => {
    const { explain } = fieldCase('age-in-years', 'new');
    const born = ['data.userProfile.dateOfBirth=2008-11-30'];
    expect(await explain('2026-11-29T23:59:59Z', born)).toContain('deny, by of-age');
    expect(await explain('2026-11-30T00:00:00Z', born)).toContain('allow, by of-age');
  });
});
