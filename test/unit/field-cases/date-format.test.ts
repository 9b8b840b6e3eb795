import { describe, expect, test } from 'vitest';
import { fieldCase } from './field-case.ts';

const NOW = '2026-11-30T12:00:00Z';

describe('field case date-format', () => {
  test('a date in another form: explain names the dateFormat that reads it', async () => {
    const explanation = await fieldCase('date-format', 'old').explain(NOW);
    expect(explanation).toContain('deny, by of-age');
    expect(explanation).toContain(
      'is "30/11/1980", which is not a time: write 1980-11-30, or give the test dateFormat: "DD/MM/YYYY"  ',
    );
  });

  test('dateFormat: the date is read, and the person is of age', async () => {
    const { findings, explain } = fieldCase('date-format', 'new');
    expect(findings).toEqual([]);
    expect(await explain(NOW)).toContain('allow, by of-age');
    expect(await explain(NOW)).toContain('olderThan "18y" dateFormat "DD/MM/YYYY"');
    const set = (date: string) => explain(NOW, [`data.userProfile.dateOfBirth=${date}`]);
    expect(await set('30/11/2008')).toContain('allow, by of-age');
    expect(await set('01/12/2008')).toContain('deny, by of-age');
  });

  test.each(['1980-11-30', '11/30/1980', '31/11/1980', '30.11.1980', ' 30/11/1980'])(
    'dateFormat: %j does not fit, and explain says so',
    async (date) => {
      const explanation = await fieldCase('date-format', 'new').explain(NOW, [
        `data.userProfile.dateOfBirth=${date}`,
      ]);
      expect(explanation).toContain('deny, by of-age');
      expect(explanation).toContain(`is "${date}", which is not a date as DD/MM/YYYY`);
    },
  );
});
