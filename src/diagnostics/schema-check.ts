import type { ErrorObject } from 'ajv/dist/2020.js';
import { RE2JS } from 're2js';
import type { Diagnostic } from './diagnostic.ts';
import { below, diagnose, type Pointer, type SourceFile } from './source-file.ts';
import { closest, suggestion } from './suggest.ts';

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

/** A validator as ajv writes it, and what it is made with: `schema/NAME.validator.js`. */
export type CreateValidator = (needs: {
  linearPattern: (pattern: string) => Pick<RegExp, 'test'>;
  countCharacters: (text: string) => number;
}) => Validator;

type Validator = ((value: unknown) => boolean) & { errors?: ErrorObject[] | null };

/** A check by a JSON Schema that says one thing about one place. */
export function schemaCheck(create: CreateValidator): SchemaCheck {
  const validate = create({ linearPattern, countCharacters: (text) => [...text].length });
  return (file) => findingsOf(validate, file);
}

function findingsOf(validate: Validator, file: SourceFile): SchemaFinding[] {
  if (validate(file.value)) return [];
  const errors = (validate.errors ?? []).filter(({ propertyName }) => propertyName === undefined);
  const causes = withoutConsequences(onePerPlace(errors));
  const wrong = errors.filter(({ keyword }) => keyword !== 'additionalProperties');
  const unusable = new Set(wrong.map(({ instancePath }) => instancePath));
  const findings = causes.slice(0, MOST_FINDINGS).map((error) => finding(file, error, unusable));
  const next = causes[MOST_FINDINGS];
  return next === undefined
    ? findings
    : [...findings, more(finding(file, next, unusable), causes.length - MOST_FINDINGS)];
}

/** What is said instead of the rest. Not to be trusted any further is the whole file, because the rest is unknown. */
function more({ diagnostic }: SchemaFinding, count: number): SchemaFinding {
  const message = `${count} more mistakes of this kind, from here on`;
  const hint = 'mend the others first';
  return { at: '', harmless: false, diagnostic: { ...diagnostic, code: 'more-mistakes', message, hint } };
}

/** A pattern in a schema must not become a way to stall the service. Compiled when a text is held against it. */
function linearPattern(pattern: string): Pick<RegExp, 'test'> {
  let compiled: RE2JS | undefined;
  return {
    test(text) {
      compiled ??= RE2JS.compile(RE2JS.translateRegExp(pattern));
      return compiled.matcher(text).find();
    },
  };
}

/** Of several errors about one value the one that explains the others: its type, or a choice before its branches. */
function onePerPlace(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = new Set(errors.filter(isChoice).map(({ schemaPath }) => schemaPath));
  const seen = new Set<string>();
  return errors
    .toSorted((a, b) => Number(b.keyword === 'type') - Number(a.keyword === 'type'))
    .filter(({ keyword, instancePath, schemaPath, params, parentSchema }) => {
      if (keyword === 'if' || (isChoice({ keyword }) && (parentSchema as Schema).checkedByEngine))
        return false;
      const branch = /^(.*\/(?:oneOf|anyOf))\/\d+\//.exec(schemaPath);
      if (branch?.[1] !== undefined && choices.has(branch[1])) return false;
      const many = ['additionalProperties', 'required', 'propertyNames'].includes(keyword);
      const place = many ? `${instancePath} ${JSON.stringify(params)}` : instancePath;
      if (seen.has(place)) return false;
      seen.add(place);
      return true;
    });
}

function isChoice({ keyword }: { keyword: string }): boolean {
  return keyword === 'oneOf' || keyword === 'anyOf';
}

/** Without the key that is missing only because it is misspelled. */
function withoutConsequences(errors: readonly ErrorObject[]): ErrorObject[] {
  const meant = new Set(
    errors
      .filter(({ keyword }) => keyword === 'additionalProperties')
      .flatMap(({ instancePath, params, parentSchema }) => {
        const known = Object.keys((parentSchema as Schema).properties ?? {});
        const match = closest(String(params['additionalProperty']), known);
        return match === undefined ? [] : [`${instancePath} ${match}`];
      }),
  );
  return errors.filter((error) => {
    const missing = isChoice(error) ? choicesOf(error) : [error.params['missingProperty']];
    return !missing.some((key) => meant.has(`${error.instancePath} ${key}`));
  });
}

