import { expect, test } from 'vitest';
import { mask } from '../../../src/diff/mask.ts';

test.each([
  ['kim.sato@okta.com', 'k***@okta.com'],
  ['k@okta.com', '***@okta.com'],
  ['a@b@okta.com', '12 characters'],
  ['1234', '4 digits'],
  ['7', '1 digit'],
  [1234, 'a number, 4 digits'],
  ['203.0.113.77', '203.0.113.x'],
  ['2001:db8:1:2::7', '2001:db8:…'],
  ['1987-06-05', '1987-06-…'],
  ['2026-03-01T09:00:00Z', '2026-03-…'],
  ['AB-1234', 'like AA-9999'],
  ['Zoë7', 'like Aaa9'],
  ['Rosario', '7 characters'],
  ['Rosario Jones', '13 characters'],
  ['😀', '1 character'],
  ['', '""'],
  [undefined, 'absent'],
  [null, 'null'],
  [true, 'true'],
  [['a', 'b'], 'an array of 2'],
  [{ a: 1 }, 'an object of 1'],
])('diff mask: %j is shown as %s', (value, shown) => {
  expect(mask(value)).toBe(shown);
});
