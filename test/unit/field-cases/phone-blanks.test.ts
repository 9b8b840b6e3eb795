import { describe, expect, test } from 'vitest';
import { fieldCase } from './field-case.ts';

const NOW = '2026-11-30T12:00:00Z';

describe('field case phone-blanks', () => {
  test('prefixes as text: check names phonePrefixIn, and a number with spaces is denied', async () => {
    const { findings, explain } = fieldCase('phone-blanks', 'old');
    expect(findings).toEqual([
      '11 info phone-as-text: a phone number is compared as text; use operator: phonePrefixIn, value: ["+61", "+64"]',
    ]);
    expect(await explain(NOW)).toContain('deny, by phone-of-our-countries');
  });

  test('phonePrefixIn: a number with spaces is allowed', async () => {
    const { findings, explain } = fieldCase('phone-blanks', 'new');
    expect(findings).toEqual([]);
    expect(await explain(NOW)).toContain('allow, by phone-of-our-countries');
    const set = (phone: string) => explain(NOW, [`data.userProfileUpdate.mobilePhone=${phone}`]);
    expect(await set('+64 21 123 456')).toContain('allow, by phone-of-our-countries');
    expect(await set('+1 202 555 0123')).toContain('deny, by phone-of-our-countries');
    expect(await set('0412 345 678')).toContain('which is not a phone number of + and 7 to 15 digits');
  });
});
