import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LOG_MESSAGES } from '../../../src/serve/log-messages.ts';

test('log messages: no other file of src has the text of one', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && name !== 'serve/log-messages.ts',
  );
  const calls = files.flatMap((name) => {
    const text = readFileSync(join('src', name), 'utf8');
    const found = text.match(/\blog\.(?:trace|debug|info|warn|error|fatal)\([^;]*?['"`][^;]*?\);/gi) ?? [];
    return found.map((call) => `${name}: ${call}`);
  });
  expect(calls).toEqual([]);
});

test('log messages: short keys without values', () => {
  for (const message of Object.values(LOG_MESSAGES)) expect(message).toMatch(/^[\w ,]{8,50}$/);
});
