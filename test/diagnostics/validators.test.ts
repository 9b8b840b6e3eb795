import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { validatorOf } from './validator-of.ts';

/** Compiling a schema takes longer than most starts have. UPDATE_GOLDEN=1 does it anew after a change of a schema. */
test.each(['rule-file', 'rule-tests', 'list', 'config'])(
  'schema/%s.validator.js is what the schema says',
  (name) => {
    const path = `schema/${name}.validator.js`;
    const code = validatorOf(JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8')));
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, code);
    expect(readFileSync(path, 'utf8') === code, `${path}: write it anew with UPDATE_GOLDEN=1`).toBe(true);
  },
);