/** The keys that the branches of a choice require. */
function choicesOf(error: ErrorObject): string[] {
  return (error.schema as { required?: string[] }[]).flatMap(({ required = [] }) => required);
}

function finding(file: SourceFile, error: ErrorObject, unusable: ReadonlySet<Pointer>): SchemaFinding {
  const schema = (error.parentSchema ?? {}) as Schema;
  const explain = EXPLANATIONS[error.keyword] ?? otherwise;
  const { code, message, hint, key } = explain(error, error.params as Record<string, unknown>, schema);
  const place =
    key === undefined
      ? { at: error.instancePath, key: error.keyword === 'required' }
      : { at: below(error.instancePath, key), key: true };
  return {
    at: error.keyword === 'propertyNames' ? place.at : error.instancePath,
    harmless: error.keyword === 'additionalProperties' && !unusable.has(error.instancePath),
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

const isMissing: Explanation = (error, params, schema) => {
  const choices = choicesOf(error);
  if (choices.length === 0) return otherwise(error, params, schema);
  const [, second] = Object.keys((error.data ?? {}) as object).filter((key) => choices.includes(key));
  if (second !== undefined)
    return {
      code: 'wrong-value',
      message: `"${second}" is one too many`,
      hint: schema.errorMessage,
      key: second,
    };
  const wanted = inWords(choices.map((key) => `"${key}"`));
  return { code: 'missing-key', message: `${schema.title ?? 'this'} needs ${wanted}` };
};

/** What is too short is not repeated: it may be a secret. */
const isTooShort: Explanation = (_, { limit }, { errorMessage }) =>
  limit === 1
    ? { code: 'empty', message: 'this text must not be empty' }
    : { code: 'wrong-value', message: errorMessage ?? `this text has fewer than ${limit} characters` };

const isTooLong: Explanation = (error, params) => ({
  code: 'wrong-value',
  message: `${describe(error.data)} has more than ${params['limit']} characters`,
  hint: 'shorten it',
});

const otherwise: Explanation = (error, _, schema) => ({
  code: 'wrong-value',
  message: schema.errorMessage ?? `this value ${error.message}`,
});

const EXPLANATIONS: Record<string, Explanation | undefined> = {
  additionalProperties: (error, params, schema) => {
    const key = String(params.additionalProperty);
    // {4} is a map to YAML, whose only key has no value.
    const text = (error.data as Record<string, unknown>)[key] === null;
    const known = Object.keys(schema.properties ?? {});
    const hint = suggestion(key, known) + (text ? '; or quote it, if it is text' : '');
    return { code: 'unknown-key', message: `"${key}" is not a key of ${schema.title ?? 'this'}`, hint, key };
  },
  required: (_, params, schema) => ({
    code: 'missing-key',
    message: `${schema.title ?? 'this'} needs "${params.missingProperty}"`,
    hint: hintOf(schema.properties?.[String(params.missingProperty)] ?? {}),
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
    hint: hintOf(schema),
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
  maxProperties: (error, _, schema) => ({
    code: 'wrong-value',
    message: `expected one key, found ${Object.keys(error.data as object).join(' and ')}`,
    hint: schema.errorMessage,
  }),
  oneOf: isMissing,
  anyOf: isMissing,
  maxLength: isTooLong,
  minLength: isTooShort,
  minItems: isEmpty,
  minProperties: isEmpty,
};

function hintOf({ errorMessage, patternErrorMessage }: Schema): string | undefined {
  return errorMessage ?? patternErrorMessage;
}

interface Schema {
  title?: string;
  properties?: Record<string, Schema>;
  errorMessage?: string;
  patternErrorMessage?: string;
  propertyNames?: { errorMessage?: string };
  checkedByEngine?: boolean;
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
  const names = (Array.isArray(type) ? type : [type]).map((name) => words[String(name)] ?? String(name));
  return inWords(names);
}

function inWords(names: readonly string[]): string {
  return names.join(', ').replace(/, (?=[^,]*$)/, ' or ');
}

/** A value in the words of somebody who writes YAML: `the number 5`, `a list`, `"abc"`. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  return typeof value === 'number' ? `the number ${value}` : String(value);
}
