import { describe, expect, test } from 'vitest';
import { fieldCase } from './field-case.ts';

const NOW = '2026-11-30T12:00:00Z';

describe('field case id-without-event-id', () => {
  test('a digest of eventId: nobody gets the digest of nothing, and explain says why', async () => {
    const { findings, explain } = fieldCase('id-without-event-id', 'old');
    expect(findings).toEqual([]);
    const explanation = await explain(NOW);
    expect(explanation).not.toContain('e3b0c442');
    expect(explanation).toContain('guid is left out: there is nothing in the request to make its sha256 of');
  });

  test('decision.id: the profile gets the id of the decision', async () => {
    const { findings, explain } = fieldCase('id-without-event-id', 'new');
    expect(findings).toEqual([]);
    expect(await explain(NOW)).toContain('"guid": "5d0c1f0e-6a52-4f0b-9d0e-2f6f0a4d7c11"');
  });
});
