import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { validatorOf } from './validator-of.ts';

/** Schemas are compiled ahead of time: compiling one takes longer than a start. UPDATE_GOLDEN=1 writes the modules. */
test.each(['rule-file', 'rule-tests', 'list', 'config'])(
  'validators: schema/%s.validator.js is compiled from its schema',
  (name) => {
    const path = `schema/${name}.validator.js`;
    const code = validatorOf(
      JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8')),
      name === 'config',
    );
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, code);
    expect(readFileSync(path, 'utf8') === code, `${path}: write it anew with UPDATE_GOLDEN=1`).toBe(true);
  },
);
