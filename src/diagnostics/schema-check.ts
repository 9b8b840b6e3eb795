import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { RE2JS } from 're2js';
import type { Diagnostic } from './diagnostic.ts';
import { below, diagnose, type Pointer, type SourceFile } from './source-file.ts';
import { suggestion } from './suggest.ts';

/** A finding, and the pointer to the value that it makes unusable. */
export interface SchemaFinding {
  at: Pointer;
  /** Whether the rest of the value can be trusted all the same: an unknown key changes nothing around it. */
  harmless: boolean;
  diagnostic: Diagnostic;
}

export type SchemaCheck = (file: SourceFile) => SchemaFinding[];

/** More than this helps nobody; a file that is wrong everywhere is wrong in one way. */
const MOST_FINDINGS = 50;

/** Compiles a JSON Schema (2020-12) to a check that says one thing about one place. */
export function schemaCheck(schema: object): SchemaCheck {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
    allErrors: true,
    verbose: true,
    ownProperties: true,
    // A pattern in a schema must not become a way to stall the service.
    code: { regExp: Object.assign((pattern: string) => linearPattern(pattern), { code: 'linearPattern' }) },
  });
  // `errorMessage` and `patternErrorMessage` are what yaml-language-server shows; the same words serve here.
  ajv.addVocabulary(['errorMessage', 'patternErrorMessage', 'defaultSnippets']);
  const validate = ajv.compile(schema);
  return (file) => {
    if (validate(file.value)) return [];
    return onePerPlace(validate.errors ?? [])
      .slice(0, MOST_FINDINGS)
      .map((error) => finding(file, error));
  };
}

function linearPattern(pattern: string): RegExp {
  const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern));
  const test = (text: string) => compiled.matcher(text).find();
  // ajv tells compiled patterns apart by their text, and would take all of them for the first one.
  return { test, toString: () => pattern } as unknown as RegExp;
}

/** Of several errors about one value the one that explains the others: `oneOf` before what its branches say. */
function onePerPlace(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter((error) => error.keyword === 'oneOf' || error.keyword === 'anyOf');
  const seen = new Set<string>();
  return errors.filter((error) => {
    if (error.keyword === 'if') return false;
    if (choices.some((choice) => error !== choice && error.schemaPath.startsWith(`${choice.schemaPath}/`)))
      return false;
    const place =
      error.keyword === 'additionalProperties' ||
      error.keyword === 'required' ||
      error.keyword === 'propertyNames'
        ? `${error.instancePath} ${JSON.stringify(error.params)}`
        : error.instancePath;
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

function finding(file: SourceFile, error: ErrorObject): SchemaFinding {
  const schema = (error.parentSchema ?? {}) as Schema;
  const explain = EXPLANATIONS[error.keyword] ?? otherwise;
  const { code, message, hint, key } = explain(error, error.params as Record<string, unknown>, schema);
  const place =
    key === undefined
      ? { at: error.instancePath, key: error.keyword === 'required' }
      : { at: below(error.instancePath, key), key: true };
  return {
    at: error.instancePath,
    harmless: error.keyword === 'additionalProperties',
    diagnostic: diagnose(file, place, { code, message, ...(hint !== undefined && { hint }) }),
  };
}

/** What an error of JSON Schema means; `key` where it is about a key of the value and not the value itself. */
type Explanation = (
  error: ErrorObject,
  params: Record<string, unknown>,
  schema: Schema,
) => { code: string; message: string; hint?: string | undefined; key?: string };

const isEmpty: Explanation = (_, __, schema) => ({
  code: 'empty',
  message: `${schema.title ?? 'this'} must not be empty`,
  hint: schema.errorMessage,
});

const otherwise: Explanation = (error, _, schema) => ({
  code: 'wrong-value',
  message: schema.errorMessage ?? `this value ${error.message}`,
});

const EXPLANATIONS: Record<string, Explanation | undefined> = {
  additionalProperties: (_, params, schema) => {
    const key = String(params.additionalProperty);
    const hint = suggestion(key, Object.keys(schema.properties ?? {}));
    return { code: 'unknown-key', message: `"${key}" is not a key of ${schema.title ?? 'this'}`, hint, key };
  },
  required: (_, params, schema) => ({
    code: 'missing-key',
    message: `${schema.title ?? 'this'} needs "${params.missingProperty}"`,
  }),
  dependentRequired: (_, params) => ({
    code: 'missing-key',
    message: `"${params.property}" needs "${params.missingProperty}" beside it`,
  }),
  propertyNames: (_, params, schema) => {
    const key = String(params.propertyName);
    const hint = schema.propertyNames?.errorMessage ?? 'use lower-case letters, digits and hyphens';
    return { code: 'wrong-name', message: `"${key}" is not a name that can be used here`, hint, key };
  },
  type: (error, params, schema) => ({
    code: 'wrong-type',
    message: `expected ${typeWords(params.type)}, found ${describe(error.data)}`,
    hint: schema.errorMessage,
  }),
  enum: (error, params) => ({
    code: 'wrong-value',
    message: `${describe(error.data)} is not one of the values allowed here`,
    hint: suggestion(String(error.data), (params.allowedValues as unknown[]).map(String)),
  }),
  const: (error, params, schema) => ({
    code: 'wrong-value',
    message: `expected ${JSON.stringify(params.allowedValue)}, found ${describe(error.data)}`,
    hint: schema.errorMessage,
  }),
  pattern: (error, _, schema) => ({
    code: 'wrong-value',
    message: `${describe(error.data)} is not allowed here`,
    hint: schema.patternErrorMessage,
  }),
  minItems: isEmpty,
  minProperties: isEmpty,
};

interface Schema {
  title?: string;
  properties?: object;
  errorMessage?: string;
  patternErrorMessage?: string;
  propertyNames?: { errorMessage?: string };
}

function typeWords(type: unknown): string {
  const words: Record<string, string> = {
    object: 'a map',
    array: 'a list',
    string: 'text',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    null: 'null',
  };
  return (Array.isArray(type) ? type : [type])
    .map((name) => words[String(name)] ?? String(name))
    .join(' or ');
}

/** A value in the words of somebody who writes YAML: `the number 5`, `a list`, `"abc"`. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  return typeof value === 'number' ? `the number ${value}` : String(value);
}
