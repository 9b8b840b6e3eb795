import { expect, test } from 'vitest';
import { fieldCase } from './field-case.ts';

test('field case id-without-event-id: nobody gets the digest of nothing, and explain says why', async () => {
  const explanation = await fieldCase('id-without-event-id', 'old').explain('2026-11-30T12:00:00Z');
  expect(explanation).not.toContain('e3b0c442');
  expect(explanation).toContain('guid is left out: there is nothing in the request to make its sha256 of');
});
