import type { ErrorObject } from 'ajv/dist/2020.js';
import { RE2JS } from 're2js';
import type { DiagnosticCode } from './codes.ts';
import type { Diagnostic } from './diagnostic.ts';
import { below, diagnose, type Pointer, type SourceFile } from './source-file.ts';
import { closest, suggestion } from './suggest.ts';

/** A finding, and a pointer to the value that it makes unusable. */
export interface SchemaFinding {
  at: Pointer;
  /** Whether the rest of the value is still usable: an unknown key changes nothing around it. */
  harmless: boolean;
  diagnostic: Diagnostic;
}

export type SchemaCheck = (file: SourceFile) => SchemaFinding[];

/** Maximum number of findings: a file with more has one mistake everywhere. */
const MAX_FINDINGS = 50;

/** The default export of `schema/NAME.validator.js`, which ajv generates; it imports nothing. */
export type CreateValidator = (needs: {
  linearPattern: (pattern: string) => Pick<RegExp, 'test'>;
  countCharacters: (text: string) => number;
}) => Validator;

type Validator = ((value: unknown) => boolean) & { errors?: ErrorObject[] | null };

/** Validates files by a JSON Schema, with one finding at one place; defaults of the configuration are filled in. */
export function schemaCheck(create: CreateValidator): SchemaCheck {
  const validate = create({ linearPattern, countCharacters: (text) => [...text].length });
  return (file) => findingsOf(validate, file);
}

function findingsOf(validate: Validator, file: SourceFile): SchemaFinding[] {
  if (validate(file.value)) return [];
  // An error of `if` repeats those of the schema that it chose.
  const errors = (validate.errors ?? []).filter(
    ({ propertyName, keyword }) => propertyName === undefined && keyword !== 'if',
  );
  const causes = withoutConsequences(onePerPlace(errors));
  const wrong = errors.filter(({ keyword }) => keyword !== 'additionalProperties' && keyword !== 'if');
  const unusable = new Set(wrong.map(({ instancePath }) => instancePath));
  const findings = causes.slice(0, MAX_FINDINGS).map((error) => finding(file, error, unusable));
  const next = causes[MAX_FINDINGS];
  return next === undefined
    ? findings
    : [...findings, more(finding(file, next, unusable), causes.length - MAX_FINDINGS)];
}

/** A finding in place of the remaining ones. They are unknown, so the whole file is unusable. */
function more({ diagnostic }: SchemaFinding, count: number): SchemaFinding {
  const message = `${count} more mistakes of this kind, from here on`;
  const hint = 'mend the others first';
  return { at: '', harmless: false, diagnostic: { ...diagnostic, code: 'more-mistakes', message, hint } };
}

/** Patterns of a schema run in linear time; each is compiled at its first use. */
function linearPattern(pattern: string): Pick<RegExp, 'test'> {
  let compiled: RE2JS | undefined;
  return {
    test(text) {
      compiled ??= RE2JS.compile(RE2JS.translateRegExp(pattern));
      return compiled.matcher(text).find();
    },
  };
}

/** Keeps one error for each value: its type explains the others, and a choice explains its branches. */
function onePerPlace(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = new Set(errors.filter(isChoice).map(({ schemaPath }) => schemaPath));
  const seen = new Set<string>();
  return errors
    .toSorted((a, b) => Number(b.keyword === 'type') - Number(a.keyword === 'type'))
    .filter(({ keyword, instancePath, schemaPath, params, parentSchema }) => {
      if (isChoice({ keyword }) && (parentSchema as Schema).checkedByEngine) return false;
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

/** Drops missing keys that are misspelled, and those of a value that is written in another way. */
function withoutConsequences(errors: readonly ErrorObject[]): ErrorObject[] {
  const meant = new Set(
    errors
      .filter(({ keyword }) => keyword === 'additionalProperties')
      .flatMap(({ instancePath, params, parentSchema, data }) => {
        const known = Object.keys((parentSchema as Schema).properties ?? {});
        const key = String(params['additionalProperty']);
        const otherwise = unknownForm(data, parentSchema as Schema) === undefined ? [] : known;
        const match = keyIn(unknownKey(key, parentSchema as Schema)) ?? closest(key, known);
        return (match === undefined ? otherwise : [match]).map((key) => `${instancePath} ${key}`);
      }),
  );
  return errors.filter((error) => {
    const missing = isChoice(error) ? choicesOf(error) : [error.params['missingProperty']];
    return !missing.some((key) => meant.has(`${error.instancePath} ${key}`));
  });
}

/** The hint on a map without any known key, if its schema has one. */
function unknownForm(data: unknown, { properties = {}, unknownFormMessage }: Schema): string | undefined {
  const hasKnown = Object.keys(properties).some((key) => Object.hasOwn(data as object, key));
  return hasKnown ? undefined : unknownFormMessage;
}

/** The hint on an unknown key that its schema knows from elsewhere. */
function unknownKey(key: string, { unknownKeyMessages = {} }: Schema): string | undefined {
  return Object.hasOwn(unknownKeyMessages, key) ? unknownKeyMessages[key] : undefined;
}

/** The key that a hint proposes: `otherwise` in `write otherwise: …`. */
function keyIn(hint: string | undefined): string | undefined {
  return /^write (?:\{ )?(\w+):/.exec(hint ?? '')?.[1];
}

/** The keys that the branches of a choice require. */
function choicesOf(error: ErrorObject): string[] {
  return (error.schema as { required?: string[] }[]).flatMap(({ required = [] }) => required);
}

function finding(file: SourceFile, error: ErrorObject, unusable: ReadonlySet<Pointer>): SchemaFinding {
  const schema = (error.parentSchema ?? {}) as Schema;
  const explain = EXPLANATIONS[error.keyword] ?? byMessage;
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

/** Explains an error of JSON Schema; `key` if it concerns a key of the value and not the value itself. */
type Explanation = (
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

const byMessage: Explanation = (error, _, schema) => ({
  code: 'wrong-value',
  message: schema.errorMessage ?? `this value ${error.message}`,
});

const EXPLANATIONS: Record<string, Explanation | undefined> = {
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

interface Schema {
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
