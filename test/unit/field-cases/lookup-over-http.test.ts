import { describe, expect, test } from 'vitest';
import { fieldCase } from './field-case.ts';

const NOW = '2026-11-30T12:00:00Z';

describe('field case lookup-over-http', () => {
  test('a fact with a URL: is one error, that shows how a lookup is written', () => {
    const { findings } = fieldCase('lookup-over-http', 'old');
    expect(findings.filter((finding) => finding.startsWith('4 '))).toEqual([
      '4 error unknown-key: "url" is not a key of a fact; a fact is a template in quotes; the row of a list is written lookups: NAME: { list: NAME, key: TEMPLATE }; a lookup in another system (connection:) is not available in this version',
    ]);
  });

  test('a lookup in a list: a customer is allowed, anybody else is denied', async () => {
    const { findings, explain } = fieldCase('lookup-over-http', 'new');
    expect(findings).toEqual([]);
    const explanation = await explain(NOW);
    expect(explanation).toContain('allow, by known-customer');
    expect(explanation).toContain('by lists/customers.csv:2 rosario.jones@example.com\n');
    expect(await explain(NOW, ['data.userProfile.email=kim@example.com'])).toContain(
      'deny, by known-customer',
    );
  });
});
