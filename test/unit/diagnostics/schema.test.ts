import { describe, expect, test } from 'vitest';
import configSchema from '../../../schema/config.schema.json' with { type: 'json' };
import listSchema from '../../../schema/list.schema.json' with { type: 'json' };
import ruleFileSchema from '../../../schema/rule-file.schema.json' with { type: 'json' };
import ruleTestsSchema from '../../../schema/rule-tests.schema.json' with { type: 'json' };
import { decorators } from '../../../src/engine/operators/decorators.ts';
import { operators } from '../../../src/engine/operators/index.ts';

/** What yaml-language-server shows while somebody writes. */
interface Schema {
  $ref?: string;
  title?: string;
  description?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: boolean | Schema;
  enum?: unknown[];
  enumDescriptions?: string[];
  anyOf?: object[];
  $defs?: Record<string, Schema>;
}

/** Every schema in a schema, with its JSON Pointer. */
function* within(schema: Schema, at = '#'): Generator<[at: string, schema: Schema]> {
  yield [at, schema];
  for (const key of ['properties', '$defs'] as const)
    for (const [name, child] of Object.entries(schema[key] ?? {}))
      yield* within(child, `${at}/${key}/${name}`);
  for (const key of ['items', 'additionalProperties'] as const) {
    const child = schema[key];
    if (typeof child === 'object') yield* within(child, `${at}/${key}`);
  }
  for (const [index, child] of (schema.anyOf ?? []).entries()) yield* within(child, `${at}/anyOf/${index}`);
}

describe.each<[string, Schema]>([
  ['rule-file', ruleFileSchema],
  ['rule-tests', ruleTestsSchema],
  ['list', listSchema],
  ['config', configSchema],
])('%s.schema.json', (_, schema) => {
  const all = [...within(schema)];
  const byPointer = new Map(all);

  test('describes every key', () => {
    const silent = all.filter(([at, { description, $ref = '' }]) => {
      const said = description ?? byPointer.get($ref)?.description ?? '';
      return /\/properties\/[^/]+$/.test(at) && !/\w/.test(said);
    });
    expect(silent.map(([at]) => at)).toEqual([]);
  });

  test('has a title for every map and list, for messages', () => {
    const nameless = all.filter(
      ([, { type, title, properties }]) =>
        title === undefined && (properties !== undefined || type === 'object' || type === 'array'),
    );
    expect(nameless.map(([at]) => at)).toEqual([]);
  });

  test('refuses unknown keys in every map with known keys', () => {
    const open = all.filter(
      ([, { properties, additionalProperties }]) =>
        properties !== undefined && additionalProperties === undefined,
    );
    // A list's entries may carry whatever their owner wants to note.
    expect(open.map(([at]) => at)).toEqual(schema === listSchema ? ['#/items'] : []);
  });

  test('describes every value of an enum', () => {
    const silent = all.filter(
      ([, { enum: values, enumDescriptions }]) =>
        values !== undefined && enumDescriptions?.length !== values.length,
    );
    expect(silent.map(([at]) => at)).toEqual([]);
  });

  test('resolves every reference', () => {
    const lost = all.filter(([, { $ref }]) => $ref !== undefined && !byPointer.has($ref));
    expect(lost.map(([at]) => at)).toEqual([]);
  });
});

describe('schemas: suggestions for operator', () => {
  const [{ enum: names }, { pattern }] = ruleFileSchema.$defs.condition.properties.operator.anyOf as [
    { title: string; enum: string[] },
    { title: string; pattern: string },
  ];
  const { description } = ruleFileSchema.$defs.condition.properties.operator;

  test('are all operators', () => {
    expect(new Set(names)).toEqual(new Set(operators.keys()));
    expect(names).toHaveLength(operators.size);
  });

  test('are all decorators', () => {
    expect(pattern).toBe(`^(${[...decorators.keys()].join('|')}):`);
  });

  test.each([...decorators.keys()])('%s: is explained', (decorator) =>
    expect(description).toContain(`${decorator}:`),
  );
});
