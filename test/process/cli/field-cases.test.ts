import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hookgate } from './hookgate.ts';

/** Rules and a request as people in the field wrote them. */
const cases = join(import.meta.dirname, '../../fixtures/field-cases');

const check = async (name: string) => (await hookgate('check', join(cases, name, 'old'))).stdout;

async function explain(name: string, ...args: string[]): Promise<string> {
  const directory = join(cases, name);
  const request = join(directory, 'request.json');
  const { stdout, stderr } = await hookgate('explain', request, '--rules', join(directory, 'old'), ...args);
  return stdout + stderr;
}

describe('field cases', () => {
  test('notmatches-line-break: a line break in front of a web address is denied, and explain says why', async () => {
    const account = await explain('notmatches-line-break');
    const reason =
      'the text has a line break, and whether the pattern matches depends on whether "." is one: begin the pattern with (?s) if it is, write [^\\n] if it is not';
    expect(account).toContain('deny, by onError, after no-web-address-in-name');
    expect(account).toContain(`the decision failed: ${reason}`);
    expect(account).toMatch(/^no-web-address-in-name {2}error {2}\S+rules\.yaml:7$/m);
    expect(account).toContain(`\n  ${reason}\n`);
    const { failure, rules } = JSON.parse(await explain('notmatches-line-break', '--format', 'json'));
    expect(failure).toEqual({ code: 'rule-error', message: reason, rule: 'no-web-address-in-name' });
    expect(rules).toEqual([expect.objectContaining({ verdict: 'error', error: reason, line: 7 })]);
    expect(await check('notmatches-line-break')).toMatch(
      /^\S+rules\.yaml:8:\d+ warn notmatches-line-break: .*; write '\(\?is\)\.\*/m,
    );
  });

  test('notmatches-js-pattern: check names the slashes, and gives the pattern that was meant', async () => {
    expect(await check('notmatches-js-pattern')).toMatch(
      /^\S+rules\.yaml:8:80 warn notmatches-js-pattern: .*; write '\(\?is\)\.\*https\?:\.\*'$/m,
    );
  });

  test('template-in-condition: is an error at load, that says how to compare with the other fact', async () => {
    expect(await check('template-in-condition')).toMatch(
      /error template-in-condition: .*; write value: \{ fact: data\.userProfile\.email \}$/m,
    );
    expect(await explain('template-in-condition')).not.toContain('allow, by');
  });

  test('date-format: explain says that it is no time, and how it is written', async () => {
    const account = await explain('date-format');
    expect(account).toContain('deny, by of-age');
    const reason = 'is not a time: write 1980-11-30, or give the test dateFormat: "DD/MM/YYYY"';
    expect(account).toContain(`is "30/11/1980", which ${reason}  `);
    const { rules } = JSON.parse(await explain('date-format', '--format', 'json'));
    expect(rules[0].condition).toMatchObject({
      actual: '30/11/1980',
      doesNotApply: reason,
    });
  });

  test('explain gives no reason where the operator applies, or where the fact is absent', async () => {
    const set = (value: string) => explain('date-format', '--set', `data.userProfile.dateOfBirth=${value}`);
    expect(await set('2020-01-01')).toMatch(/is "2020-01-01" {2}\S+:8$/m);
    expect(await explain('date-format', '--unset', 'data.userProfile.dateOfBirth')).toMatch(
      /is absent {2}\S+:8$/m,
    );
  });
});
