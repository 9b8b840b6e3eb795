import type { ErrorObject } from 'ajv/dist/2020.js';
import type { DiagnosticCode } from './codes.ts';
import { suggestion } from './suggest.ts';

/** Explains an error of JSON Schema; `key` if it concerns a key of the value and not the value itself. */
export type Explanation = (
  error: ErrorObject,
  params: Record<string, unknown>,
  schema: Schema,
) => { code: DiagnosticCode; message: string; hint?: string | undefined; key?: string };

const isEmpty: Explanation = (_, __, schema) => ({
  code: 'empty',
  message: `${schema.title ?? 'this'} must not be empty`,
  hint: schema.errorMessage,
});

const isMissing: Explanation = (error, params, schema) => {
  const choices = choicesOf(error);
  if (choices.length === 0) return byMessage(error, params, schema);
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

/** The text is not repeated: it may be a secret. */
const isTooShort: Explanation = (_, { limit }, { errorMessage }) =>
  limit === 1
    ? { code: 'empty', message: 'this text must not be empty' }
    : { code: 'wrong-value', message: errorMessage ?? `this text has fewer than ${limit} characters` };

const isTooLong: Explanation = (error, params) => ({
  code: 'wrong-value',
  message: `${describe(error.data)} has more than ${params['limit']} characters`,
  hint: 'shorten it',
});

export const byMessage: Explanation = (error, _, schema) => ({
  code: 'wrong-value',
  message: schema.errorMessage ?? `this value ${error.message}`,
});

export const EXPLANATIONS: Record<string, Explanation | undefined> = {
  additionalProperties: (error, params, schema) => {
    const key = String(params.additionalProperty);
    // YAML reads {4} as a map whose only key has no value.
    const text = (error.data as Record<string, unknown>)[key] === null;
    const known = Object.keys(schema.properties ?? {});
    const own = unknownKey(key, schema) ?? suggestion(key, known, unknownForm(error.data, schema));
    const hint = own + (text ? '; or quote it, if it is text' : '');
    return { code: 'unknown-key', message: `"${key}" is not a key of ${schema.title ?? 'this'}`, hint, key };
  },
  required: (error, params, schema) => {
    const missing = String(params.missingProperty);
    const isMeant = (key: string) => key.toLowerCase() === missing.toLowerCase();
    const written = Object.keys((error.data ?? {}) as object).find(isMeant);
    const hint = missingHint(schema.properties?.[missing] ?? {});
    return {
      code: 'missing-key',
      message: `${schema.title ?? 'this'} needs "${missing}"`,
      hint: written === undefined ? hint : `write ${missing} in place of ${written}`,
    };
  },
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

function missingHint({ missingMessage, ...schema }: Schema): string | undefined {
  return missingMessage ?? hintOf(schema);
}

export interface Schema {
  title?: string;
  properties?: Record<string, Schema>;
  errorMessage?: string;
  patternErrorMessage?: string;
  unknownFormMessage?: string;
  unknownKeyMessages?: Readonly<Record<string, string>>;
  missingMessage?: string;
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

/** Describes a value for authors of YAML: `the number 5`, `a list`, `"abc"`. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  return typeof value === 'number' ? `the number ${value}` : String(value);
}

/** The hint on a map without any known key, if its schema has one. */
export function unknownForm(
  data: unknown,
  { properties = {}, unknownFormMessage }: Schema,
): string | undefined {
  const hasKnown = Object.keys(properties).some((key) => Object.hasOwn(data as object, key));
  return hasKnown ? undefined : unknownFormMessage;
}

/** The hint on an unknown key that its schema knows from elsewhere. */
export function unknownKey(key: string, { unknownKeyMessages = {} }: Schema): string | undefined {
  return Object.hasOwn(unknownKeyMessages, key) ? unknownKeyMessages[key] : undefined;
}

/** The key that a hint proposes: `otherwise` in `write otherwise: …`. */
export function keyIn(hint: string | undefined): string | undefined {
  return /^write (?:\{ )?(\w+):/.exec(hint ?? '')?.[1];
}

/** The keys that the branches of a choice require. */
export function choicesOf(error: ErrorObject): string[] {
  return (error.schema as { required?: string[] }[]).flatMap(({ required = [] }) => required);
}
